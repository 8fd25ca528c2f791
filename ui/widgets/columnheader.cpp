#include "widgets/columnheader.h"
#include "widgets/theme.h"
#include <QPainter>

namespace {
constexpr int padding = 8;
constexpr int arrowSide = 8;
constexpr int arrowGap = 5;

QFont words()
{
    return Theme::font(12, QFont::Medium);
}

void paintArrow(QPainter &painter, const QRect &square, Qt::SortOrder order)
{
    const QRectF place = QRectF(square).adjusted(0.5, 2, -0.5, -1.5);
    const bool isUp = order == Qt::AscendingOrder;
    const QPointF tip(place.center().x(), isUp ? place.top() : place.bottom());
    const qreal base = isUp ? place.bottom() : place.top();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::tokens().accent);
    painter.drawPolygon(QPolygonF{tip, {place.right(), base}, {place.left(), base}});
    painter.restore();
}
}

ColumnHeader::ColumnHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
}

void ColumnHeader::setIndent(int pixels)
{
    m_indent = pixels;
    viewport()->update();
}

void ColumnHeader::setInset(int pixels)
{
    m_end = pixels;
    setIndent(pixels);
}

void ColumnHeader::setBehind(const QList<int> &pixels)
{
    m_behind = pixels;
    viewport()->update();
}

int ColumnHeader::widthFor(const QString &word)
{
    return QFontMetrics(words()).horizontalAdvance(word) + 2 * padding + Theme::scaled(arrowGap + arrowSide);
}

QSize ColumnHeader::sectionSizeFromContents(int logicalIndex) const
{
    const QSize usual = QHeaderView::sectionSizeFromContents(logicalIndex);
    return model() ? QSize(widthFor(model()->headerData(logicalIndex, orientation()).toString()), usual.height())
                   : usual; // it may go first
}

void ColumnHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    if (!rect.isValid())
        return;
    const Tokens &tokens = Theme::tokens();
    painter->fillRect(rect, tokens.sunken);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line2);
    QRect room = rect.adjusted(padding, 0, -padding, -1);
    if (logicalIndex == 0)
        room.setLeft(room.left() + m_indent);
    if (logicalIndex == count() - 1)
        room.setRight(room.right() - m_end);
    room.setRight(room.right() - m_behind.value(logicalIndex));
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const int side = Theme::scaled(arrowSide);
    const int taken = isSorted ? side + Theme::scaled(arrowGap) : 0;
    const QFont font = words();
    const QString word = QFontMetrics(font).elidedText(model()->headerData(logicalIndex, orientation()).toString(), Qt::ElideRight,
                                                       std::max(0, room.width() - taken));
    const int width = QFontMetrics(font).horizontalAdvance(word);
    const bool isRight = model()->headerData(logicalIndex, orientation(), Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    painter->setFont(font);
    painter->setPen(isSorted ? tokens.ink : tokens.ink2);
    painter->drawText(room, Qt::AlignVCenter | (isRight ? Qt::AlignRight : Qt::AlignLeft), word);
    if (isSorted) {
        const int gap = Theme::scaled(arrowGap);
        const int left = isRight ? room.right() - width - gap - side + 1 : room.left() + width + gap;
        paintArrow(*painter, QRect(left, rect.top() + (rect.height() - side) / 2, side, side), sortIndicatorOrder());
    }
}
