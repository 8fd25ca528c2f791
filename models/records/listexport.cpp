#include "records/listexport.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "records/filterjson.h"
#include "records/recordselect.h"
#include "records/viewer.h"
#include "session/jobs.h"
#include "session/session.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace {
class ExportColumns
{
    Q_DECLARE_TR_FUNCTIONS(ExportColumns)
public:
    ExportColumns(const Backend &backend, const Entity &entity)
        : m_backend(backend)
        , m_entity(entity)
        , m_select(entity, backend.catalog)
    {
    }

    void add(const Field &field);
    Statement statement() const { return {u"select "_s + m_columns.join(u", "_s), m_binds}; }

private:
    void put(const QString &expression, const QString &label, const QVariantList &binds = {});
    void putAmount(const Field &field);
    void putWords(const Field &field, const QList<Choice> &words);
    QString name(const QString &field) const { return u"t."_s + RecordSelect::quoted(field); }

    const Backend &m_backend;
    const Entity &m_entity;
    RecordSelect m_select;
    QStringList m_columns;
    QStringList m_added;
    QVariantList m_binds;
};

void ExportColumns::put(const QString &expression, const QString &label, const QVariantList &binds)
{
    m_columns.append(expression + u" as "_s + RecordSelect::quoted(label));
    m_binds += binds;
}

// Minor units of currencies with other than two decimals are told by their code. A figure that is multiplied has the factor's decimals.
void ExportColumns::putAmount(const Field &field)
{
    const QString currency = field.currencyField.isEmpty() ? m_entity.currencyField : field.currencyField;
    QMap<int, QStringList> codes;
    const QStringList all = m_backend.catalog.currencies();
    for (const QString &code : all)
        if (const int exponent = m_backend.catalog.exponent(code); exponent != 2)
            codes[exponent].append(code);
    QString factor = u"0.01"_s;
    QVariantList binds;
    if (m_entity.field(currency) && !codes.isEmpty()) {
        QString cases;
        for (auto some = codes.cbegin(); some != codes.cend(); ++some) {
            const QString unit = some.key() == 0 ? u"1::numeric"_s : u"0."_s + QString(some.key() - 1, u'0') + u'1';
            cases += u" when "_s + name(currency) + u" = any (cast(? as text[])) then "_s + unit;
            binds.append(QVariant(*some));
        }
        factor = u"case"_s + cases + u" else 0.01 end"_s;
    }
    put(name(field.name) + u" * "_s + factor, field.label, binds);
    if (const Field *unit = m_entity.field(currency))
        add(*unit);
}

void ExportColumns::putWords(const Field &field, const QList<Choice> &words)
{
    QString cases;
    QVariantList binds;
    for (const Choice &word : words) {
        cases += u" when cast(? as text) then cast(? as text)"_s;
        binds << word.key << word.label;
    }
    put(words.isEmpty() ? name(field.name)
                        : u"case "_s + name(field.name) + u"::text"_s + cases + u" else "_s + name(field.name) + u"::text end"_s,
        field.label, binds);
}

void ExportColumns::add(const Field &field)
{
    if (m_added.contains(field.name) || !field.listed)
        return;
    m_added.append(field.name);
    switch (field.type) {
    case Field::Type::Money:
        return putAmount(field);
    case Field::Type::Choice:
    case Field::Type::State:
        return putWords(field, field.choices);
    case Field::Type::Boolean:
        return putWords(field, {{u"true"_s, tr("yes")}, {u"false"_s, tr("no")}});
    case Field::Type::DateTime:
        return put(u"to_char("_s + name(field.name) + u" at time zone cast(? as text), 'YYYY-MM-DD HH24:MI:SS')"_s, field.label,
                   {QString::fromLatin1(m_backend.session.tenant().timeZone)});
    case Field::Type::Reference:
        if (m_entity.field(field.labelField))
            return put(name(field.labelField), field.label);
        if (const QString label = m_select.label(field); !label.isEmpty())
            return put(label, field.label);
        [[fallthrough]];
    default:
        put(name(field.name), field.label);
    }
    if (const Field *detail = m_entity.field(field.secondary))
        add(*detail);
}
}

Statement exportStatement(const Backend &backend, const Entity &entity, const ListExport &wanted)
{
    ExportColumns columns(backend, entity);
    for (const QString &name : wanted.fields)
        if (const Field *field = entity.field(name))
            columns.add(*field);
    RecordSelect::Viewer who = viewer(backend, entity);
    who.ownOnly = who.ownOnly || (!wanted.ofOneself && backend.session.scope(u"export.run"_s) == Session::Scope::Own);
    const RecordSelect select(entity, backend.catalog);
    const Statement from = select.from(who, wanted.filter);
    Statement statement = columns.statement();
    statement.sql += from.sql + select.orderBy(wanted.sortField, wanted.order);
    statement.binds += from.binds;
    return statement;
}

// Noted before the first row leaves, and how it ended after the last.
static void tellOutcome(Backend &backend, Job &job, const QString &activity)
{
    QObject::connect(&job, &Job::ended, &job, [&backend, &job, activity] {
        if (!backend.session.isEntered()) // signing out ended it
            return;
        const bool isDone = job.state() == Job::State::Done;
        const QString outcome = isDone ? u"done"_s : job.state() == Job::State::Stopped ? u"stopped"_s : u"failed"_s;
        backend.database.write({u"select audit.tell_outcome(cast(? as uuid), ?, cast(? as bigint))"_s,
                                {activity, outcome, isDone ? QVariant(job.done()) : QVariant()}});
    });
}

Job *startExport(Backend &backend, const Exported &exported, const QString &path, const QString &title,
                 const std::function<QString(qlonglong)> &words)
{
    Job *job = backend.jobs.start(title, exported.expected);
    const QString noted = QString::fromUtf8(QJsonDocument(exported.detail).toJson(QJsonDocument::Compact));
    const QString activity = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Statement note{u"select audit.log_activity('export', cast(? as jsonb), ?, cast(? as uuid))"_s, {noted, exported.page, activity}};
    tellOutcome(backend, *job, activity);
    job->await(backend.database.write(note), [job, &backend, select = exported.select, path, words](const Rows &) {
        job->await(backend.database.copyToFile(select, path), [job, path, words](qlonglong rows) {
            job->setProgress(rows, rows);
            job->finish({words(rows), path, {}, {}});
        });
    });
    return job;
}

Job *startExport(Backend &backend, const Entity &entity, const ListExport &wanted, const QString &path, const QString &title,
                 const std::function<QString(qlonglong)> &words)
{
    const QJsonObject detail{{u"list"_s, entity.key},
                             {u"filter"_s, filterJson(wanted.filter)},
                             {u"columns"_s, QJsonArray::fromStringList(wanted.fields)},
                             {u"rows"_s, wanted.expected}};
    return startExport(backend, {exportStatement(backend, entity, wanted), entity.listPageId(), detail, wanted.expected}, path, title,
                       words);
}
