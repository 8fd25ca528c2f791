#include "records/statelook.h"

#include <QHash>

using namespace Qt::StringLiterals;

struct Look
{
    Glyph glyph;
    Tone tone;
    bool filled;
    bool dashed = false;
};
using Looks = QHash<QString, Look>;

static constexpr bool Filled = true;
static constexpr bool Quiet = false;

static const QHash<QString, Looks> &looks()
{
    static const QHash<QString, Looks> all{
        {u"deal"_s,
         {{u"draft"_s, {Glyph::Ring, Tone::Grey, Quiet}},
          {u"awaiting_payment"_s, {Glyph::Clock, Tone::Grey, Quiet}},
          {u"partly_paid"_s, {Glyph::Half, Tone::Blue, Filled}},
          {u"in_verification"_s, {Glyph::Clock, Tone::Violet, Filled}},
          {u"verified"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
          {u"overdue"_s, {Glyph::Triangle, Tone::Red, Filled}},
          {u"payment_rejected"_s, {Glyph::DiscCross, Tone::Red, Filled}},
          {u"on_hold"_s, {Glyph::Pause, Tone::Grey, Filled}},
          {u"cancelled"_s, {Glyph::Slash, Tone::Grey, Quiet}}}},
        {u"payment"_s,
         {{u"recorded"_s, {Glyph::Ring, Tone::Grey, Quiet}},
          {u"receipt_missing"_s, {Glyph::Triangle, Tone::Amber, Filled}},
          {u"in_verification"_s, {Glyph::Clock, Tone::Violet, Filled}},
          {u"verified"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
          {u"rejected"_s, {Glyph::DiscCross, Tone::Red, Filled}},
          {u"refund_asked"_s, {Glyph::Half, Tone::Violet, Filled}},
          {u"refunded"_s, {Glyph::Slash, Tone::Grey, Quiet}}}},
        {u"verification"_s,
         {{u"waiting"_s, {Glyph::Clock, Tone::Amber, Quiet}},
          {u"taken"_s, {Glyph::Person, Tone::Blue, Filled}},
          {u"second_check"_s, {Glyph::TwoRings, Tone::Violet, Filled}},
          {u"over_4h"_s, {Glyph::Triangle, Tone::Red, Filled}},
          {u"sent_back"_s, {Glyph::Half, Tone::Amber, Filled}},
          {u"mine"_s, {Glyph::Pause, Tone::Grey, Filled}},
          {u"approved"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
          {u"rejected"_s, {Glyph::DiscCross, Tone::Red, Filled}}}},
        {u"commission"_s,
         {{u"estimate"_s, {Glyph::Half, Tone::Grey, Quiet}},
          {u"to_approve"_s, {Glyph::Clock, Tone::Amber, Filled}},
          {u"approved"_s, {Glyph::RingTick, Tone::Blue, Filled}},
          {u"on_hold"_s, {Glyph::Pause, Tone::Grey, Filled}},
          {u"paid"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
          {u"taken_back"_s, {Glyph::Down, Tone::Red, Filled}}}},
        {u"appointment"_s,
         {{u"requested"_s, {Glyph::Clock, Tone::Amber, Filled, true}},
          {u"scheduled"_s, {Glyph::Clock, Tone::Amber, Filled, true}},
          {u"confirmed"_s, {Glyph::RingTick, Tone::Blue, Filled}},
          {u"arrived"_s, {Glyph::Half, Tone::Violet, Filled}},
          {u"no_show"_s, {Glyph::DiscCross, Tone::Red, Filled}}}},
        {u"conversation"_s,
         {{u"ai_answering"_s, {Glyph::Star, Tone::Violet, Filled}},
          {u"needs_person"_s, {Glyph::Clock, Tone::Amber, Filled}},
          {u"upset"_s, {Glyph::Triangle, Tone::Red, Filled}},
          {u"taken"_s, {Glyph::Person, Tone::Blue, Filled}},
          {u"waiting"_s, {Glyph::Pause, Tone::Grey, Quiet}},
          {u"missed"_s, {Glyph::DiscCross, Tone::Red, Filled}}}},
        {u"tenant"_s, {{u"trial"_s, {Glyph::Clock, Tone::Amber, Filled}}, {u"demo"_s, {Glyph::Half, Tone::Blue, Filled}}}},
    };
    return all;
}

// What the same word means wherever it stands.
static const Looks &sharedLooks()
{
    static const Looks shared{
        {u"active"_s, {Glyph::DiscTick, Tone::Green, Quiet}},   {u"completed"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
        {u"verified"_s, {Glyph::DiscTick, Tone::Green, Quiet}}, {u"approved"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
        {u"paid"_s, {Glyph::DiscTick, Tone::Green, Quiet}},     {u"issued"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
        {u"resolved"_s, {Glyph::DiscTick, Tone::Green, Quiet}}, {u"pending"_s, {Glyph::Clock, Tone::Amber, Filled}},
        {u"invited"_s, {Glyph::Clock, Tone::Amber, Filled}},    {u"suspended"_s, {Glyph::Pause, Tone::Grey, Filled}},
        {u"on_hold"_s, {Glyph::Pause, Tone::Grey, Filled}},     {u"cancelled"_s, {Glyph::Slash, Tone::Grey, Quiet}},
        {u"void"_s, {Glyph::Slash, Tone::Grey, Quiet}},         {u"ended"_s, {Glyph::Slash, Tone::Grey, Quiet}},
        {u"failed"_s, {Glyph::DiscCross, Tone::Red, Filled}},   {u"rejected"_s, {Glyph::DiscCross, Tone::Red, Filled}},
        {u"loyal"_s, {Glyph::Star, Tone::Green, Quiet}},        {u"returning"_s, {Glyph::RingTick, Tone::Grey, Quiet}},
    };
    return shared;
}

ChipLook stateLook(const QString &entity, const QString &state, const QString &text)
{
    const Looks own = looks().value(entity);
    const Look look = own.contains(state) ? own.value(state) : sharedLooks().value(state, {Glyph::Ring, Tone::Grey, Quiet});
    return {look.glyph, look.tone, look.filled, text, look.dashed};
}
