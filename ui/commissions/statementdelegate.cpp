#include "commissions/statementdelegate.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "commissions/commissiontext.h"
#include "commissions/statementlist.h"
#include "text/moneytext.h"
#include "widgets/avatar.h"
#include "widgets/checkmark.h"
#include "widgets/rowlook.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"

#include <QPainter>

StatementDelegate::StatementDelegate(Backend &backend, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_backend(backend)
{
}

QSize StatementDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {Theme::scaled(200), Theme::scaled(60)};
}

void StatementDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto statement = index.data(StatementList::StatementRole).value<CommissionStatement>();
    const bool isTicked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    paintRow(*painter, option, true, isTicked);
    const Tokens &t = Theme::tokens();
    const QRect row = option.rect;
    const int side = Theme::scaled(16);
    if (index.flags() & Qt::ItemIsUserCheckable)
        paintCheckBox(*painter, QRect(row.left() + Theme::scaled(12), row.center().y() - side / 2, side, side),
                      QStyle::State_Enabled | (isTicked ? QStyle::State_On : QStyle::State_Off));
    const int circle = Theme::scaled(28);
    paintAvatar(*painter, QRect(row.left() + Theme::scaled(38), row.center().y() - circle / 2, circle, circle), statement.initials);

    QRect first(row.left() + Theme::scaled(76), row.top() + Theme::scaled(9), row.width() - Theme::scaled(88), Theme::scaled(20));
    const QRect second = first.translated(0, Theme::scaled(22));
    painter->setFont(Theme::font(11));
    painter->setPen(t.ink3);
    painter->drawText(first, int(Qt::AlignRight | Qt::AlignVCenter), statement.currency);
    first.setRight(first.right() - painter->fontMetrics().horizontalAdvance(statement.currency) - Theme::scaled(5));
    painter->setFont(Theme::font(13, QFont::DemiBold));
    painter->setPen(t.ink);
    const QString total = formatMinor(statement.totalMinor, m_backend.catalog.exponent(statement.currency));
    TabularText::draw(*painter, first, int(Qt::AlignRight | Qt::AlignVCenter), total);
    const int room = first.width() - int(TabularText::width(painter->font(), total)) - Theme::scaled(8);
    painter->setFont(Theme::font(13, QFont::Medium));
    painter->drawText(first, int(Qt::AlignLeft | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(statement.name, Qt::ElideRight, room));
    painter->setFont(Theme::font(12));
    painter->setPen(t.ink2);
    painter->drawText(second, int(Qt::AlignLeft | Qt::AlignVCenter), tr("%Ln deals", nullptr, statement.deals));
    paintChip(*painter, second, commissionChip(statement.state), Qt::AlignRight);
    painter->restore();
}
