#pragma once
#include <QStyledItemDelegate>

// Paints the leaderboard: avatars, bars, whole amounts, shares of the target in red while far behind, and spark lines.
class LeaderboardDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setExponent(int exponent) { m_exponent = exponent; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_exponent = 2;
};
