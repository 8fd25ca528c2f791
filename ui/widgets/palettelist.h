#pragma once
#include <QStyledItemDelegate>

// What a model tells the command palette about a row, beside its Qt::DisplayRole.
enum PaletteRole {
    PaletteDetailRole = Qt::UserRole + 900, // grey words after the text
    PaletteIconRole,                        // name of an icon
    PaletteKeyRole,                         // key cap at the right ("Ctrl+5")
    PaletteHeadingRole,                     // true: a heading, can't be chosen
};

// Paints a row of the palette; what was typed stands out in every text.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTyped(const QString &typed);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int paintText(QPainter &painter, const QRect &rect, const QString &text) const;

    QStringList m_words;
};
