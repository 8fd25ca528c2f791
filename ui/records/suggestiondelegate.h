#pragma once
#include <QStyledItemDelegate>

// A found record in two lines: what it is called, with the words that were looked for marked, and what tells it from others; the key that
// takes it at its end.
class SuggestionDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, DetailRole, WordsRole, OfferIconRole }; // an icon: the row offers to create a record
    using QStyledItemDelegate::QStyledItemDelegate;

    static int rowHeight();
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};
