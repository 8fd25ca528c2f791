#include "commissions/linedelegate.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "commissions/statementlines.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/cells.h"
#include "widgets/rowlook.h"

#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

LineDelegate::LineDelegate(Backend &backend, QObject *parent)
    : RowDelegate(parent)
    , m_backend(backend)
{
}

void LineDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const
{
    const auto &lines = static_cast<const StatementLines &>(*index.model());
    const CommissionLine &line = lines.at(index.row());
    const bool isHeld = line.state == "on_hold"_L1;
    const bool isBonus = line.kind == "bonus"_L1;
    const bool isTakenBack = line.kind == "claw_back"_L1;
    const QLocale locale;
    switch (index.column()) {
    case StatementLines::Deal:
        TextCell{.text = isBonus       ? tr("Bonus")
                         : isTakenBack ? tr("Taken back")
                                       : line.dealNumber,
                 .quiet = isBonus || isTakenBack}
            .paint(painter, cell);
        break;
    case StatementLines::Client:
        TextCell{.text = isBonus       ? (line.ruleName.isEmpty() ? tr("Target reached") : line.ruleName)
                         : isTakenBack ? tr("%1 was refunded").arg(line.dealNumber)
                                       : line.clientName,
                 .detail = isHeld && !lines.areAllHeld() ? tr("on hold: %1").arg(line.holdReason) : QString(),
                 .quiet = isHeld}
            .paint(painter, cell);
        break;
    case StatementLines::Verified:
        if (!isBonus)
            TextCell{.text = dayText(m_backend.session.localTime(line.verifiedAt).date(), m_backend.session.today()), .quiet = true}.paint(
                painter, cell);
        break;
    case StatementLines::Amount:
        if (!isBonus)
            AmountCell{.number = formatMinor(line.baseMinor, m_backend.catalog.exponent(line.baseCurrency)), .currency = line.baseCurrency}
                .paint(painter, cell);
        break;
    case StatementLines::Share:
        if (!isBonus)
            AmountCell{.number = locale.toString(line.rate.toDouble(), 'f', 1) + u'%'}.paint(painter, cell);
        break;
    case StatementLines::Rate: {
        const double rate = line.exchangeRate.toDouble();
        AmountCell{.number = rate == 1.0 || isBonus ? u"–"_s : locale.toString(rate, 'f', 4)}.paint(painter, cell);
        break;
    }
    case StatementLines::Final:
        AmountCell{
            .number = formatMinor(line.finalMinor, m_backend.catalog.exponent(line.currency)), .strong = true, .red = line.finalMinor < 0}
            .paint(painter, cell);
        break;
    }
}
