#include "commissions/statementdocument.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "commissions/commissiontext.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StatementDocument)
};

QString cell(const QString &text, bool isNumber = false)
{
    return u"<td align=\"%1\">%2</td>"_s.arg(isNumber ? u"right"_s : u"left"_s, text.toHtmlEscaped());
}
}

QString statementDocument(const CommissionStatement &statement, const QList<CommissionLine> &lines, const Backend &backend)
{
    const auto amount = [&backend](qlonglong minor, const QString &currency) {
        return formatAmount(minor, currency, backend.catalog.exponent(currency));
    };
    const bool isPaid = statement.state == "paid"_L1;
    QString page = u"<p>%1</p><h2>%2</h2><p>%3</p>"_s.arg(
        backend.session.tenant().name.toHtmlEscaped(),
        (isPaid ? Words::tr("Commission payout %1").arg(statement.payoutNumber) : Words::tr("Commission statement")).toHtmlEscaped(),
        Words::tr("%1 · %2 · %3").arg(statement.name, monthText(statement.period), commissionChip(statement.state).text).toHtmlEscaped());
    if (isPaid)
        page += u"<p>%1</p>"_s.arg(Words::tr("Paid on %1, approved by %2")
                                       .arg(dateText(backend.session.localTime(statement.paidLast).date()), statement.approvedBy)
                                       .toHtmlEscaped());
    page += u"<table width=\"100%\" cellpadding=\"3\" cellspacing=\"0\"><thead><tr>"_s;
    for (const auto &[title, isNumber] :
         {std::pair(Words::tr("Deal"), false), std::pair(Words::tr("Client"), false), std::pair(Words::tr("Verified"), false),
          std::pair(Words::tr("Amount"), true), std::pair(Words::tr("Share"), true), std::pair(Words::tr("Rate"), true),
          std::pair(Words::tr("Commission"), true)})
        page += u"<th align=\"%1\">%2</th>"_s.arg(isNumber ? u"right"_s : u"left"_s, title.toHtmlEscaped());
    page += u"</tr></thead>"_s;
    for (const CommissionLine &line : lines) {
        const bool isBonus = line.kind == "bonus"_L1;
        const QString what = isBonus                       ? Words::tr("Bonus: %1").arg(line.ruleName)
                             : line.kind == "claw_back"_L1 ? Words::tr("%1, taken back").arg(line.clientName)
                                                           : line.clientName;
        page += u"<tr>"_s + cell(line.dealNumber) + cell(what) + cell(dateText(backend.session.localTime(line.verifiedAt).date()))
                + cell(isBonus ? QString() : amount(line.baseMinor, line.baseCurrency), true)
                + cell(isBonus ? QString() : Words::tr("%1%").arg(QLocale().toString(line.rate.toDouble(), 'f', 1)), true)
                + cell(line.baseCurrency == line.currency ? u"–"_s : QLocale().toString(line.exchangeRate.toDouble(), 'f', 4), true)
                + cell(amount(line.finalMinor, line.currency), true) + u"</tr>"_s;
    }
    page += u"<tr><td colspan=\"6\"><b>%1</b></td><td align=\"right\"><b>%2</b></td></tr></table>"_s.arg(
        Words::tr("Total of %Ln lines", nullptr, int(lines.size())).toHtmlEscaped(),
        amount(statement.totalMinor, statement.currency).toHtmlEscaped());
    return page + u"<p>%1</p>"_s.arg(Words::tr("Rates of exchange are those of the day of verification.").toHtmlEscaped());
}

QString statementFileName(const CommissionStatement &statement)
{
    const QString number = statement.payoutNumber.isEmpty() ? Words::tr("Statement") : statement.payoutNumber;
    return u"%1 %2 %3.pdf"_s.arg(number, statement.name, statement.period.toString(u"yyyy-MM"_s)).replace(u'/', u'-');
}
