#include "widgets/flowlayout.h"
#include <QLabel>

// A label that may wrap does so where the line ends, not at the shape that it would have alone.
static QSize sizeOf(const QLayoutItem *item, int room)
{
    QSize size = item->sizeHint();
    if (const auto label = qobject_cast<QLabel *>(const_cast<QLayoutItem *>(item)->widget()); label && label->wordWrap()) {
        const QMargins margins = label->contentsMargins();
        size.setWidth(label->fontMetrics().size(0, label->text()).width() + margins.left() + margins.right() + 2);
        size.setHeight(label->heightForWidth(qMin(size.width(), room)));
    }
    if (size.width() > room) {
        size.setWidth(room);
        if (item->hasHeightForWidth())
            size.setHeight(item->heightForWidth(room));
    }
    return size;
}

FlowLayout::FlowLayout(int horizontalGap, int verticalGap, QWidget *parent)
    : QLayout(parent)
    , m_horizontalGap(horizontalGap)
    , m_verticalGap(verticalGap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = QSize(size.width() + item->sizeHint().width() + (size.isEmpty() ? 0 : m_horizontalGap),
                         qMax(size.height(), item->sizeHint().height()));
    }
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool place) const
{
    // One line at a time, so that everything on a line can stand on its middle.
    int y = rect.y();
    for (qsizetype first = 0; first < m_items.size();) {
        int x = rect.x();
        int height = 0;
        qsizetype end = first;
        QList<std::pair<QLayoutItem *, QRect>> line;
        for (; end < m_items.size(); ++end) {
            QLayoutItem *item = m_items[end];
            if (item->isEmpty())
                continue;
            const QSize size = sizeOf(item, rect.width());
            if (!line.isEmpty() && x + size.width() > rect.right() + 1)
                break;
            line.append({item, QRect(QPoint(x, y), size)});
            x += size.width() + m_horizontalGap;
            height = qMax(height, size.height());
        }
        if (place) {
            for (auto &[item, box] : line)
                item->setGeometry(box.translated(0, (height - box.height()) / 2));
        }
        first = end;
        if (height > 0)
            y += height + m_verticalGap;
    }
    return qMax(0, y - rect.y() - m_verticalGap);
}
