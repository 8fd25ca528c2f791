#include "records/recordsearch.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "records/supersede.h"
#include "session/session.h"
#include "text/moneytext.h"

using namespace Qt::StringLiterals;

namespace {
constexpr auto perKind = 5;

// Numbers are found by their beginning, everything else through the clients that the words find.
const auto clientsPart = u"select 'client' as kind, id::text, name as title, coalesce(nullif(company, ''), city, '') as detail,"
                         " null::bigint as amount_minor, '' as currency, 1 as rank from hit"_s;
const auto dealsPart
    = u"(select 'deal', d.id::text, d.number || ' · ' || d.client_name, '', d.amount_minor, d.currency, 2 from sales.deal_list as d"
      " where d.tenant_id = ?::uuid and (d.number like ? or d.client_id in (select id from hit))"
      " order by d.number_seq desc limit 5)"_s;
const auto paymentsPart
    = u"(select 'payment', p.id::text, p.number || ' · ' || p.client_name, '', p.amount_minor, p.currency, 3"
      " from sales.payment_list as p where p.tenant_id = ?::uuid and (p.number like ? or p.client_id in (select id from hit))"
      " order by p.number_seq desc limit 5)"_s;
}

RecordSearch::RecordSearch(Backend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{
}

void RecordSearch::find(const QString &words)
{
    supersede(m_request);
    const QString text = words.trimmed();
    const Session &session = m_backend.session;
    if (text.size() < 2 || !session.may(u"client.read"_s)) {
        Q_EMIT found(words, {});
        return;
    }
    QString sql = u"with hit as materialized (select id, name, company, city from crm.find_clients(?, ?)) "_s + clientsPart;
    QVariantList binds{text, perKind};
    QString prefix = text.toUpper();
    prefix.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    const auto add = [&](const QString &part) {
        sql += u" union all "_s + part;
        binds << session.tenant().id << QString(prefix + u'%');
    };
    if (session.may(u"deal.read"_s))
        add(dealsPart);
    if (session.may(u"payment.read"_s))
        add(paymentsPart);
    sql += u" order by rank"_s;
    m_request = m_backend.database.query({sql, binds});
    whenAnswered(m_request, this, [this, words](const Result<Rows> &rows) {
        if (rows)
            Q_EMIT found(words, taken(*rows));
        else
            Q_EMIT failed(rows.error());
    });
}

bool RecordSearch::knowsNumbersOf(const QString &kind)
{
    return kind == "deal"_L1 || kind == "payment"_L1;
}

QList<FoundRecord> RecordSearch::taken(const Rows &rows) const
{
    QList<FoundRecord> records;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        FoundRecord record{rows.text(i, u"kind"), rows.text(i, u"id"), rows.text(i, u"title"), rows.text(i, u"detail")};
        if (const QString currency = rows.text(i, u"currency"); !currency.isEmpty())
            record.detail = formatAmount(rows.number(i, u"amount_minor"), currency, m_backend.catalog.exponent(currency));
        records.append(record);
    }
    return records;
}
