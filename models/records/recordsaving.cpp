// How a record is saved, and what is told when somebody was faster.
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "records/record.h"
#include "records/recordselect.h"
#include "records/rowupdate.h"
#include "records/viewer.h"

using namespace Qt::StringLiterals;

QFuture<Result<Record::Outcome>> Record::save()
{
    return m_isNew ? insert() : update();
}

QFuture<Result<Record::Outcome>> Record::insert()
{
    QStringList names;
    QStringList values;
    Statement statement;
    const auto give = [&](const Field &field, const QVariant &value) {
        names.append(RecordSelect::quoted(field.name));
        values.append(u"cast(? as "_s + field.sqlType + u')');
        statement.binds.append(value);
    };
    if (const Field *key = m_entity.field(m_entity.keyField); key && key->insertable)
        give(*key, m_id);
    const QVariantMap all = given();
    for (auto value = all.cbegin(); value != all.cend(); ++value)
        give(*m_entity.field(value.key()), value.value());
    const QString key = RecordSelect::quoted(m_entity.keyField);
    statement.sql = u"insert into "_s + RecordSelect::quoted(m_entity.write) + u" ("_s + names.join(u", "_s) + u") values ("_s
                    + values.join(u", "_s) + u") returning "_s + key + u"::text as id"_s;
    return m_backend.database.write(statement)
        .then(this,
              [this, row = m_row, sent = m_values](const Result<Rows> &rows) -> QFuture<Result<Outcome>> {
                  if (rows && isLeft(row))
                      return QtFuture::makeReadyFuture(Result<Outcome>(Outcome::Saved));
                  if (!rows && !isLeft(row) && rows.error().sqlState == "23505"_L1
                      && rows.error().constraint == m_entity.write.name + "_pkey"_L1)
                      return insertedBefore();
                  if (!rows)
                      return QtFuture::makeReadyFuture(Result<Outcome>(std::unexpected(rows.error())));
                  m_id = rows->text(0, u"id");
                  return reload(sent);
              })
        .unwrap();
}

// The key was made here, so a row that has it is this record, saved before its answer was lost. What was typed since is a change of it.
QFuture<Result<Record::Outcome>> Record::insertedBefore()
{
    const RecordSelect select(m_entity, m_backend.catalog);
    return m_backend.database.query(select.stored(viewer(m_backend, m_entity), m_id))
        .then(this,
              [this, row = m_row](const Result<Rows> &rows) -> QFuture<Result<Outcome>> {
                  if (!rows)
                      return QtFuture::makeReadyFuture(Result<Outcome>(std::unexpected(rows.error())));
                  if (rows->isEmpty() || isLeft(row))
                      return QtFuture::makeReadyFuture(Result<Outcome>(Outcome::Gone));
                  m_base = rows->map(0);
                  m_isNew = false;
                  return update();
              })
        .unwrap();
}

QFuture<Result<Record::Outcome>> Record::update()
{
    const QVariantMap changed = changes();
    if (changed.isEmpty())
        return QtFuture::makeReadyFuture(Result<Outcome>(Outcome::Saved));
    const Statement statement = rowUpdate(m_backend, m_entity, m_id, changed, m_base.value(m_entity.versionField));
    return m_backend.database.write(statement)
        .then(this,
              [this, row = m_row, sent = m_values](const Result<Rows> &rows) -> QFuture<Result<Outcome>> {
                  if (!rows)
                      return QtFuture::makeReadyFuture(Result<Outcome>(std::unexpected(rows.error())));
                  if (isLeft(row))
                      return QtFuture::makeReadyFuture(Result<Outcome>(rows->isEmpty() ? Outcome::Conflict : Outcome::Saved));
                  return rows->isEmpty() ? compare() : reload(sent);
              })
        .unwrap();
}

// What was typed since it was sent is no part of what was saved, and stays.
QFuture<Result<Record::Outcome>> Record::reload(const QVariantMap &sent)
{
    const RecordSelect select(m_entity, m_backend.catalog);
    return m_backend.database.query(select.stored(viewer(m_backend, m_entity), m_id))
        .then(this, [this, row = m_row, sent](const Result<Rows> &rows) -> Result<Outcome> {
            if (isLeft(row))
                return Outcome::Saved;
            if (!rows || rows->isEmpty()) {
                m_base = sent; // it was saved, but may no longer be seen by who saved it
                return Outcome::Saved;
            }
            QVariantMap since;
            for (auto value = m_values.cbegin(); value != m_values.cend(); ++value)
                if (!isSame(value.value(), sent.value(value.key())))
                    since.insert(value.key(), value.value());
            take(rows->map(0));
            if (!since.isEmpty())
                setValues(since);
            return Outcome::Saved;
        });
}

QFuture<Result<Record::Outcome>> Record::compare()
{
    const RecordSelect select(m_entity, m_backend.catalog);
    return m_backend.database.query(select.stored(viewer(m_backend, m_entity), m_id))
        .then(this, [this, row = m_row](const Result<Rows> &rows) -> Result<Outcome> {
            if (!rows)
                return std::unexpected(rows.error());
            if (isLeft(row))
                return Outcome::Conflict;
            if (rows->isEmpty())
                return Outcome::Gone;
            m_theirs = rows->map(0);
            if (const Standing standing = standingOf(m_theirs); standing == Standing::InTrash || standing == Standing::Closed)
                return Outcome::Gone;
            // Nobody was faster: this person may read the row but not change it, and trying once more would not help.
            if (isSame(m_theirs.value(m_entity.versionField), m_base.value(m_entity.versionField)))
                return std::unexpected(Error{u"42501"_s, {}, {}, {}, {}});
            m_compared = m_theirs;
            m_differences.clear();
            for (const Field &field : m_entity.fields) {
                const QVariant before = m_base.value(field.name);
                const QVariant theirs = m_compared.value(field.name);
                const QVariant mine = m_values.value(field.name);
                if (field.stored && field.offered && !field.generated && field.name != u"updated_at"_s
                    && (!isSame(before, theirs) || !isSame(before, mine)))
                    m_differences.append(
                        {field.name, before, theirs, mine, !isSame(before, theirs) && !isSame(before, mine) && !isSame(theirs, mine)});
            }
            return Outcome::Conflict;
        });
}

// Theirs, as it was compared, becomes what mine is based on; a field that only they touched is theirs.
void Record::rebase()
{
    for (const Difference &difference : std::as_const(m_differences))
        if (isSame(difference.before, m_values.value(difference.field)))
            m_values.insert(difference.field, difference.theirs);
    m_base = m_compared;
    m_values.insert(m_entity.versionField, m_base.value(m_entity.versionField));
    m_differences.clear();
    Q_EMIT reset();
}
