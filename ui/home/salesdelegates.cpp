#include "home/salesdelegates.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "catalog/choices.h"
#include "home/hometext.h"
#include "home/nextsteps.h"
#include "records/statelook.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/cells.h"
#include "widgets/rowlook.h"
#include "widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

NextStepDelegate::NextStepDelegate(Backend &backend, QObject *parent)
    : RowDelegate(parent)
    , m_backend(backend)
{
}

void NextStepDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const
{
    const SalesFigures::Step &step = static_cast<const NextSteps *>(index.model())->at(index.row());
    const bool isLate = step.state == "overdue"_L1;
    switch (index.column()) {
    case NextSteps::Deal:
        TextCell{.text = step.number, .quiet = !(cell.state & QStyle::State_Selected), .isLink = bool(cell.state & QStyle::State_Selected)}
            .paint(painter, cell);
        break;
    case NextSteps::Client:
        TextCell{.text = step.clientName, .strong = true}.paint(painter, cell);
        break;
    case NextSteps::Amount:
        AmountCell{.number = formatMinor(step.amountMinor, m_backend.catalog.exponent(step.currency)), .currency = step.currency}.paint(
            painter, cell);
        break;
    case NextSteps::Status:
        ChipCell{stateLook(u"deal"_s, step.state, labelOf(dealStates(), step.state))}.paint(painter, cell);
        break;
    case NextSteps::NextStep:
        TextCell{.text = nextStepName(step.step, step.daysLate), .quiet = true}.paint(painter, cell);
        break;
    case NextSteps::When:
        DateCell{.text = step.due.isValid() ? dayText(step.due, m_backend.session.today()) : QString(), .late = isLate}.paint(painter,
                                                                                                                              cell);
        break;
    }
}

WaitingPaymentDelegate::WaitingPaymentDelegate(Backend &backend, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_backend(backend)
{
}

QSize WaitingPaymentDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {Theme::scaled(160), Theme::scaled(60)};
}

void WaitingPaymentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRow(*painter, option, true);
    const SalesFigures::WaitingPayment &payment = static_cast<const WaitingPayments *>(index.model())->at(index.row());
    const Tokens &t = Theme::tokens();
    const QRect row = option.rect.adjusted(Theme::scaled(16), Theme::scaled(8), -Theme::scaled(16), -Theme::scaled(8));
    const QRect first(row.left(), row.top(), row.width(), Theme::scaled(20));
    const QRect second(row.left(), row.bottom() - Theme::scaled(20), row.width(), Theme::scaled(20));

    const AmountCell amount{.number = formatMinor(payment.amountMinor, m_backend.catalog.exponent(payment.currency)),
                            .currency = payment.currency};
    amount.paint(*painter, first);
    const int room = first.width() - amount.width() - Theme::scaled(12);
    painter->setFont(Theme::font(13, QFont::Medium));
    painter->setPen(t.ink);
    painter->drawText(first, int(Qt::AlignLeft | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(payment.clientName, Qt::ElideRight, room));

    const QRect chip
        = paintChip(*painter, second, stateLook(u"payment"_s, payment.state, labelOf(paymentStates(), payment.state), payment.approvals));
    const QRect rest = second.adjusted(chip.width() + Theme::scaled(8), 0, 0, 0);
    painter->setFont(Theme::font(12));
    painter->setPen(t.ink2);
    const QString detail = !payment.reason.isEmpty() ? payment.reason : durationText(payment.since.secsTo(QDateTime::currentDateTimeUtc()));
    painter->drawText(rest, int((payment.reason.isEmpty() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(detail, Qt::ElideRight, rest.width()));
    painter->restore();
}
