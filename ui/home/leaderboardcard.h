#pragma once
#include "home/leaderboard.h"
#include "home/tablecard.h"

class Segmented;

// Who sold how much, by person or by team: a bar each, against their target, and the course of seven weeks. Enter opens what is behind one.
class LeaderboardCard : public TableCard
{
    Q_OBJECT
public:
    explicit LeaderboardCard(QWidget *parent = nullptr);
    void show(const QList<ManagerFigures::Seller> &people, const QList<ManagerFigures::Seller> &teams, const QString &period,
              const QString &currency, int exponent);
    using TableCard::show;

Q_SIGNALS:
    void personWanted(const QString &id);
    void teamWanted(const QString &id);

private:
    void showSellers();

    QList<ManagerFigures::Seller> m_people;
    QList<ManagerFigures::Seller> m_teams;
    Segmented *m_by;
    Leaderboard m_model;
};
