#include "home/leaderboardcard.h"
#include "home/leaderboarddelegate.h"
#include "widgets/segmented.h"

#include <QBoxLayout>
#include <QTableView>

LeaderboardCard::LeaderboardCard(QWidget *parent)
    : TableCard(tr("Leaderboard"), {}, parent)
    , m_by(new Segmented({tr("People"), tr("Teams")}))
{
    m_by->setSmall(true);
    m_by->setAccessibleName(tr("Leaderboard of"));
    header()->addWidget(m_by);
    connect(m_by, &Segmented::currentChanged, this, &LeaderboardCard::showSellers);
    setRows(m_model, new LeaderboardDelegate, {.widths = {44, 168, 120, 110, 64, 84, 96}, .stretched = Leaderboard::Share, .margin = 0});
    table()->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(table(), &QTableView::activated, this, [this](const QModelIndex &index) {
        const QString id = m_model.at(index.row()).id;
        if (m_by->current() == 0)
            Q_EMIT personWanted(id);
        else
            Q_EMIT teamWanted(id);
    });
}

void LeaderboardCard::show(const QList<ManagerFigures::Seller> &people, const QList<ManagerFigures::Seller> &teams, const QString &period,
                           const QString &currency, int exponent)
{
    setUnit(tr("%1, %2").arg(period, currency));
    static_cast<LeaderboardDelegate *>(table()->itemDelegate())->setExponent(exponent);
    m_people = people;
    m_teams = teams;
    showSellers();
}

void LeaderboardCard::showSellers()
{
    m_model.setRows(m_by->current() == 0 ? m_people : m_teams);
}
