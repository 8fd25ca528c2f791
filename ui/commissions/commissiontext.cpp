#include "commissions/commissiontext.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "catalog/choices.h"
#include "records/statelook.h"
#include "text/moneytext.h"

#include <QCoreApplication>
#include <QMap>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommissionText)
};
}

ChipLook commissionChip(const QString &state)
{
    return stateLook(u"commission"_s, state, labelOf(commissionStates(), state));
}

QStringList mostUsedFirst(const QStringList &currencies)
{
    QMap<QString, qsizetype> uses; // by code where they are used alike
    for (const QString &currency : currencies)
        ++uses[currency];
    QStringList ordered = uses.keys();
    std::ranges::stable_sort(ordered, std::greater(), [&uses](const QString &currency) { return uses.value(currency); });
    return ordered;
}

QString heldText(const CommissionStatement &statement)
{
    return Words::tr("%Ln lines on hold", nullptr, int(statement.held.size()));
}

QString stepText(const CommissionStep &step, const Backend &backend)
{
    // Rich text: names are no markup.
    const auto text = [&step](QStringView key) { return step.arguments.value(key).toVariant().toString().toHtmlEscaped(); };
    const QString amount
        = step.hasAmount ? formatAmount(step.amountMinor, step.currency, backend.catalog.exponent(step.currency)) : QString();
    if (step.key == "payment"_L1)
        return Words::tr("%1 of %2 for %3, verified: <b>%4</b>").arg(text(u"payment"), text(u"client"), text(u"deal"), amount);
    if (step.key == "refunded"_L1)
        return Words::tr("%1 of %2 was refunded: <b>%3</b>").arg(text(u"payment"), text(u"client"), amount);
    if (step.key == "rate"_L1)
        return text(u"rule").isEmpty() ? Words::tr("× %1%").arg(text(u"rate"))
                                       : Words::tr("× %1% by the rule “%2”").arg(text(u"rate"), text(u"rule"));
    if (step.key == "exchange"_L1)
        return Words::tr("× %1 %2 for one %3, the day’s rate").arg(text(u"rate"), text(u"to"), text(u"from"));
    if (step.key == "commission"_L1)
        return Words::tr("= commission <b>%1</b>").arg(amount);
    if (step.key == "bonus"_L1)
        return Words::tr("+ bonus for the month’s target <b>%1</b>").arg(amount);
    if (step.key == "penalty"_L1)
        return Words::tr("penalty <b>%1</b>").arg(amount);
    if (step.key == "final"_L1)
        return Words::tr("= <b>%1</b>").arg(amount);
    return step.key;
}
