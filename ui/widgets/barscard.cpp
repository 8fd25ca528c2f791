#include "widgets/barscard.h"
#include "widgets/barsview.h"

BarsCard::BarsCard(const QString &title, const QString &unit, BarsView *bars, const QStringList &columns, QWidget *parent)
    : FigureCard(title, unit, bars, bars, parent)
    , m_bars(bars)
    , m_columns(columns)
{
    connect(m_bars, &BarsView::barsChanged, this, &BarsCard::fillTable);
    connect(m_bars, &BarsView::activated, this, &BarsCard::activated);
}

void BarsCard::fillTable()
{
    QList<QStringList> rows;
    for (const BarsView::Bar &bar : m_bars->bars())
        rows.append(QStringList{bar.label, bar.text, bar.note}.mid(0, m_columns.size()));
    setNumbers(m_columns, rows);
}
