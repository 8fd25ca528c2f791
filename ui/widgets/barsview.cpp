#include "widgets/barsview.h"
#include "widgets/theme.h"
#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

BarsView::BarsView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BarsView::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    m_current = qMin(m_current, static_cast<int>(bars.size()) - 1);
    updateGeometry();
    update();
}

void BarsView::setCurrent(int row)
{
    row = qBound(0, row, static_cast<int>(m_bars.size()) - 1);
    if (row == m_current || m_bars.isEmpty())
        return;
    m_current = row;
    const Bar &bar = m_bars[row];
    setAccessibleDescription(bar.label + u' ' + bar.text + u' ' + bar.note);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT currentChanged(row);
    update();
}

double BarsView::longest() const
{
    double most = 0;
    for (const Bar &bar : m_bars)
        most = qMax(most, bar.value);
    return most > 0 ? most : 1;
}

QSize BarsView::sizeHint() const
{
    return {240, rowHeight() * static_cast<int>(m_bars.size())};
}

int BarsView::shownRowHeight() const
{
    const int rows = qMax<int>(1, static_cast<int>(m_bars.size()));
    return qBound(rowHeight(), height() / rows, rowHeight() * 3 / 2);
}

void BarsView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect row(0, 0, width(), shownRowHeight());
    for (int i = 0; i < m_bars.size(); ++i) {
        if (i == m_current && hasFocus())
            painter.fillRect(row, Theme::tokens().select);
        paintBar(painter, row, m_bars[i]);
        row.translate(0, row.height());
    }
}

void BarsView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Right:
        setCurrent(m_current + 1);
        break;
    case Qt::Key_Up:
    case Qt::Key_Left:
        setCurrent(m_current - 1);
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(static_cast<int>(m_bars.size()) - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BarsView::mousePressEvent(QMouseEvent *event)
{
    const int row = qRound(event->position().y()) / shownRowHeight();
    if (row < 0 || row >= m_bars.size())
        return;
    setCurrent(row);
    Q_EMIT activated(row);
}

void BarsView::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0)
        setCurrent(0);
    QWidget::focusInEvent(event);
}
