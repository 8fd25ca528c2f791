#include "widgets/glyphlabel.h"
#include "widgets/theme.h"
#include <QEvent>
#include <QPainter>

GlyphLabel::GlyphLabel(Glyph glyph, Tone tone, const QString &text, TextLook look, QWidget *parent)
    : QLabel(text, parent)
    , m_glyph(glyph)
    , m_tone(tone)
{
    setLook(this, look);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    makeRoom();
}

void GlyphLabel::setGlyph(Glyph glyph, Tone tone)
{
    m_glyph = glyph;
    m_tone = tone;
    makeRoom();
    update();
}

void GlyphLabel::makeRoom()
{
    setContentsMargins(m_glyph == Glyph::None ? 0 : Theme::scaled(20), 0, 0, 0);
}

QSize GlyphLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    return m_isElided ? whole.boundedTo({contentsMargins().left() + Theme::scaled(40), whole.height()}) : whole;
}

void GlyphLabel::paintEvent(QPaintEvent *event)
{
    if (!m_isElided)
        QLabel::paintEvent(event);
    QPainter painter(this);
    if (m_isElided)
        paintElided(painter, *this);
    const int side = Theme::scaled(12);
    const int line = fontMetrics().height();
    const int top = (alignment() & Qt::AlignVCenter && !wordWrap()) ? (height() - side) / 2 : (line - side) / 2;
    paintGlyph(painter, QRectF(0, top, side, side), m_glyph, Theme::tokens().tone(m_tone).ink);
}

bool GlyphLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_isElided)
        setToolTip(width() < sizeHint().width() ? text() : QString());
    return QLabel::event(event);
}

void GlyphLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        makeRoom();
    QLabel::changeEvent(event);
}
