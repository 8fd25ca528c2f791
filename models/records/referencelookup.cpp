#include "records/referencelookup.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/awaiting.h"
#include "db/reading.h"
#include "records/recordselect.h"
#include "records/valuetext.h"
#include "records/viewer.h"

using namespace Qt::StringLiterals;

ReferenceLookup::ReferenceLookup(Backend &backend, const Entity &entity, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_entity(entity)
{
}

ReferenceLookup::~ReferenceLookup()
{
    supersede(m_search);
}

void ReferenceLookup::find(const QString &words, int limit)
{
    supersede(m_search);
    const RecordSelect select(m_entity, m_backend.catalog);
    RecordChunks::Read read;
    read.limit = limit;
    QStringList fields = m_entity.searchFields;
    fields.prepend(m_entity.identityField);
    fields.removeDuplicates();
    const bool isSearch = !words.trimmed().isEmpty();
    const Statement statement
        = select.page(viewer(m_backend, m_entity), fields, {{}, words.trimmed()}, isSearch ? m_entity.identityField : m_entity.keyField,
                      isSearch ? Qt::AscendingOrder : Qt::DescendingOrder, read);
    m_search = m_backend.database.query(statement);
    const int ticket = ++m_ticket;
    whenAnswered(m_search, this, [this, words, ticket](const Result<Rows> &rows) {
        if (ticket != m_ticket)
            return;
        if (!rows)
            return Q_EMIT failed(rows.error());
        QList<Suggestion> suggestions;
        for (qsizetype row = 0; row < rows->size(); ++row)
            suggestions.append(suggestion(*rows, row));
        Q_EMIT found(words, suggestions);
    });
}

ReferenceLookup::Suggestion ReferenceLookup::suggestion(const Rows &rows, qsizetype row) const
{
    QStringList details;
    for (const QString &name : m_entity.searchFields)
        if (const Field *field = m_entity.field(name); field && name != m_entity.identityField && details.size() < 3)
            if (const QString text = valueText(m_backend, *field, rows.value(row, name)); !text.isEmpty())
                details.append(text);
    return {rows.text(row, RecordSelect::IdKey), rows.text(row, m_entity.identityField), details.join(u" · "_s)};
}

QFuture<Result<QString>> ReferenceLookup::titleOf(const QString &id)
{
    const RecordSelect select(m_entity, m_backend.catalog);
    return m_backend.database.query<QString>(
        select.one(viewer(m_backend, m_entity), id),
        [title = m_entity.titleField()](const Rows &rows) { return rows.isEmpty() ? QString() : rows.text(0, title); });
}
