#include "deal/dealentry.h"

using namespace Qt::StringLiterals;

namespace {
QVariant optionalNumber(const std::optional<qlonglong> &number)
{
    return number ? QVariant(*number) : QVariant();
}

std::optional<qlonglong> numberFrom(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

QVariantMap clientDraft(const NewClient &client)
{
    return {{u"name"_s, client.name},
            {u"email"_s, client.email},
            {u"phone"_s, client.phone},
            {u"company"_s, client.company},
            {u"city"_s, client.city}};
}

NewClient clientFrom(const QVariantMap &draft)
{
    return {draft.value(u"name"_s).toString(), draft.value(u"email"_s).toString(), draft.value(u"phone"_s).toString(),
            draft.value(u"company"_s).toString(), draft.value(u"city"_s).toString()};
}

QVariantMap receiptDraft(const Receipt &receipt)
{
    return {{u"name"_s, receipt.fileName}, {u"type"_s, receipt.mediaType}, {u"content"_s, QString::fromLatin1(receipt.content.toBase64())}};
}

Receipt receiptFrom(const QVariantMap &draft)
{
    return {draft.value(u"name"_s).toString(), draft.value(u"type"_s).toString(),
            QByteArray::fromBase64(draft.value(u"content"_s).toString().toLatin1())};
}
}

bool DealEntry::hasPayment() const
{
    return payment.amount || !payment.bankReference.isEmpty() || !payment.chequeNumber.isEmpty() || payment.receipt;
}

QVariantMap DealEntry::toDraft() const
{
    QVariantMap draft{
        {u"id"_s, id.toString(QUuid::WithoutBraces)},
        {u"clientId"_s, clientId.isNull() ? QString() : clientId.toString(QUuid::WithoutBraces)},
        {u"clientName"_s, clientName},
        {u"amount"_s, optionalNumber(amount)},
        {u"currency"_s, currency},
        {u"description"_s, description},
        {u"workType"_s, workType},
        {u"source"_s, source},
        {u"dealDate"_s, dealDate.toString(Qt::ISODate)},
        {u"dueDate"_s, dueDate.toString(Qt::ISODate)},
        {u"paymentId"_s, payment.id.toString(QUuid::WithoutBraces)},
        {u"received"_s, optionalNumber(payment.amount)},
        {u"method"_s, payment.method},
        {u"receivedOn"_s, payment.receivedOn.toString(Qt::ISODate)},
        {u"bankReference"_s, payment.bankReference},
        {u"chequeNumber"_s, payment.chequeNumber},
        {u"notes"_s, payment.notes},
    };
    if (newClient)
        draft.insert(u"newClient"_s, clientDraft(*newClient));
    if (payment.receipt)
        draft.insert(u"receipt"_s, receiptDraft(*payment.receipt));
    return draft;
}

DealEntry DealEntry::fromDraft(const QVariantMap &draft)
{
    const auto text = [&draft](QLatin1StringView key) { return draft.value(QString(key)).toString(); };
    const auto date = [&text](QLatin1StringView key) { return QDate::fromString(text(key), Qt::ISODate); };

    DealEntry entry;
    entry.id = QUuid(text("id"_L1));
    entry.clientId = QUuid(text("clientId"_L1));
    entry.clientName = text("clientName"_L1);
    entry.amount = numberFrom(draft.value(u"amount"_s));
    entry.currency = text("currency"_L1);
    entry.description = text("description"_L1);
    entry.workType = text("workType"_L1);
    entry.source = text("source"_L1);
    entry.dealDate = date("dealDate"_L1);
    entry.dueDate = date("dueDate"_L1);
    entry.payment.id = QUuid(text("paymentId"_L1));
    entry.payment.amount = numberFrom(draft.value(u"received"_s));
    entry.payment.method = text("method"_L1);
    entry.payment.receivedOn = date("receivedOn"_L1);
    entry.payment.bankReference = text("bankReference"_L1);
    entry.payment.chequeNumber = text("chequeNumber"_L1);
    entry.payment.notes = text("notes"_L1);
    if (draft.contains(u"newClient"_s))
        entry.newClient = clientFrom(draft.value(u"newClient"_s).toMap());
    if (draft.contains(u"receipt"_s))
        entry.payment.receipt = receiptFrom(draft.value(u"receipt"_s).toMap());
    if (entry.id.isNull())
        entry.id = QUuid::createUuid();
    if (entry.payment.id.isNull())
        entry.payment.id = QUuid::createUuid();
    return entry;
}
