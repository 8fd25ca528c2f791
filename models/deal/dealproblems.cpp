#include "deal/dealproblems.h"
#include "deal/dealbook.h"
#include "text/phonetext.h"
#include "text/writtenform.h"

using namespace Qt::StringLiterals;
using Place = DealProblem::Place;
using Kind = DealProblem::Kind;

namespace {
// The limits of the tables' columns (sql/deploy/sales, crm); the database refuses longer texts by named constraints.
constexpr int longestDescription = 500;
constexpr int longestReference = 80;
constexpr int longestCheque = 40;
constexpr int longestKind = 80;
constexpr int longestName = 200;
constexpr int longestEmail = 254;
constexpr int longestCity = 100;

void needAtMost(QList<DealProblem> &problems, Place field, const QString &text, int limit)
{
    if (text.size() > limit)
        problems.append({field, Kind::TooLong, limit});
}
}

static void judgeClient(QList<DealProblem> &problems, const NewClient &client)
{
    needAtMost(problems, Place::ClientName, client.name, longestName);
    needAtMost(problems, Place::ClientCity, client.city, longestCity);
    if (!isWrittenWell(u"client_email_format"_s, client.email))
        problems.append({Place::ClientEmail, Kind::NotAnAddress});
    else
        needAtMost(problems, Place::ClientEmail, client.email, longestEmail);
    if (!isWrittenWell(u"client_phone_format"_s, typedPhone(client.phone)))
        problems.append({Place::ClientPhone, Kind::NotAPhone});
}

QString receiptType(const QByteArray &content)
{
    const QByteArrayView bytes(content);
    const QByteArrayView tail = bytes.last(std::min<qsizetype>(bytes.size(), 1024));
    if (bytes.startsWith("\x89PNG\r\n\x1a\n") && tail.contains("IEND"))
        return u"image/png"_s;
    if (bytes.startsWith("\xff\xd8\xff") && tail.contains("\xff\xd9"))
        return u"image/jpeg"_s;
    if (bytes.startsWith("%PDF-") && tail.contains("%%EOF"))
        return u"application/pdf"_s;
    return {};
}

QList<DealProblem> paymentProblems(const PaymentEntry &payment, qlonglong due, QDate today)
{
    QList<DealProblem> problems;
    if (!payment.amount)
        problems.append({Place::Received, Kind::Missing});
    else if (*payment.amount <= 0)
        problems.append({Place::Received, Kind::NotPositive});
    else if (*payment.amount > due)
        problems.append({Place::Received, Kind::MoreThanDue, *payment.amount - due});

    if (payment.method.isEmpty())
        problems.append({Place::Method, Kind::Missing});
    if (!payment.receivedOn.isValid())
        problems.append({Place::ReceivedOn, Kind::Missing});
    else if (payment.receivedOn > today)
        problems.append({Place::ReceivedOn, Kind::InFuture});

    needAtMost(problems, Place::BankReference, payment.bankReference, longestReference);
    needAtMost(problems, Place::ChequeNumber, payment.chequeNumber, longestCheque);
    if (payment.method == "cheque"_L1 && payment.chequeNumber.isEmpty())
        problems.append({Place::ChequeNumber, Kind::Missing});

    if (payment.receipt) {
        if (payment.receipt->content.size() > Receipt::largestSize)
            problems.append({Place::Receipt, Kind::TooLarge, Receipt::largestSize});
        else if (receiptType(payment.receipt->content).isEmpty())
            problems.append({Place::Receipt, Kind::WrongType});
    }
    return problems;
}

QList<DealProblem> takenNumbers(const PaymentEntry &payment, const DealPreview &known)
{
    QList<DealProblem> problems;
    if (!known.referenceUsedBy.isEmpty() && known.bankReference == payment.bankReference)
        problems.append({Place::BankReference, Kind::Taken, 0, known.referenceUsedBy});
    if (!known.chequeUsedBy.isEmpty() && known.chequeNumber == payment.chequeNumber)
        problems.append({Place::ChequeNumber, Kind::Taken, 0, known.chequeUsedBy});
    return problems;
}

QList<DealProblem> dealProblems(const DealEntry &entry, QDate today)
{
    QList<DealProblem> problems;
    if (entry.newClient && entry.newClient->name.isEmpty())
        problems.append({Place::ClientName, Kind::Missing});
    else if (entry.clientId.isNull())
        problems.append({Place::Client, Kind::Missing});
    if (entry.newClient)
        judgeClient(problems, *entry.newClient);
    needAtMost(problems, Place::Description, entry.description, longestDescription);
    needAtMost(problems, Place::WorkType, entry.workType, longestKind);
    needAtMost(problems, Place::Source, entry.source, longestKind);
    if (!entry.amount)
        problems.append({Place::Amount, Kind::Missing});
    else if (*entry.amount <= 0)
        problems.append({Place::Amount, Kind::NotPositive});
    if (entry.currency.isEmpty())
        problems.append({Place::Currency, Kind::Missing});
    if (!entry.dealDate.isValid())
        problems.append({Place::DealDate, Kind::Missing});
    if (entry.dueDate.isValid() && entry.dealDate.isValid() && entry.dueDate < entry.dealDate)
        problems.append({Place::DueDate, Kind::BeforeDealDate});
    if (entry.hasPayment())
        problems += paymentProblems(entry.payment, entry.amount.value_or(0), today);
    return problems;
}
