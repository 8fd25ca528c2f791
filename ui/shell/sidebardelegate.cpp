#include "shell/sidebardelegate.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>

static constexpr int LikeText = 19; // those of 22 px look like those of 16, so that large letters get the ones of 32

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {Theme::scaled(100), Theme::scaled(36)};
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = Theme::tokens();
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    const QRectF ground = QRectF(option.rect).adjusted(0, 1, 0, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setBrush(isCurrent ? t.surface : t.hover);
        painter->drawRoundedRect(ground, 6, 6);
    }
    if (isCurrent) {
        painter->setBrush(t.accent);
        painter->drawRoundedRect(QRectF(ground.left(), ground.top() + Theme::scaled(8), 3, ground.height() - Theme::scaled(16)), 1, 1);
    }

    const int icon = Theme::iconSize(LikeText);
    const int left = m_isCollapsed ? option.rect.left() + (option.rect.width() - icon) / 2 : option.rect.left() + Theme::scaled(10);
    paintIcon(*painter, QRect(left, option.rect.center().y() - icon / 2 + 1, icon, icon), index.data(IconNameRole).toString(),
              isCurrent ? t.accentInk : t.ink2);

    QRect words = option.rect.adjusted(Theme::scaled(36), 0, -Theme::scaled(8), 0);
    const qlonglong count = index.data(BadgeRole).toLongLong();
    if (count > 0) {
        painter->setFont(Theme::font(11, QFont::Medium));
        const QString text = count > 999 ? QLocale().toString(999) + u'+' : QLocale().toString(count);
        const int width = qMax(Theme::scaled(20), painter->fontMetrics().horizontalAdvance(text) + Theme::scaled(10));
        QRectF badge(words.right() - width + 1, option.rect.center().y() - Theme::scaled(9), width, Theme::scaled(18));
        if (m_isCollapsed)
            badge
                = QRectF(option.rect.right() - Theme::scaled(7), option.rect.top() + Theme::scaled(4), Theme::scaled(6), Theme::scaled(6));
        painter->setPen(m_isCollapsed ? QPen(Qt::NoPen) : QPen(t.line2));
        painter->setBrush(m_isCollapsed ? QBrush(t.accent) : QBrush(t.surface));
        painter->drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setPen(t.ink2);
        if (!m_isCollapsed)
            painter->drawText(badge, Qt::AlignCenter, text);
        words.setRight(int(badge.left()) - Theme::scaled(6));
    }
    if (!m_isCollapsed) {
        painter->setFont(Theme::font(13, isCurrent ? QFont::DemiBold : QFont::Medium));
        painter->setPen(isCurrent ? t.ink : t.ink2);
        painter->drawText(words, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    }
    painter->restore();
}
