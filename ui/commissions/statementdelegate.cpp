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

#include <QAbstractItemView>
#include <QPainter>

using namespace Qt::StringLiterals;

StatementDelegate::StatementDelegate(Backend &backend, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_backend(backend)
{
}

namespace {
constexpr int TextLeft = 76;
constexpr int Margin = 12;

// Below the usual two lines: why a step was not done, else that part of it is on hold.
struct Note
{
    QString text;
    bool isProblem = false;
};

Note noteOf(const QModelIndex &index)
{
    if (const QString problem = index.data(StatementList::ProblemRole).toString(); !problem.isEmpty())
        return {problem, true};
    const auto statement = index.data(StatementList::StatementRole).value<CommissionStatement>();
    return {statement.held.isEmpty() || statement.state == "on_hold"_L1 ? QString() : heldText(statement)};
}

QRect noteRect(const QRect &row, const QString &note)
{
    const QRect room(row.left() + Theme::scaled(TextLeft), row.top() + Theme::scaled(53), row.width() - Theme::scaled(TextLeft + Margin),
                     Theme::scaled(200));
    return QFontMetrics(Theme::font(12)).boundingRect(room, Qt::TextWordWrap, note);
}
}

QSize StatementDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto view = qobject_cast<const QAbstractItemView *>(option.widget);
    const Note note = noteOf(index);
    const int below = note.text.isEmpty() || !view ? 0 : noteRect(view->viewport()->rect(), note.text).height() + Theme::scaled(2);
    return {Theme::scaled(200), Theme::scaled(60) + below};
}

void StatementDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto statement = index.data(StatementList::StatementRole).value<CommissionStatement>();
    const bool isTicked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    paintRow(*painter, option, true, isTicked);
    const Tokens &t = Theme::tokens();
    const QRect whole = option.rect;
    const QRect row(whole.topLeft(), QSize(whole.width(), Theme::scaled(60))); // the two lines that every statement has
    const int side = Theme::scaled(16);
    if (index.flags() & Qt::ItemIsUserCheckable)
        paintCheckBox(*painter, QRect(row.left() + Theme::scaled(12), row.center().y() - side / 2, side, side),
                      QStyle::State_Enabled | (isTicked ? QStyle::State_On : QStyle::State_Off));
    const int circle = Theme::scaled(28);
    paintAvatar(*painter, QRect(row.left() + Theme::scaled(38), row.center().y() - circle / 2, circle, circle), statement.initials);

    QRect first(row.left() + Theme::scaled(TextLeft), row.top() + Theme::scaled(9), row.width() - Theme::scaled(TextLeft + Margin),
                Theme::scaled(20));
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
    if (const Note note = noteOf(index); !note.text.isEmpty()) {
        painter->setFont(Theme::font(12));
        painter->setPen(note.isProblem ? t.tone(Tone::Red).ink : t.ink2);
        painter->drawText(noteRect(whole, note.text), Qt::TextWordWrap, note.text);
    }
    painter->restore();
}
