#include "records/recordsearch.h"
#include "catalog/catalog.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/recordselect.h"
#include "session/session.h"
#include "text/moneytext.h"

#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

static constexpr int PerKind = 5;
static constexpr qsizetype ShortestNumber = 4; // digits of a number's running part, filled with zeros
static constexpr qsizetype LongestNumber = 12;

static QString quoted(const QString &name)
{
    return RecordSelect::quoted(name);
}

static QString literal(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', u"''"_s) + u'\'';
}

// What the words find of a kind, by its function, for the others to be found through it.
static QString hitsOf(const Entity &entity)
{
    return quoted(u"hits of "_s + entity.key);
}

static QString foundByWords(const Entity &entity, int rank)
{
    QStringList apart;
    for (const QString &field : entity.foundBy)
        apart.append(u"nullif(h."_s + quoted(field) + u", '')"_s);
    apart.append(u"''"_s);
    return u"select "_s + literal(entity.key) + u" as kind, h."_s + quoted(entity.keyField) + u"::text as id, h."_s
           + quoted(entity.identityField) + u" as title, coalesce("_s + apart.join(u", "_s)
           + u") as detail, null::bigint as amount_minor, '' as currency, "_s + QString::number(rank) + u" as rank from "_s + hitsOf(entity)
           + u" h"_s;
}

// A record by its number: the number, whose it is, and its amount.
static QString numberedRow(const Entity &entity, int rank)
{
    const auto column = [](const QString &name) -> QString { return u"t."_s + quoted(name); };
    const Field *name = entity.field(entity.identityField);
    const bool hasName = name && name->listed && name->type != Field::Type::Reference && name->name != entity.numberField;
    const bool hasAmount = !entity.amountField.isEmpty() && !entity.currencyField.isEmpty();
    return u"select "_s + literal(entity.key) + u" as kind, "_s + column(entity.keyField) + u"::text as id, "_s + column(entity.numberField)
           + (hasName ? u" || ' · ' || "_s + column(name->name) : QString()) + u" as title, '' as detail, "_s
           + (hasAmount ? column(entity.amountField) + u", "_s + column(entity.currencyField) : u"null::bigint, ''"_s) + u", "_s
           + QString::number(rank) + u" as rank from "_s;
}

// A few of an organization's rows, of those that fit a condition, in an order.
static QString few(const Entity &entity, const QString &condition, const QString &order)
{
    return u"(select t.* from "_s + RecordSelect::quoted(entity.read) + u" t where t."_s + quoted(entity.tenantField) + u" = ?::uuid"_s
           + condition + u" order by "_s + order + u" limit "_s + QString::number(PerKind) + u')';
}

static QString newest(const Entity &entity)
{
    return u"t."_s + quoted(entity.sortField) + u" desc"_s;
}

// Those whose number begins with the text. A number with a running part is looked for by that: one range of it for each length that the
// number may have, the shortest first, so that the number itself comes before those that it begins. Of each a few rows are read before the
// whole number is compared: all of an entity's begin alike, and where one doesn't fit, none does.
static QString foundByNumber(const Entity &entity, const QString &text, int rank, const QString &tenant, QVariantList &binds)
{
    QString prefix = text;
    prefix.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s).append(u'%');
    const QString begins = u"t."_s + quoted(entity.numberField) + u" like ?"_s;
    if (entity.sequenceField.isEmpty()) {
        binds << tenant << prefix;
        return u'(' + numberedRow(entity, rank) + few(entity, u" and "_s + begins, newest(entity)) + u" t)"_s;
    }

    static const QRegularExpression shape(u"^([^0-9]*)([0-9]{0,12})$"_s);
    const QRegularExpressionMatch parts = shape.match(text);
    if (!parts.hasMatch())
        return {};
    const bool isBare = parts.captured(1).isEmpty(); // "1042" is that number alone
    const QString digits = parts.captured(2);
    const QString sequence = u"t."_s + quoted(entity.sequenceField);
    QStringList ranges;
    if (digits.isEmpty()) {
        binds << tenant;
        ranges.append(few(entity, {}, newest(entity)));
    }
    for (qsizetype length = std::max(digits.size(), ShortestNumber); !digits.isEmpty() && length <= LongestNumber; ++length) {
        binds << tenant << (isBare ? digits : digits.leftJustified(length, u'0')).toLongLong()
              << (isBare ? digits : digits.leftJustified(length, u'9')).toLongLong();
        ranges.append(few(entity, u" and "_s + sequence + u" between ? and ?"_s, sequence));
        if (isBare || digits.startsWith(u'0'))
            break; // longer numbers begin with another digit
    }
    binds << (isBare ? u"%"_s : prefix);
    return u'(' + numberedRow(entity, rank) + u'(' + ranges.join(u" union all "_s) + u") t where "_s + begins + u" limit "_s
           + QString::number(PerKind) + u')';
}

// Those that belong to what the words found, the newest first: a few of each.
static QString foundThrough(const Entity &entity, const Entity &hit, const Field &reference, int rank)
{
    return u'(' + numberedRow(entity, rank) + hitsOf(hit) + u" h cross join lateral "_s
           + few(entity, u" and t."_s + quoted(reference.name) + u" = h.id"_s, newest(entity)) + u" t order by "_s + newest(entity)
           + u" limit "_s + QString::number(PerKind) + u')';
}

RecordSearch::RecordSearch(Backend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{
}

bool RecordSearch::mayRead(const Entity &entity) const
{
    return entity.readPermission.isEmpty() || m_backend.session.may(entity.readPermission);
}

// Empty where this person may read nothing that is found so.
Statement RecordSearch::select(const QString &text) const
{
    QStringList hits;
    QStringList parts;
    QVariantList binds;
    QList<const Entity *> kinds;
    for (const auto &entity : m_backend.catalog.entities()) {
        if (entity->findFunction.isEmpty() || !mayRead(*entity))
            continue;
        const QStringList function = entity->findFunction.split(u'.');
        hits.append(hitsOf(*entity) + u" as materialized (select * from "_s
                    + RecordSelect::quoted(Relation{function.first(), function.last()}) + u"(?, ?))"_s);
        binds << text << PerKind;
        parts.append(foundByWords(*entity, int(parts.size())));
        kinds.append(entity.get());
    }
    for (const auto &entity : m_backend.catalog.entities()) {
        if (!entity->isFoundByNumber || !mayRead(*entity))
            continue;
        const QString tenant = m_backend.session.tenant().id;
        const int rank = int(parts.size());
        if (const QString byNumber = foundByNumber(*entity, text.toUpper(), rank, tenant, binds); !byNumber.isEmpty())
            parts.append(byNumber);
        for (const Entity *hit : std::as_const(kinds))
            for (const Field &field : entity->fields)
                if (field.listed && field.reference == hit->key) {
                    parts.append(foundThrough(*entity, *hit, field, rank));
                    binds << tenant;
                }
    }
    if (parts.isEmpty())
        return {};
    return {(hits.isEmpty() ? QString() : u"with "_s + hits.join(u", "_s) + u' ') + parts.join(u" union all "_s) + u" order by rank"_s,
            binds};
}

void RecordSearch::find(const QString &words)
{
    supersede(m_request);
    const QString text = words.trimmed();
    const Statement statement = text.size() < 2 ? Statement() : select(text);
    if (statement.sql.isEmpty()) {
        Q_EMIT found(words, {});
        return;
    }
    m_request = m_backend.database.query(statement);
    whenAnswered(m_request, this, [this, words](const Result<Rows> &rows) {
        if (rows)
            Q_EMIT found(words, taken(*rows));
        else
            Q_EMIT failed(rows.error());
    });
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
