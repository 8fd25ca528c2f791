#include "shell/railbutton.h"
#include "widgets/avatar.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

RailButton::RailButton(Picture picture, QWidget *parent)
    : QAbstractButton(parent)
    , m_picture(picture)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setWords(const QString &name, const QString &detail)
{
    setText(name);
    m_detail = detail;
    setAccessibleName(name);
    setAccessibleDescription(detail);
    setToolTip(name + u" · "_s + detail);
    update();
}

void RailButton::setCollapsed(bool collapsed)
{
    m_isCollapsed = collapsed;
    update();
}

QSize RailButton::sizeHint() const
{
    return {Theme::scaled(184), Theme::scaled(44)};
}

void RailButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = Theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.hover);
        painter.drawRoundedRect(rect(), 6, 6);
    }
    const int side = Theme::scaled(28);
    const QRect picture(m_isCollapsed ? (width() - side) / 2 : Theme::scaled(6), (height() - side) / 2, side, side);
    if (m_picture == Picture::Logo)
        painter.drawPixmap(picture, kontorLogo(side, devicePixelRatioF()));
    else
        paintAvatar(painter, picture, initialsOf(text()), true);
    if (m_isCollapsed)
        return;

    const bool hasChevron = m_picture == Picture::Logo;
    const int left = picture.right() + Theme::scaled(9);
    const int room = width() - left - Theme::scaled(hasChevron ? 26 : 6);
    const auto line = [&](const QFont &font, const QColor &color, int top, const QString &words) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRect(left, top, room, Theme::scaled(18)), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, room));
    };
    const int top = height() / 2 - Theme::scaled(18);
    line(Theme::font(13, QFont::DemiBold), t.ink, top, text());
    line(Theme::font(11), t.ink2, top + Theme::scaled(18), m_detail);
    if (hasChevron) {
        const int icon = Theme::iconSize(16);
        paintIcon(painter, QRect(width() - icon - Theme::scaled(4), (height() - icon) / 2, icon, icon), u"go-down"_s, t.ink2);
    }
}
