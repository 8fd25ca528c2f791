// The manager's home as a file: the numbers that V shows as tables, and those above and beside them.
#include "backend.h"
#include "home/figuresexport.h"
#include "home/leaderboardcard.h"
#include "home/managerhomepage.h"
#include "home/periodbar.h"
#include "session/session.h"
#include "shell/exportdialog.h"
#include "widgets/barscard.h"
#include "widgets/chartcard.h"
#include "widgets/donutcard.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

void ManagerHomePage::askWhereToExport()
{
    if (!hasFigures())
        return say(tr("There are no figures to export yet."));
    ::askWhereToExport(this, tr("Export the dashboard"),
                       tr("dashboard %1 to %2").arg(m_shown.period.from().toString(Qt::ISODate), m_shown.period.to().toString(Qt::ISODate)),
                       [this](const QString &path) { exportTo(path); });
}

void ManagerHomePage::exportTo(const QString &path)
{
    const QJsonObject detail{{u"list"_s, u"dashboard"_s},
                             {u"from"_s, m_shown.period.from().toString(Qt::ISODate)},
                             {u"to"_s, m_shown.period.to().toString(Qt::ISODate)},
                             {u"team"_s, m_shown.team},
                             {u"currency"_s, m_shown.currency}};
    startFiguresExport(
        m_backend, shownFigures(), u"home"_s, detail, path, tr("Exporting the dashboard"),
        [file = QFileInfo(path).fileName()](qlonglong rows) { return tr("%Ln figures exported to %1", nullptr, int(rows)).arg(file); });
}

// What they are of comes first, then card by card as they stand.
QList<ShownFigure> ManagerHomePage::shownFigures() const
{
    const auto days = [](const DashboardPeriod &period) {
        return tr("%1 to %2").arg(period.from().toString(Qt::ISODate), period.to().toString(Qt::ISODate));
    };
    const QString now = tr("This period");
    const QString before = tr("Previous");
    QList<ShownFigure> figures{{title(), now, tr("Days"), days(m_shown.period)}, {title(), before, tr("Days"), days(m_shown.compared)}};
    figures.append({title(), {}, tr("Team"), m_shown.team.isEmpty() ? tr("All teams") : teamName(m_shown.team)});
    figures.append({title(), {}, tr("Currency"), m_shown.currency.isEmpty() ? tr("%1, converted").arg(currency()) : currency()});

    const auto amount = [this](double value) { return whole(qlonglong(value)); };
    const auto number = [](double value) { return QLocale().toString(value, 'f', 0); };
    const auto share = [](double value) { return QLocale().toString(value, 'f', 1); };
    const auto kpi = [&](const QString &card, const QString &key, const QString &measure, const auto &text) {
        const ManagerFigures::Figure figure = m_figures.figures.value(key);
        figures.append({card, now, measure, text(figure.value)});
        figures.append({card, before, measure, text(figure.before)});
    };
    kpi(tr("Verified revenue"), u"verified_revenue"_s, currency(), amount);
    kpi(tr("Deals won"), u"deals_won"_s, tr("Deals"), number);
    kpi(tr("Average deal"), u"average_deal"_s, currency(), amount);
    kpi(tr("Collected on time"), u"collected_on_time"_s, tr("Percent"), share);
    kpi(tr("Waiting for approval"), u"waiting_for_approval"_s, tr("Payments"), number);

    const auto addCard = [&figures](const FigureCard &card) {
        for (const QStringList &row : card.rows())
            for (qsizetype column = 1; column < row.size(); ++column)
                figures.append({card.title(), row.front(), card.columns().value(column), row.at(column)});
    };
    addCard(*m_revenue);
    addCard(*m_funnelCard);
    addCard(*m_methods);
    const auto addSellers = [&](const QString &card, const QList<ManagerFigures::Seller> &sellers) {
        for (const ManagerFigures::Seller &seller : sellers) {
            figures.append({card, seller.name, tr("Verified revenue, %1").arg(currency()), whole(seller.amountMinor)});
            figures.append({card, seller.name, tr("Deals"), QLocale().toString(seller.deals)});
            if (seller.targetMinor > 0)
                figures.append({card, seller.name, tr("Of target"), tr("%1%").arg(seller.percentOfTarget())});
        }
    };
    addSellers(tr("Leaderboard of people"), m_figures.sellers);
    addSellers(tr("Leaderboard of teams"), soldByTeam(m_figures.sellers, m_teams));
    addCard(*m_paymentsCard);
    addCard(*m_commissionsCard);
    addCard(*m_satisfactionCard);
    return figures;
}
