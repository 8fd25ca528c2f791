#include "home/words.h"
#include "text/datetext.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(HomeWords)
};
}

QString funnelStepName(const QString &key)
{
    const QHash<QString, QString> names{{u"entered"_s, Words::tr("Entered")},
                                        {u"first_payment"_s, Words::tr("First payment")},
                                        {u"sent"_s, Words::tr("Sent to verification")},
                                        {u"checked"_s, Words::tr("Verified")},
                                        {u"paid"_s, Words::tr("Fully paid")}};
    return names.value(key, key);
}

QString ageName(const QString &key)
{
    const QHash<QString, QString> names{{u"under_1h"_s, Words::tr("Under 1 h")},     {u"1h_to_4h"_s, Words::tr("1 to 4 h")},
                                        {u"4h_to_24h"_s, Words::tr("4 to 24 h")},    {u"over_24h"_s, Words::tr("Over 24 h")},
                                        {u"under_1w"_s, Words::tr("Under a week")},  {u"1w_to_1m"_s, Words::tr("1 to 4 weeks")},
                                        {u"1m_to_3m"_s, Words::tr("1 to 3 months")}, {u"over_3m"_s, Words::tr("Over 3 months")}};
    return names.value(key, key);
}

QString nextStepName(const QString &key, int daysLate)
{
    if (key == "call_client"_L1)
        return daysLate > 0 ? Words::tr("Call – %1 days late").arg(daysLate) : Words::tr("Call the client");
    const QHash<QString, QString> names{
        {u"finish_and_send"_s, Words::tr("Finish and send")},     {u"replace_receipt"_s, Words::tr("Record it again")},
        {u"wait_for_approval"_s, Words::tr("Wait for approval")}, {u"resume"_s, Words::tr("Resume")},
        {u"first_instalment"_s, Words::tr("First instalment")},   {u"next_instalment"_s, Words::tr("Next instalment")}};
    return names.value(key, key);
}

QString deedText(const QString &kind, const QString &whom)
{
    if (kind == "password_reset"_L1)
        return Words::tr("gave %1 a new first password").arg(whom);
    const QHash<QString, QString> deeds{{u"export"_s, Words::tr("exported a list")},
                                        {u"print"_s, Words::tr("printed a list")},
                                        {u"import"_s, Words::tr("imported a file")},
                                        {u"password_change"_s, Words::tr("changed their password")}};
    return deeds.value(kind, kind);
}

QString bucketName(QDate from, const QString &step, bool isFirst)
{
    if (step == "week"_L1)
        return isFirst ? Words::tr("W%1").arg(from.weekNumber()) : QString::number(from.weekNumber());
    if (step == "day"_L1)
        return isFirst || from.day() == 1 ? shortDateText(from) : QString::number(from.day());
    return QLocale().toString(from, u"MMM"_s);
}

QString bucketTitle(QDate from, const QString &step)
{
    if (step == "week"_L1)
        return Words::tr("Week %1").arg(from.weekNumber());
    return step == "day"_L1 ? shortDateText(from) : monthText(from);
}
