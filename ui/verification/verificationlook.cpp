#include "verification/verificationlook.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using State = QueuedPayment::State;

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(VerificationLook)
};
}

ChipLook queueChip(const QueuedPayment &payment)
{
    switch (payment.state) {
    case State::SecondCheck:
        return {Glyph::TwoRings, Tone::Violet, true, Words::tr("Second check")};
    case State::Over4Hours:
        return {Glyph::Triangle, Tone::Red, true, Words::tr("Over 4 h")};
    case State::Taken:
        return {Glyph::Person, Tone::Blue, true, payment.claimedByName};
    case State::SentBack:
        return {Glyph::Half, Tone::Amber, true, Words::tr("Sent back")};
    case State::Mine:
        return {Glyph::Pause, Tone::Grey, true, Words::tr("You recorded it")};
    case State::Approved:
        return {Glyph::DiscTick, Tone::Green, false, Words::tr("Approved")};
    case State::Rejected:
        return {Glyph::DiscCross, Tone::Red, true, Words::tr("Rejected")};
    case State::Waiting:
        break;
    }
    return {Glyph::Clock, Tone::Amber, false, Words::tr("Waiting")};
}
