#include "verification/verificationlook.h"

#include <QCoreApplication>
#include <QMap>

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

QString methodName(const QString &method)
{
    const QMap<QString, QString> names{
        {u"cash"_s, Words::tr("Cash")},     {u"bank_transfer"_s, Words::tr("Bank transfer")},
        {u"card"_s, Words::tr("Card")},     {u"cheque"_s, Words::tr("Cheque")},
        {u"wallet"_s, Words::tr("Wallet")}, {u"other"_s, Words::tr("Other")},
    };
    return names.value(method, method);
}

QStringList methodKeys()
{
    return {u"bank_transfer"_s, u"card"_s, u"cash"_s, u"cheque"_s, u"wallet"_s, u"other"_s};
}
