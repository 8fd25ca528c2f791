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

QVariantMap PaymentEntry::toDraft() const
{
    QVariantMap draft{{u"paymentId"_s, id.toString(QUuid::WithoutBraces)},
                      {u"received"_s, optionalNumber(amount)},
                      {u"method"_s, method},
                      {u"receivedOn"_s, receivedOn.toString(Qt::ISODate)},
                      {u"bankReference"_s, bankReference},
                      {u"chequeNumber"_s, chequeNumber},
                      {u"notes"_s, notes}};
    if (receipt)
        draft.insert(u"receipt"_s, receiptDraft(*receipt));
    return draft;
}

PaymentEntry PaymentEntry::fromDraft(const QVariantMap &draft)
{
    PaymentEntry entry;
    entry.amount = numberFrom(draft.value(u"received"_s));
    entry.method = draft.value(u"method"_s).toString();
    entry.receivedOn = QDate::fromString(draft.value(u"receivedOn"_s).toString(), Qt::ISODate);
    entry.bankReference = draft.value(u"bankReference"_s).toString();
    entry.chequeNumber = draft.value(u"chequeNumber"_s).toString();
    entry.notes = draft.value(u"notes"_s).toString();
    if (draft.contains(u"receipt"_s))
        entry.receipt = receiptFrom(draft.value(u"receipt"_s).toMap());
    if (const QUuid id(draft.value(u"paymentId"_s).toString()); !id.isNull())
        entry.id = id;
    return entry;
}

QVariantMap DealEntry::toDraft() const
{
    QVariantMap draft = payment.toDraft();
    draft.insert({
        {u"id"_s, id.toString(QUuid::WithoutBraces)},
        {u"clientId"_s, clientId.isNull() ? QString() : clientId.toString(QUuid::WithoutBraces)},
        {u"clientName"_s, clientName},
        {u"amount"_s, optionalNumber(amount)},
        {u"currency"_s, currency},
        {u"keepsCurrency"_s, keepsCurrency},
        {u"description"_s, description},
        {u"workType"_s, workType},
        {u"source"_s, source},
        {u"dealDate"_s, dealDate.toString(Qt::ISODate)},
        {u"dueDate"_s, dueDate.toString(Qt::ISODate)},
    });
    if (newClient)
        draft.insert(u"newClient"_s, clientDraft(*newClient));
    return draft;
}

DealEntry DealEntry::fromDraft(const QVariantMap &draft)
{
    const auto text = [&draft](QLatin1StringView key) { return draft.value(QString(key)).toString(); };
    const auto date = [&text](QLatin1StringView key) { return QDate::fromString(text(key), Qt::ISODate); };

    DealEntry entry;
    if (const QUuid id(text("id"_L1)); !id.isNull())
        entry.id = id;
    entry.clientId = QUuid(text("clientId"_L1));
    entry.clientName = text("clientName"_L1);
    entry.amount = numberFrom(draft.value(u"amount"_s));
    entry.currency = text("currency"_L1);
    entry.keepsCurrency = draft.value(u"keepsCurrency"_s).toBool();
    entry.description = text("description"_L1);
    entry.workType = text("workType"_L1);
    entry.source = text("source"_L1);
    entry.dealDate = date("dealDate"_L1);
    entry.dueDate = date("dueDate"_L1);
    entry.payment = PaymentEntry::fromDraft(draft);
    if (draft.contains(u"newClient"_s))
        entry.newClient = clientFrom(draft.value(u"newClient"_s).toMap());
    return entry;
}
