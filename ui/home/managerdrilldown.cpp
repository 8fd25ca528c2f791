// Where the marks of the manager's home lead: a list with exactly the rows that a mark counts.
#include "backend.h"
#include "home/leaderboardcard.h"
#include "home/managerhomepage.h"
#include "home/periodbar.h"
#include "records/valuetext.h"
#include "session/session.h"
#include "widgets/barscard.h"
#include "widgets/chartcard.h"
#include "widgets/donutcard.h"
#include "widgets/kpicard.h"

#include <QLocale>

using namespace Qt::StringLiterals;

void ManagerHomePage::connectMarks()
{
    const auto inPeriod = [this](const QString &field) { return days(field, m_shown.period.from(), m_shown.period.to()); };
    const auto lead = [this](FigureCard *card, void (ManagerHomePage::*open)(int)) {
        connect(card, &FigureCard::activated, this, [this, open](int mark) {
            if (!isShowing())
                (this->*open)(mark);
        });
    };
    lead(m_revenue, &ManagerHomePage::openRevenue);
    lead(m_funnelCard, &ManagerHomePage::openFunnel);
    lead(m_methods, &ManagerHomePage::openMethod);
    lead(m_paymentsCard, &ManagerHomePage::openPaymentStatus);
    lead(m_commissionsCard, &ManagerHomePage::openCommissions);
    lead(m_satisfactionCard, &ManagerHomePage::openSatisfaction);
    connect(m_sellers, &LeaderboardCard::personWanted, this, &ManagerHomePage::openPerson);
    connect(m_sellers, &LeaderboardCard::teamWanted, this, &ManagerHomePage::openTeam);
    connect(m_revenueKpi, &KpiCard::activated, this, [this] { openVerified({}); });
    for (KpiCard *card : {m_wonKpi, m_averageKpi})
        connect(card, &KpiCard::activated, this, [this, inPeriod] { openDeals(u"state!:draft "_s + inPeriod(u"completed_on"_s)); });
    connect(m_onTimeKpi, &KpiCard::activated, this,
            [this, inPeriod] { openDeals(u"state!:draft,cancelled "_s + inPeriod(u"due_date"_s)); });
    connect(m_waitingKpi, &KpiCard::activated, this, &ManagerHomePage::openWaiting);
}

// What was verified in these days, refunds among it: revenue is what came less what went back.
void ManagerHomePage::openRevenue(int mark)
{
    const QDate from = qMax(m_figures.revenue.at(mark).from, m_shown.period.from());
    const QDate to = qMin(m_shown.period.endOfStep(m_figures.revenue.at(mark).from), m_shown.period.to());
    open(u"payments"_s, days(u"verified_at"_s, from, to));
}

void ManagerHomePage::openFunnel(int step)
{
    static const QHash<QString, QString> conditions{{u"first_payment"_s, u"has_payment:yes "_s},
                                                    {u"sent"_s, u"was_sent:yes "_s},
                                                    {u"checked"_s, u"has_verified_payment:yes "_s},
                                                    {u"paid"_s, u"completed_on!:none "_s}};
    openDeals(u"state!:draft "_s + conditions.value(m_figures.funnel.at(step).key)
              + days(u"deal_date"_s, m_shown.period.from(), m_shown.period.to()));
}

void ManagerHomePage::openMethod(int slice)
{
    openVerified(u"refund_of:none method:"_s + m_figures.methods.at(slice).key);
}

bool ManagerHomePage::isOver() const
{
    return m_shown.period.to() < m_backend.session.today();
}

// Those that the queue offers, without what waits for a receipt or was sent back. Of days that are over, how many waited is known, not
// which.
void ManagerHomePage::openWaiting()
{
    if (isOver())
        return Q_EMIT told(tr("It is known how many waited on %1, not which. A period that ends today opens those that wait now.")
                               .arg(QLocale().toString(m_shown.period.to(), u"d MMMM"_s)));
    open(u"payments"_s, u"state:in_verification"_s + inCurrency());
}

void ManagerHomePage::openVerified(const QString &more, const QVariantMap &arguments)
{
    open(u"payments"_s, days(u"verified_at"_s, m_shown.period.from(), m_shown.period.to()) + u' ' + more, arguments);
}

void ManagerHomePage::openDeals(const QString &filter)
{
    open(u"deals"_s, filter);
}

void ManagerHomePage::open(const QString &page, const QString &filter, const QVariantMap &arguments)
{
    QVariantMap all = arguments;
    all.insert(u"filter"_s, filter);
    if (!m_shown.team.isEmpty() && !all.contains(u"team"_s)) {
        all.insert(u"team"_s, m_shown.team);
        all.insert(u"team_name"_s, m_bar->teamName());
    }
    Q_EMIT
    navigate({page, {}, all});
}

QString ManagerHomePage::days(const QString &field, QDate from, QDate to) const
{
    return field + u':' + from.toString(Qt::ISODate) + u".."_s + to.toString(Qt::ISODate) + inCurrency();
}

QString ManagerHomePage::inCurrency() const
{
    return m_shown.currency.isEmpty() ? QString() : u" currency:"_s + m_shown.currency;
}

void ManagerHomePage::openPaymentStatus(int bar)
{
    if (bar == 0)
        return openWaiting();
    const QString status = m_figures.payments.at(bar - 1).key;
    const auto inPeriod = [this](const QString &field) { return days(field, m_shown.period.from(), m_shown.period.to()); };
    if (status == "rejected"_L1)
        open(u"payments"_s, u"state:rejected "_s + inPeriod(u"decided_at"_s));
    else
        open(u"payments"_s, (status == "refunded"_L1 ? u"refund_of!:none "_s : u"refund_of:none "_s) + inPeriod(u"verified_at"_s));
}

void ManagerHomePage::openCommissions(int bar)
{
    open(u"commission.lines"_s, u"state:"_s + m_figures.commissions.at(bar).key + inCurrency());
}

void ManagerHomePage::openSatisfaction(int bar)
{
    const ClientSatisfaction::Rating &rating = m_satisfied.ratings.at(bar);
    open(u"clients"_s, u"satisfaction_tenths:%1..%2"_s.arg(rating.low).arg(rating.high));
}

void ManagerHomePage::openPerson(const QString &id)
{
    const auto person = std::ranges::find(m_figures.sellers, id, &ManagerFigures::Seller::id);
    openVerified({}, {{u"owner_id"_s, id}, {labelKey(u"owner_id"_s), person == m_figures.sellers.end() ? QString() : person->name}});
}

void ManagerHomePage::openTeam(const QString &id)
{
    openVerified({}, {{u"team"_s, id}, {u"team_name"_s, teamName(id)}});
}
