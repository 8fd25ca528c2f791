#include "records/statelook.h"

#include <QHash>

using namespace Qt::StringLiterals;

struct Look
{
    Glyph glyph;
    Tone tone;
    bool filled;
};
using Looks = QHash<QString, Look>;

static constexpr bool Filled = true;
static constexpr bool Quiet = false;

// What a word means wherever it stands.
static const Looks &looks()
{
    static const Looks all{
        {u"draft"_s, {Glyph::Ring, Tone::Grey, Quiet}},
        {u"recorded"_s, {Glyph::Ring, Tone::Grey, Quiet}},
        {u"awaiting_payment"_s, {Glyph::Clock, Tone::Grey, Quiet}},
        {u"waiting"_s, {Glyph::Clock, Tone::Amber, Quiet}},
        {u"pending"_s, {Glyph::Clock, Tone::Amber, Filled}},
        {u"invited"_s, {Glyph::Clock, Tone::Amber, Filled}},
        {u"to_approve"_s, {Glyph::Clock, Tone::Amber, Filled}},
        {u"in_verification"_s, {Glyph::Clock, Tone::Violet, Filled}},
        {u"estimate"_s, {Glyph::Half, Tone::Grey, Quiet}},
        {u"partly_paid"_s, {Glyph::Half, Tone::Blue, Filled}},
        {u"sent_back"_s, {Glyph::Half, Tone::Amber, Filled}},
        {u"refund_asked"_s, {Glyph::Half, Tone::Violet, Filled}},
        {u"taken"_s, {Glyph::Person, Tone::Blue, Filled}},
        {u"second_check"_s, {Glyph::TwoRings, Tone::Violet, Filled}},
        {u"receipt_missing"_s, {Glyph::Triangle, Tone::Amber, Filled}},
        {u"overdue"_s, {Glyph::Triangle, Tone::Red, Filled}},
        {u"over_4h"_s, {Glyph::Triangle, Tone::Red, Filled}},
        {u"payment_rejected"_s, {Glyph::DiscCross, Tone::Red, Filled}},
        {u"rejected"_s, {Glyph::DiscCross, Tone::Red, Filled}},
        {u"failed"_s, {Glyph::DiscCross, Tone::Red, Filled}},
        {u"taken_back"_s, {Glyph::Down, Tone::Red, Filled}},
        {u"on_hold"_s, {Glyph::Pause, Tone::Grey, Filled}},
        {u"suspended"_s, {Glyph::Pause, Tone::Grey, Filled}},
        {u"mine"_s, {Glyph::Pause, Tone::Grey, Filled}},
        {u"approved_by_me"_s, {Glyph::RingTick, Tone::Grey, Quiet}},
        {u"cancelled"_s, {Glyph::Slash, Tone::Grey, Quiet}},
        {u"refunded"_s, {Glyph::Slash, Tone::Grey, Quiet}},
        {u"refund"_s, {Glyph::Down, Tone::Grey, Quiet}},
        {u"void"_s, {Glyph::Slash, Tone::Grey, Quiet}},
        {u"ended"_s, {Glyph::Slash, Tone::Grey, Quiet}},
        {u"open"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
        {u"active"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
        {u"completed"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
        {u"verified"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
        {u"approved"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
        {u"paid"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
        {u"issued"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
        {u"resolved"_s, {Glyph::DiscTick, Tone::Green, Quiet}},
        {u"loyal"_s, {Glyph::Star, Tone::Green, Quiet}},
        {u"returning"_s, {Glyph::RingTick, Tone::Grey, Quiet}},
    };
    return all;
}

// Where a word means something else: what is approved there is still to be paid, and what was recorded by mistake is nothing to worry
// about.
static const QHash<QString, Looks> &ownLooks()
{
    static const QHash<QString, Looks> own{{u"commission"_s, {{u"approved"_s, {Glyph::RingTick, Tone::Blue, Filled}}}},
                                           {u"payment"_s, {{u"taken_back"_s, {Glyph::Slash, Tone::Grey, Quiet}}}}};
    return own;
}

ChipLook yesNoLook(bool yes, const QString &text)
{
    return {yes ? Glyph::DiscTick : Glyph::Slash, yes ? Tone::Green : Tone::Grey, Quiet, text};
}

ChipLook stateLook(const QString &entity, const QString &state, const QString &text, int agreed)
{
    const Look usual = looks().value(state, {Glyph::Ring, Tone::Grey, Quiet});
    const Look look = ownLooks().value(entity).value(state, usual);
    return {agreed > 0 && look.glyph == Glyph::Clock ? Glyph::TwoRings : look.glyph, look.tone, look.filled, text};
}
