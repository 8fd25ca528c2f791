#include "home/queueheaddelegate.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "catalog/choices.h"
#include "home/queuehead.h"
#include "records/statelook.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/cells.h"
#include "widgets/rowlook.h"

#include <QPainter>

using namespace Qt::StringLiterals;

QueueHeadDelegate::QueueHeadDelegate(Backend &backend, QObject *parent)
    : RowDelegate(parent)
    , m_backend(backend)
{
}

void QueueHeadDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const
{
    const VerifierFigures::Waiting &payment = static_cast<const QueueHead *>(index.model())->at(index.row());
    const bool isCurrent = cell.state & QStyle::State_Selected;
    switch (index.column()) {
    case QueueHead::Number:
        TextCell{.text = payment.number, .quiet = !isCurrent, .isLink = isCurrent}.paint(painter, cell);
        break;
    case QueueHead::Client:
        TextCell{.text = payment.clientName, .strong = true}.paint(painter, cell);
        break;
    case QueueHead::Amount:
        AmountCell{.number = formatMinor(payment.amountMinor, m_backend.catalog.exponent(payment.currency)), .currency = payment.currency}
            .paint(painter, cell);
        break;
    case QueueHead::Method:
        TextCell{.text = labelOf(paymentMethods(), payment.method), .quiet = true}.paint(painter, cell);
        break;
    case QueueHead::RecordedBy:
        TextCell{.text = payment.recordedBy, .quiet = true}.paint(painter, cell);
        break;
    case QueueHead::State:
        ChipCell{stateLook(u"verification"_s, payment.state,
                           payment.state == "taken"_L1 ? payment.takenBy : labelOf(queueStates(), payment.state))}
            .paint(painter, cell);
        break;
    case QueueHead::Since:
        TextCell{.text = durationText(payment.since.secsTo(QDateTime::currentDateTimeUtc())), .quiet = true}.paint(painter, cell);
        break;
    }
}
