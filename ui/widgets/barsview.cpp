#include "widgets/barsview.h"
#include "widgets/chartcallout.h"
#include "widgets/theme.h"
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

BarsView::BarsView(QWidget *parent)
    : QWidget(parent)
    , m_callout(nullptr)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BarsView::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    m_current = qMin(m_current, static_cast<int>(bars.size()) - 1);
    m_pointed = -1;
    updateGeometry();
    update();
    placeCallout();
    Q_EMIT barsChanged();
}

void BarsView::setCurrent(int row)
{
    row = qBound(0, row, static_cast<int>(m_bars.size()) - 1);
    if (row == m_current || m_bars.isEmpty())
        return;
    m_current = row;
    setAccessibleDescription(markText(row));
    tellCurrentMark(this, row);
    placeCallout();
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

int BarsView::rowAt(const QPointF &position) const
{
    const int row = qFloor(position.y()) / shownRowHeight();
    return position.y() >= 0 && row < m_bars.size() ? row : -1;
}

QString BarsView::markText(int mark) const
{
    const Bar &bar = m_bars.at(mark);
    return QStringList{bar.label, bar.text, bar.note, bar.callout.mid(1).join(u", "_s)}.join(u' ').simplified();
}

QRect BarsView::markRect(int mark) const
{
    return {0, mark * shownRowHeight(), width(), shownRowHeight()};
}

// Beside the bar that is pointed at, else at the current one while the bars have the focus. It is a child of the window's card, so
// that it may reach beyond the bars.
void BarsView::placeCallout()
{
    const int row = m_pointed >= 0 ? m_pointed : hasFocus() ? m_current : -1;
    if (row < 0 || m_bars.at(row).callout.isEmpty()) {
        if (m_callout)
            m_callout->hide();
        return;
    }
    QWidget *room = parentWidget() ? parentWidget() : this;
    if (!m_callout)
        m_callout = new ChartCallout(room);
    m_callout->say(m_bars.at(row).callout);
    const QPoint at = mapTo(room, markRect(row).bottomRight());
    const bool fitsBelow = at.y() + m_callout->height() + 4 <= room->height();
    m_callout->move(qMax(0, qMin(at.x(), room->width()) - m_callout->width() - 4),
                    fitsBelow ? at.y() + 2 : qMax(0, at.y() - shownRowHeight() - m_callout->height() - 2));
    m_callout->raise();
    m_callout->show();
}

void BarsView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointed = rowAt(event->position());
    placeCallout();
}

void BarsView::leaveEvent(QEvent *event)
{
    m_pointed = -1;
    placeCallout();
    QWidget::leaveEvent(event);
}

void BarsView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    placeCallout();
}

void BarsView::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position());
    if (row < 0 || event->button() != Qt::LeftButton)
        return;
    setCurrent(row);
    Q_EMIT activated(row);
}

void BarsView::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0)
        setCurrent(0);
    QWidget::focusInEvent(event);
    placeCallout();
}
