#pragma once
#include "home/leaderboard.h"
#include "widgets/card.h"

class QTableView;

// Who sold how much: a bar each, against their target, and the course of seven weeks. Enter opens what is behind a person.
class LeaderboardCard : public Card
{
    Q_OBJECT
public:
    explicit LeaderboardCard(QWidget *parent = nullptr);
    void show(const QList<ManagerFigures::Seller> &sellers, const QString &period, const QString &currency, int exponent);
    using Card::show;

Q_SIGNALS:
    void personWanted(const QString &id);

private:
    Leaderboard m_model;
    QTableView *m_table;
};
