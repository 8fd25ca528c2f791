#include "verification/checktext.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "text/moneytext.h"
#include "verification/verificationdesk.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CheckText)
};
}

QString checkText(const PaymentCheck &check, const QString &currency, const Backend &backend)
{
    const bool isOk = check.severity == PaymentCheck::Severity::Ok;
    const auto number = [&check](QStringView key) { return check.value.value(key).toInteger(); };
    const auto text = [&check](QStringView key) { return check.value.value(key).toString(); };
    const auto amount = [&](QStringView key) { return formatAmount(number(key), currency, backend.catalog.exponent(currency)); };

    if (check.key == "duplicate_reference"_L1) {
        if (isOk)
            return Words::tr("Not a duplicate – %Ln payments compared", nullptr, int(number(u"compared")));
        return text(u"same_receipt").isEmpty() ? Words::tr("The same reference as %1").arg(text(u"same_reference"))
                                               : Words::tr("The same receipt as %1").arg(text(u"same_receipt"));
    }
    if (check.key == "within_balance"_L1)
        return isOk ? Words::tr("Within the deal balance of %1").arg(amount(u"balance_minor"))
                    : Words::tr("More than the deal balance of %1").arg(amount(u"balance_minor"));
    if (check.key == "receipt_present"_L1)
        return isOk                           ? Words::tr("A receipt is there")
               : text(u"method") == "cash"_L1 ? Words::tr("Cash without a receipt")
                                              : Words::tr("The receipt is missing");
    if (check.key == "received_recently"_L1)
        return number(u"days") <= 0   ? Words::tr("Received today")
               : number(u"days") == 1 ? Words::tr("Received yesterday")
                                      : Words::tr("Received %1 days ago – limit is %2").arg(number(u"days")).arg(number(u"limit"));
    if (check.key == "same_currency"_L1)
        return isOk ? Words::tr("In the deal’s currency") : Words::tr("Not in the deal’s currency, %1").arg(text(u"deal_currency"));
    if (check.key == "client_history"_L1)
        return number(u"verified") == 0
                   ? Words::tr("First payment of this client")
                   : Words::tr("%Ln payments of this client verified before, %1 rejected", nullptr, int(number(u"verified")))
                         .arg(number(u"rejected"));
    return check.key;
}
