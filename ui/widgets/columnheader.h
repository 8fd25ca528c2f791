#pragma once
#include <QHeaderView>

// The header of a table whose columns can be sorted: the arrow stands beside the word, before it where the column is aligned to the right,
// so that words stay above what they name.
class ColumnHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit ColumnHeader(QWidget *parent = nullptr);

    // Room before the first column's word, as wide as what its cells have there, such as a box to tick.
    void setIndent(int pixels);
    // Room before the first and after the last column's word, as wide as what a card's margin has more than a cell's.
    void setInset(int pixels);
    // What a column needs to show its word and the arrow.
    static int widthFor(const QString &word);

    // Of each column, what its cells keep behind their figures, such as a currency: the word stands over the figures.
    void setBehind(const QList<int> &pixels);

protected:
    QSize sectionSizeFromContents(int logicalIndex) const override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    int m_indent = 0; // of the first column
    int m_end = 0;    // of the last one
    QList<int> m_behind;
};
