#include "widgets/chip.h"
#include "widgets/shapedtext.h"
#include "widgets/theme.h"
#include <QEvent>
#include <QPainter>

namespace {
constexpr int height = 20;
constexpr int glyphSide = 12;

QFont font(const ChipLook &look)
{
    return Theme::font(12, look.filled ? QFont::DemiBold : QFont::Medium);
}

int leftPadding(const ChipLook &look)
{
    return look.filled ? Theme::scaled(6) : 0;
}
int rightPadding(const ChipLook &look)
{
    return look.filled ? Theme::scaled(8) : 0;
}
int beforeText(const ChipLook &look)
{
    return look.glyph == Glyph::None ? Theme::scaled(2) : Theme::scaled(glyphSide + (look.filled ? 4 : 5));
}
}

QSize chipSize(const ChipLook &look)
{
    const int text = qCeil(ShapedText::width(font(look), look.text)) + 1;
    return {leftPadding(look) + beforeText(look) + text + rightPadding(look), Theme::scaled(height)};
}

QRect paintChip(QPainter &painter, const QRect &rect, const ChipLook &look, Qt::Alignment alignment)
{
    const Tokens &t = Theme::tokens();
    const ToneColors &tone = t.tone(look.tone);
    const QSize wanted = chipSize(look).boundedTo(QSize(rect.width(), Theme::scaled(height)));
    const int x = alignment & Qt::AlignRight ? rect.right() + 1 - wanted.width() : rect.x();
    const QRect chip(QPoint(x, rect.y() + (rect.height() - wanted.height()) / 2), wanted);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (look.filled) {
        painter.setPen(look.dashed ? QPen(tone.ink, 1, Qt::DashLine) : QPen(Qt::NoPen));
        painter.setBrush(tone.tint);
        const qreal inset = look.dashed ? 0.5 : 0;
        painter.drawRoundedRect(QRectF(chip).adjusted(inset, inset, -inset, -inset), 4, 4);
    }
    const int left = chip.x() + leftPadding(look);
    const int side = Theme::scaled(glyphSide);
    paintGlyph(painter, QRectF(left, chip.y() + (chip.height() - side) / 2.0, side, side), look.glyph, tone.ink);

    const QRect text(left + beforeText(look), chip.y(), chip.right() + 1 - rightPadding(look) - left - beforeText(look), chip.height());
    painter.setFont(font(look));
    painter.setPen(look.filled ? tone.ink : t.ink2);
    ShapedText::draw(painter, text, Qt::AlignVCenter, look.text);
    painter.restore();
    return chip;
}

Chip::Chip(const ChipLook &look, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLook(look);
}

void Chip::setLook(const ChipLook &look)
{
    m_look = look;
    setAccessibleName(look.text);
    updateGeometry();
    update();
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_look);
}

void Chip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}
