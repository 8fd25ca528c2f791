#include "home/hometext.h"
#include "catalog/catalog.h"
#include "text/datetext.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace {
struct HomeText
{
    Q_DECLARE_TR_FUNCTIONS(HomeText)
};
}

QString funnelStepName(const QString &key)
{
    const QHash<QString, QString> names{{u"entered"_s, HomeText::tr("Entered")},
                                        {u"first_payment"_s, HomeText::tr("First payment")},
                                        {u"sent"_s, HomeText::tr("Sent to verification")},
                                        {u"checked"_s, HomeText::tr("Verified")},
                                        {u"paid"_s, HomeText::tr("Fully paid")}};
    return names.value(key, key);
}

QString funnelStepMissing(const QString &key, qlonglong deals)
{
    const QHash<QString, QString> words{{u"first_payment"_s, HomeText::tr("%1 without payment")},
                                        {u"sent"_s, HomeText::tr("%1 not sent")},
                                        {u"checked"_s, HomeText::tr("%1 not verified")},
                                        {u"paid"_s, HomeText::tr("%1 not paid in full")}};
    const auto known = words.constFind(key);
    return deals > 0 && known != words.cend() ? known->arg(QLocale().toString(deals)) : QString();
}

QString ageName(const QString &key)
{
    const QHash<QString, QString> names{{u"under_1h"_s, HomeText::tr("Under 1 h")},     {u"1h_to_4h"_s, HomeText::tr("1 to 4 h")},
                                        {u"4h_to_24h"_s, HomeText::tr("4 to 24 h")},    {u"over_24h"_s, HomeText::tr("Over 24 h")},
                                        {u"under_1w"_s, HomeText::tr("Under a week")},  {u"1w_to_1m"_s, HomeText::tr("1 to 4 weeks")},
                                        {u"1m_to_3m"_s, HomeText::tr("1 to 3 months")}, {u"over_3m"_s, HomeText::tr("Over 3 months")}};
    return names.value(key, key);
}

QString nextStepName(const QString &key, int daysLate)
{
    if (key == "call_client"_L1)
        return daysLate > 0 ? HomeText::tr("Call – %Ln days late", nullptr, daysLate) : HomeText::tr("Call the client");
    const QHash<QString, QString> names{{u"finish_and_send"_s, HomeText::tr("Finish and send")},
                                        {u"replace_receipt"_s, HomeText::tr("Record it again")},
                                        {u"wait_for_approval"_s, HomeText::tr("Wait for approval")},
                                        {u"correct_payment"_s, HomeText::tr("Correct the payment")},
                                        {u"resume"_s, HomeText::tr("Resume")},
                                        {u"first_instalment"_s, HomeText::tr("First instalment")},
                                        {u"next_instalment"_s, HomeText::tr("Next instalment")}};
    return names.value(key, key);
}

static QString exportText(const Catalog &catalog, const AdminFigures::Activity &activity)
{
    QString what = HomeText::tr("a list");
    const Entity *entity = catalog.entity(activity.list);
    if (activity.list == "dashboard"_L1)
        what = HomeText::tr("the dashboard");
    else if (entity && activity.rows < 0)
        what = entity->plural;
    else if (entity)
        what = QLocale().toString(activity.rows) + u' ' + (activity.rows == 1 ? entity->singular : entity->plural);
    const QHash<QString, QString> outcomes{{u"done"_s, HomeText::tr("exported %1")},
                                           {u"failed"_s, HomeText::tr("tried to export %1, which failed")},
                                           {u"stopped"_s, HomeText::tr("began to export %1, and stopped it")}};
    return outcomes.value(activity.outcome, HomeText::tr("began to export %1")).arg(what);
}

QString activityText(const Catalog &catalog, const AdminFigures::Activity &activity)
{
    const QString &kind = activity.kind;
    if (kind == "password_reset"_L1)
        return HomeText::tr("gave %1 a new first password").arg(activity.whom);
    if (kind == "export"_L1)
        return exportText(catalog, activity);
    const QHash<QString, QString> activities{{u"print"_s, HomeText::tr("printed a list")},
                                             {u"import"_s, HomeText::tr("imported a file")},
                                             {u"password_change"_s, HomeText::tr("changed their password")}};
    return activities.value(kind, kind);
}

QString bucketName(QDate from, const QString &step, bool isFirst)
{
    if (step == "week"_L1)
        return isFirst ? HomeText::tr("W%1").arg(from.weekNumber()) : QString::number(from.weekNumber());
    if (step == "day"_L1)
        return isFirst || from.day() == 1 ? shortDateText(from) : QString::number(from.day());
    return QLocale().toString(from, u"MMM"_s);
}

QString bucketTitle(QDate from, const QString &step)
{
    if (step == "week"_L1)
        return HomeText::tr("Week %1").arg(from.weekNumber());
    return step == "day"_L1 ? shortDateText(from) : monthText(from);
}
