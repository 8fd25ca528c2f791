#pragma once
#include <QStyledItemDelegate>

// A found record in two lines: what it is called, with the words that were looked for marked, and what tells it from others.
class SuggestionDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1, WordsRole, IsOfferRole };
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};
