#include "widgets/avatar.h"
#include "widgets/shapedtext.h"
#include "widgets/theme.h"
#include <QPainter>

QString initialsOf(const QString &name)
{
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    const QString initials = words.size() == 1 ? words.first().left(1) : words.first().left(1) + words.last().left(1);
    return initials.toUpper();
}

void paintAvatar(QPainter &painter, const QRect &circle, const QString &initials, bool me)
{
    const Tokens &t = Theme::tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(me ? t.accentSoft : t.selectOff);
    painter.drawEllipse(circle);
    QFont font = Theme::font(11, QFont::DemiBold);
    font.setPixelSize(qMax(9, circle.height() * 10 / 22 - (circle.height() > 24 ? 1 : 0)));
    painter.setFont(font);
    painter.setPen(me ? t.accentInk : t.ink2);
    ShapedText::draw(painter, circle, Qt::AlignCenter, initials);
    painter.restore();
}

Avatar::Avatar(const QString &name, int side, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setPerson(name);
}

void Avatar::setPerson(const QString &name, bool me)
{
    m_initials = initialsOf(name);
    m_me = me;
    setAccessibleName(name);
    setToolTip(name);
    update();
}

QSize Avatar::sizeHint() const
{
    return QSize(m_side, m_side) * Theme::scaled(100) / 100;
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAvatar(painter, rect(), m_initials, m_me);
}
