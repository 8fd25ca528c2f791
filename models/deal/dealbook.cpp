#include "deal/dealbook.h"
#include "db/reading.h"
#include "text/moneytext.h"
#include "text/phonetext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {
QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
}

QVariant orNull(QDate date)
{
    return date.isValid() ? QVariant(date) : QVariant(QMetaType::fromType<QDate>());
}

QString uuidText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QVariant clientJson(const DealEntry &entry)
{
    if (!entry.newClient)
        return QVariant(QMetaType::fromType<QString>());
    const QJsonObject client{{u"name"_s, entry.newClient->name},
                             {u"email"_s, entry.newClient->email},
                             {u"phone"_s, typedPhone(entry.newClient->phone)},
                             {u"company"_s, entry.newClient->company},
                             {u"city"_s, entry.newClient->city}};
    return QString::fromUtf8(QJsonDocument(client).toJson(QJsonDocument::Compact));
}

QVariant paymentJson(const DealEntry &entry)
{
    if (!entry.hasPayment())
        return QVariant(QMetaType::fromType<QString>());
    const PaymentEntry &payment = entry.payment;
    // The amount goes as text: a JSON number is a double and would lose digits.
    const QJsonObject json{{u"id"_s, uuidText(payment.id)},
                           {u"amount_minor"_s, QString::number(payment.amount.value_or(0))},
                           {u"currency"_s, entry.currency},
                           {u"method"_s, payment.method},
                           {u"received_on"_s, payment.receivedOn.toString(Qt::ISODate)},
                           {u"cheque_number"_s, payment.chequeNumber},
                           {u"bank_reference"_s, payment.bankReference},
                           {u"notes"_s, payment.notes}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QVariantList receiptBinds(const std::optional<Receipt> &receipt)
{
    if (!receipt)
        return {orNull(QString()), orNull(QString()), QVariant(QMetaType::fromType<QByteArray>())};
    return {receipt->fileName, receipt->mediaType, receipt->content};
}

std::optional<qlonglong> optionalNumber(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}
}

DealBook::DealBook(Database &database)
    : m_database(database)
{
}

QFuture<Result<DealEntered>> DealBook::enter(const DealEntry &entry, bool asDraft)
{
    QVariantList binds{uuidText(entry.id),     uuidText(entry.clientId), entry.amount.value_or(0), entry.currency, entry.description,
                       orNull(entry.dealDate), orNull(entry.dueDate),    entry.workType,           entry.source,   asDraft,
                       clientJson(entry),      paymentJson(entry)};
    binds += receiptBinds(entry.payment.receipt);
    return m_database.write<DealEntered>(
        {.sql = u"select deal_id, number, payment_number, payment_stage from sales.enter_deal(p_id => ?::uuid, p_client_id => ?::uuid, "
                "p_amount_minor => ?::bigint, p_currency => ?::text, p_description => ?::text, p_deal_date => ?::date, "
                "p_due_date => ?::date, p_work_type => ?::text, p_source => ?::text, p_draft => ?::boolean, "
                "p_new_client => ?::jsonb, p_payment => ?::jsonb, p_receipt_name => ?::text, "
                "p_receipt_type => ?::text, p_receipt => ?::bytea)"_s,
         .binds = binds,
         .isRecognised = true},
        [](const Rows &rows) {
            return DealEntered{QUuid(rows.text(0, u"deal_id")), rows.text(0, u"number"), rows.text(0, u"payment_number"),
                               rows.text(0, u"payment_stage") == "receipt_missing"_L1};
        });
}

QFuture<Result<QString>> DealBook::recordPayment(const QUuid &dealId, const QString &currency, const PaymentEntry &payment)
{
    QVariantList binds{uuidText(payment.id),       uuidText(dealId),     payment.amount.value_or(0), currency,     payment.method,
                       orNull(payment.receivedOn), payment.chequeNumber, payment.bankReference,      payment.notes};
    binds += receiptBinds(payment.receipt);
    return m_database.write<QString>(
        {.sql = u"select number from sales.record_payment(p_id => ?::uuid, p_deal_id => ?::uuid, p_amount_minor => ?::bigint, "
                "p_currency => ?::text, p_method => ?::text, p_received_on => ?::date, p_cheque_number => ?::text, "
                "p_bank_reference => ?::text, p_notes => ?::text, p_receipt_name => ?::text, "
                "p_receipt_type => ?::text, p_receipt => ?::bytea)"_s,
         .binds = binds,
         .isRecognised = true},
        [](const Rows &rows) { return rows.text(0, u"number"); });
}

QFuture<Result<void>> DealBook::takeBack(const QUuid &dealId)
{
    return m_database.write<void>({u"select * from sales.take_back_deal(?::uuid)"_s, {uuidText(dealId)}});
}

QFuture<Result<void>> DealBook::takePaymentBack(const QUuid &paymentId)
{
    return m_database.write<void>({u"select * from sales.take_back_payment(?::uuid)"_s, {uuidText(paymentId)}});
}

QFuture<Result<void>> DealBook::bringBack(const QUuid &dealId)
{
    return m_database.write<void>({u"select * from sales.bring_back_deal(?::uuid)"_s, {uuidText(dealId)}});
}

QFuture<Result<void>> DealBook::bringPaymentBack(const QUuid &paymentId)
{
    return m_database.write<void>({u"select * from sales.bring_back_payment(?::uuid)"_s, {uuidText(paymentId)}});
}

QFuture<Result<DealPreview>> DealBook::preview(const DealEntry &entry)
{
    const QVariantList binds{orNull(entry.clientId.isNull() ? QString() : uuidText(entry.clientId)),
                             entry.amount.value_or(0),
                             entry.currency,
                             entry.payment.amount.value_or(0),
                             entry.payment.bankReference,
                             entry.payment.chequeNumber,
                             entry.payment.method};
    return m_database.query<DealPreview>(
        {u"select * from sales.preview_deal(?::uuid, ?::bigint, ?::text, ?::bigint, ?::text, ?::text, ?::text)"_s, binds},
        [amount = entry.amount, currency = entry.currency, payment = entry.payment](const Rows &rows) {
            DealPreview preview;
            preview.bankReference = payment.bankReference;
            preview.chequeNumber = payment.chequeNumber;
            preview.amountMinor = amount;
            preview.currency = currency;
            preview.dealNumber = rows.text(0, u"deal_number");
            preview.paymentNumber = rows.text(0, u"payment_number");
            preview.approvalsNeeded = rows.value(0, u"approvals_needed").toInt();
            preview.approvalsFromMinor = optionalNumber(rows.value(0, u"approvals_from_minor"));
            preview.approvalsCurrency = rows.text(0, u"approvals_currency");
            preview.needsReceipt = rows.flag(0, u"needs_receipt");
            preview.commissionRate = rows.text(0, u"commission_rate");
            preview.commissionMinor = rows.number(0, u"commission_minor");
            preview.referenceUsedBy = rows.text(0, u"reference_used_by");
            preview.chequeUsedBy = rows.text(0, u"cheque_used_by");
            preview.similarDeal = rows.text(0, u"similar_deal");
            preview.baseCurrency = rows.text(0, u"base_currency");
            preview.baseMinor = optionalNumber(rows.value(0, u"base_minor"));
            preview.baseRate = rows.text(0, u"base_rate");
            return preview;
        });
}

QFuture<Result<QList<ReferenceLookup::Suggestion>>> DealBook::findClients(const QString &text)
{
    return m_database.query<QList<ReferenceLookup::Suggestion>>(
        {u"select f.*, (select c.exponent from core.currency c where c.code = f.currency) as exponent"
         " from crm.find_clients(?::text, 6) f"_s,
         {text}},
        [](const Rows &rows) {
            QList<ReferenceLookup::Suggestion> hits;
            for (qsizetype i = 0; i < rows.size(); ++i) {
                QStringList facts;
                for (const auto column : {u"company", u"city", u"tax_number", u"phone", u"email"}) {
                    const QString fact = phoneText(rows.text(i, column));
                    if (!fact.isEmpty() && facts.size() < 2)
                        facts.append(fact);
                }
                const int deals = rows.value(i, u"deal_count").toInt();
                QString sold = deals == 0 ? QCoreApplication::translate("DealBook", "no deals yet")
                                          : QCoreApplication::translate("DealBook", "%Ln deal(s)", nullptr, deals);
                if (const qlonglong total = rows.number(i, u"total_minor"); total > 0)
                    sold = QCoreApplication::translate("DealBook", "%1, %2")
                               .arg(sold, formatAmount(total, rows.text(i, u"currency"), rows.value(i, u"exponent").toInt()));
                facts.append(sold);
                hits.append({rows.text(i, u"id"), rows.text(i, u"name"), facts.join(u" · "_s)});
            }
            return hits;
        });
}

QFuture<Result<ClientFacts>> DealBook::clientFacts(const QUuid &clientId)
{
    return m_database.query<ClientFacts>({u"select * from crm.client_facts(?::uuid)"_s, {uuidText(clientId)}}, [](const Rows &rows) {
        ClientFacts facts;
        if (rows.isEmpty())
            return facts;
        facts.contact = rows.text(0, u"contact");
        facts.phone = rows.text(0, u"phone");
        facts.openMinor = rows.number(0, u"open_minor");
        facts.currency = rows.text(0, u"currency");
        if (const QVariant days = rows.value(0, u"days_early"); !days.isNull())
            facts.daysEarly = qRound(days.toDouble());
        facts.lastDeal = rows.text(0, u"last_deal_number");
        facts.dealCount = rows.value(0, u"deal_count").toInt();
        return facts;
    });
}

QFuture<Result<DealDue>> DealBook::due(const QUuid &dealId)
{
    return m_database.query<DealDue>({u"select id, number, client_name, description, currency, amount_minor, paid_minor, waiting_minor "
                                      "from sales.deal_list where tenant_id = core.tenant_id() and id = ?::uuid"_s,
                                      {uuidText(dealId)}},
                                     [](const Rows &rows) {
                                         DealDue due;
                                         if (rows.isEmpty())
                                             return due;
                                         due.dealId = QUuid(rows.text(0, u"id"));
                                         due.number = rows.text(0, u"number");
                                         due.clientName = rows.text(0, u"client_name");
                                         due.description = rows.text(0, u"description");
                                         due.currency = rows.text(0, u"currency");
                                         due.amountMinor = rows.number(0, u"amount_minor");
                                         due.paidMinor = rows.number(0, u"paid_minor");
                                         due.waitingMinor = rows.number(0, u"waiting_minor");
                                         return due;
                                     });
}

QFuture<Result<std::optional<DealEntry>>> DealBook::lastDeal()
{
    return m_database.query<std::optional<DealEntry>>(
        {u"select client_id, client_name, description, work_type, source, amount_minor, currency"
         " from sales.deal_list where tenant_id = core.tenant_id() and owner_id = core.me()"
         " order by number_seq desc limit 1"_s,
         {}},
        [](const Rows &rows) -> std::optional<DealEntry> {
            if (rows.isEmpty())
                return std::nullopt;
            DealEntry entry;
            entry.clientId = QUuid(rows.text(0, u"client_id"));
            entry.clientName = rows.text(0, u"client_name");
            entry.description = rows.text(0, u"description");
            entry.workType = rows.text(0, u"work_type");
            entry.source = rows.text(0, u"source");
            entry.amount = rows.number(0, u"amount_minor");
            entry.currency = rows.text(0, u"currency");
            return entry;
        });
}
