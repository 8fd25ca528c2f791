#include "shell/notificationdelegate.h"
#include "session/notifications.h"
#include "text/datetext.h"
#include "widgets/theme.h"

#include <QPainter>

NotificationDelegate::NotificationDelegate(Now now, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_now(std::move(now))
{
}

QSize NotificationDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {Theme::scaled(200), Theme::scaled(60)};
}

void NotificationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = Theme::tokens();
    const bool isRead = index.data(Notifications::ReadRole).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
        painter->fillRect(option.rect, option.state.testFlag(QStyle::State_Selected) ? t.select : t.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    if (!isRead) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.accent);
        painter->drawEllipse(QPointF(option.rect.left() + Theme::scaled(16), option.rect.top() + Theme::scaled(20)), 4, 4);
    }
    const QRect lines = option.rect.adjusted(Theme::scaled(32), Theme::scaled(10), -Theme::scaled(16), -Theme::scaled(8));
    painter->setFont(Theme::font(12));
    painter->setPen(t.ink3);
    const QString when = momentText(index.data(Notifications::MomentRole).toDateTime(), m_now());
    const int whenWidth = painter->fontMetrics().horizontalAdvance(when) + Theme::scaled(12);
    painter->drawText(QRect(lines.left(), lines.top(), lines.width(), Theme::scaled(20)), Qt::AlignVCenter | Qt::AlignRight, when);
    painter->setFont(Theme::font(13, isRead ? QFont::Normal : QFont::DemiBold));
    painter->setPen(t.ink);
    const int room = lines.width() - whenWidth;
    painter->drawText(QRect(lines.left(), lines.top(), room, Theme::scaled(20)), Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room));
    painter->setFont(Theme::font(12));
    painter->setPen(t.ink2);
    painter->drawText(QRect(lines.left(), lines.top() + Theme::scaled(21), lines.width(), Theme::scaled(18)), Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(Notifications::MessageRole).toString(), Qt::ElideRight, lines.width()));
    painter->restore();
}
