#include "records/recordsearch.h"
#include "catalog/catalog.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/recordselect.h"
#include "session/session.h"
#include "text/moneytext.h"

using namespace Qt::StringLiterals;

static constexpr int PerKind = 5;

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

// Numbers are found by their beginning, and whatever belongs to what the words found.
static QString foundByNumber(const Entity &entity, const QList<const Entity *> &hits, int rank)
{
    const auto column = [](const QString &name) -> QString { return u"t."_s + quoted(name); };
    QStringList any{column(entity.numberField) + u" like ?"_s};
    for (const Entity *hit : hits)
        for (const Field &field : entity.fields)
            if (field.listed && field.reference == hit->key)
                any.append(column(field.name) + u" in (select id from "_s + hitsOf(*hit) + u')');
    const Field *name = entity.field(entity.identityField);
    const bool hasName = name && name->listed && name->type != Field::Type::Reference && name->name != entity.numberField;
    const bool hasAmount = !entity.amountField.isEmpty() && !entity.currencyField.isEmpty();
    return u"(select "_s + literal(entity.key) + u" as kind, "_s + column(entity.keyField) + u"::text as id, "_s
           + column(entity.numberField) + (hasName ? u" || ' · ' || "_s + column(name->name) : QString()) + u" as title, '' as detail, "_s
           + (hasAmount ? column(entity.amountField) + u", "_s + column(entity.currencyField) : u"null::bigint, ''"_s) + u", "_s
           + QString::number(rank) + u" as rank from "_s + RecordSelect::quoted(entity.read) + u" t where "_s + column(entity.tenantField)
           + u" = ?::uuid and ("_s + any.join(u" or "_s) + u") order by "_s + column(entity.sortField) + u" desc limit "_s
           + QString::number(PerKind) + u')';
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
    QString prefix = text.toUpper();
    prefix.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);

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
        parts.append(foundByNumber(*entity, kinds, int(parts.size())));
        binds << m_backend.session.tenant().id << QString(prefix + u'%');
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
