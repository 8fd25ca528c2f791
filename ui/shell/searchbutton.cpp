#include "shell/searchbutton.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

SearchButton::SearchButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setText(tr("Search or run a command"));
    setAccessibleName(text());
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

QSize SearchButton::sizeHint() const
{
    return {Theme::scaled(260), Theme::scaled(32)};
}

void SearchButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = Theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(underMouse() ? t.control : t.line2);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const int icon = Theme::iconSize(16);
    paintIcon(painter, QRect(Theme::scaled(11), (height() - icon) / 2, icon, icon), u"edit-find"_s, t.ink2);
    const QString key = keyName(QKeySequence(Qt::CTRL | Qt::Key_K));
    const QSize cap = keyCapSize(key);
    paintKeyCap(painter, QRect(width() - cap.width() - Theme::scaled(7), 0, cap.width(), height()), key);
    painter.setFont(Theme::font(13));
    painter.setPen(t.ink2);
    const int left = Theme::scaled(35);
    const int room = width() - left - cap.width() - Theme::scaled(12);
    painter.drawText(QRect(left, 0, room, height()), Qt::AlignVCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
}
