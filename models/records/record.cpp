#include "records/record.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "records/recordid.h"
#include "records/recordselect.h"
#include "records/viewer.h"
#include "session/session.h"

using namespace Qt::StringLiterals;

Record::Record(Backend &backend, const Entity &entity, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_entity(entity)
{
}

int Record::version() const
{
    return m_base.value(m_entity.versionField).toInt();
}

void Record::startNew(const QVariantMap &initial)
{
    ++m_row;
    m_id = newRecordId();
    m_isNew = true;
    m_values.clear();
    m_differences.clear();
    for (const Field &field : m_entity.fields)
        if (isEditable(field) && field.defaultValue.isValid())
            m_values.insert(field.name, field.defaultValue);
    m_values.insert(initial);
    if (const Field *currency = m_entity.field(m_entity.currencyField);
        currency && currency->insertable && !initial.contains(currency->name))
        m_values.insert(currency->name, m_backend.session.tenant().currency);
    if (const Field *owner = m_entity.field(m_entity.ownerField); owner && owner->insertable && !initial.contains(owner->name))
        m_values.insert(owner->name, m_backend.session.person().id);
    m_base = m_values;
    Q_EMIT reset();
}

QFuture<Result<void>> Record::load(const QString &id)
{
    if (id != m_id)
        ++m_row;
    m_id = id;
    m_isNew = false;
    m_theirs.clear();
    const RecordSelect select(m_entity, m_backend.catalog);
    return m_backend.database.query(select.stored(viewer(m_backend, m_entity), id))
        .then(this, [this](const Result<Rows> &rows) -> Result<void> {
            if (!rows)
                return std::unexpected(rows.error());
            if (rows->isEmpty())
                return std::unexpected(Error{u"KO002"_s, {}, {}, {}, {}});
            take(rows->map(0));
            return {};
        });
}

void Record::take(const QVariantMap &row)
{
    m_base = row;
    m_values = row;
    m_isNew = false;
    m_differences.clear();
    Q_EMIT reset();
}

// Nothing typed and nothing there are the same, and so are equal texts of different types.
bool Record::isSame(const QVariant &left, const QVariant &right)
{
    if (left.toString().isEmpty() && right.toString().isEmpty())
        return true;
    return left == right || left.toString() == right.toString();
}

QVariantMap Record::changes() const
{
    QVariantMap changes;
    for (auto value = m_values.cbegin(); value != m_values.cend(); ++value) {
        const Field *field = m_entity.field(value.key());
        if (field && isEditable(*field) && !isSame(value.value(), m_base.value(value.key())))
            changes.insert(value.key(), value.value());
    }
    return changes;
}

void Record::setValue(const QString &field, const QVariant &value)
{
    if (isSame(m_values.value(field), value))
        return;
    m_values.insert(field, value);
    Q_EMIT valueChanged(field);
}

void Record::setValues(const QVariantMap &values)
{
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        m_values.insert(value.key(), value.value());
    Q_EMIT reset();
}

// What a new row is given: nothing for what stays empty, so that the table's own default holds.
QVariantMap Record::given() const
{
    QVariantMap given;
    for (auto value = m_values.cbegin(); value != m_values.cend(); ++value)
        if (const Field *field = m_entity.field(value.key()); field && isEditable(*field) && !value->toString().isEmpty())
            given.insert(value.key(), value.value());
    return given;
}

QVariantMap Record::toDraft() const
{
    const QVariantMap changed = changes();
    if (changed.isEmpty())
        return {};
    QVariantMap before;
    for (auto value = changed.cbegin(); value != changed.cend(); ++value)
        before.insert(value.key(), m_base.value(value.key()));
    return {{u"id"_s, m_id}, {u"version"_s, version()}, {u"before"_s, before}, {u"values"_s, changed}};
}

void Record::fromDraft(const QVariantMap &draft)
{
    if (m_isNew) {
        m_id = draft.value(u"id"_s).toString(); // the row exists already if the program ended before the answer came
    } else if (const int version = draft.value(u"version"_s).toInt(); version != this->version()) {
        m_base.insert(m_entity.versionField, version);
        m_base.insert(draft.value(u"before"_s).toMap());
    }
    setValues(draft.value(u"values"_s).toMap());
}

bool Record::isEditable(const Field &field) const
{
    return field.stored && field.offered && !field.generated && (m_isNew ? field.insertable : field.updatable);
}

QFuture<Result<bool>> Record::copyLast()
{
    QStringList fields;
    for (const Field &field : m_entity.fields) {
        const bool isKind = field.type == Field::Type::Choice || field.type == Field::Type::State || field.type == Field::Type::Currency
                            || field.type == Field::Type::Reference || field.type == Field::Type::Boolean;
        if (field.listed && isEditable(field) && (m_entity.carried.isEmpty() ? isKind : m_entity.carried.contains(field.name)))
            fields.append(field.name);
    }
    Filter mine;
    if (!m_entity.ownerField.isEmpty())
        mine.conditions.append({m_entity.ownerField, Condition::Op::Is, {Filter::me()}});
    RecordChunks::Read read;
    read.limit = 1;
    const RecordSelect select(m_entity, m_backend.catalog);
    return m_backend.database.query(select.page(viewer(m_backend, m_entity), fields, mine, m_entity.keyField, Qt::DescendingOrder, read))
        .then(this, [this, fields](const Result<Rows> &rows) -> Result<bool> {
            if (!rows)
                return std::unexpected(rows.error());
            if (rows->isEmpty())
                return false;
            QVariantMap values;
            for (const QString &field : fields)
                if (isSame(m_values.value(field), m_base.value(field)))
                    values.insert(field, rows->value(0, field));
            setValues(values);
            return true;
        });
}

Record::Standing Record::standingOf(const QVariantMap &row) const
{
    if (!row.value(m_entity.deletedField).isNull())
        return Standing::InTrash;
    if (m_entity.closedStates.contains(row.value(m_entity.statusField).toString()))
        return Standing::Closed;
    const bool isNewer = !m_entity.versionField.isEmpty() && row.value(m_entity.versionField).toInt() > version();
    return isNewer ? Standing::Outdated : Standing::Current;
}

QFuture<Result<Record::Standing>> Record::standing()
{
    const RecordSelect select(m_entity, m_backend.catalog);
    return m_backend.database.query(select.stored(viewer(m_backend, m_entity), m_id))
        .then(this, [this, asked = m_id](const Result<Rows> &rows) -> Result<Standing> {
            if (!rows)
                return std::unexpected(rows.error());
            if (asked != m_id)
                return Standing::Current;
            if (rows->isEmpty())
                return Standing::Gone;
            m_theirs = rows->map(0);
            return standingOf(m_theirs);
        });
}

QString Record::status() const
{
    return m_theirs.value(m_entity.statusField, m_base.value(m_entity.statusField)).toString();
}

void Record::startAgain()
{
    const QVariantMap typed = m_values;
    startNew();
    QVariantMap again;
    for (const Field &field : m_entity.fields)
        if (isEditable(field) && typed.contains(field.name))
            again.insert(field.name, typed.value(field.name));
    setValues(again);
}
