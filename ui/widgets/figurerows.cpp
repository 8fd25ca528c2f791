#include "widgets/figurerows.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
constexpr int lineHeight = 24;
constexpr int gap = 12;

QFont nameFont()
{
    return Theme::font(12);
}
QFont figureFont()
{
    return Theme::font(12, QFont::DemiBold);
}
int nameWidth(const FigureRows::Row &row)
{
    return QFontMetrics(nameFont()).horizontalAdvance(row.name) + Theme::scaled(gap);
}
}

FigureRows::FigureRows(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FigureRows::setRows(const QList<Row> &rows)
{
    m_rows = rows;
    QStringList spoken;
    for (const Row &row : rows)
        spoken.append(row.name + u' ' + row.figures.join(u", "_s));
    setAccessibleName(spoken.join(u"; "_s));
    updateGeometry();
    update();
}

QStringList FigureRows::lines(const Row &row, int width) const
{
    const QString joined = row.figures.join(u" · "_s);
    const bool hasRoom = TabularText::width(figureFont(), joined) <= width - nameWidth(row);
    return hasRoom || row.figures.size() < 2 ? QStringList{joined} : row.figures;
}

int FigureRows::heightForWidth(int width) const
{
    qsizetype count = 0;
    for (const Row &row : m_rows)
        count += lines(row, width).size();
    return int(count) * Theme::scaled(lineHeight);
}

QSize FigureRows::sizeHint() const
{
    qreal widest = 0;
    for (const Row &row : m_rows)
        widest = std::max(widest, nameWidth(row) + TabularText::width(figureFont(), row.figures.join(u" · "_s)));
    return {qCeil(widest), heightForWidth(qCeil(widest))};
}

QSize FigureRows::minimumSizeHint() const
{
    qreal widest = 0;
    for (const Row &row : m_rows)
        for (const QString &figure : row.figures)
            widest = std::max(widest, nameWidth(row) + TabularText::width(figureFont(), figure));
    return {qCeil(widest), Theme::scaled(lineHeight)};
}

void FigureRows::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Theme::tokens();
    QRect line(0, 0, width(), Theme::scaled(lineHeight));
    for (const Row &row : std::as_const(m_rows)) {
        painter.setFont(nameFont());
        painter.setPen(t.ink2);
        painter.drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter), row.name);
        painter.setFont(figureFont());
        painter.setPen(row.tone ? t.tone(*row.tone).ink : t.ink);
        for (const QString &figure : lines(row, width())) {
            TabularText::draw(painter, line, int(Qt::AlignRight | Qt::AlignVCenter), figure);
            line.translate(0, line.height());
        }
    }
}

void FigureRows::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}
