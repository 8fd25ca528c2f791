#include "records/bulkrun.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/actioncall.h"
#include "records/recordselect.h"
#include "records/viewer.h"
#include "session/jobs.h"
#include "session/session.h"

using namespace Qt::StringLiterals;

static constexpr int Portion = 500;
static constexpr int AtOnce = 4; // on their way to the server, so that a round trip is not waited for each time
static constexpr int JobAfter = 1000;

BulkRun::BulkRun(Backend &backend, const Order &order)
    : QObject(&backend.jobs)
    , m_backend(backend)
    , m_order(order)
    , m_named(order.choice.all ? QStringList() : order.choice.exceptions.values())
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(JobAfter);
    connect(&m_patience, &QTimer::timeout, this, &BulkRun::becomeJob);
    connect(&backend.session, &Session::left, this, [this] { interrupt({u"57014"_s, {}, {}, {}, {}}); });
}

void BulkRun::start()
{
    m_patience.start();
    readNext();
}

void BulkRun::becomeJob()
{
    m_job = m_backend.jobs.start(m_order.title, m_order.expected);
    connect(m_job, &Job::ended, this, [this] {
        if (!m_isOver)
            interrupt({u"57014"_s, {}, {}, {}, {}});
    });
    tellProgress();
}

void BulkRun::tellProgress()
{
    if (m_job)
        m_job->setProgress(m_done.size() + m_refused.size(), m_order.expected);
}

void BulkRun::interrupt(const Error &error)
{
    if (!m_interruption)
        m_interruption = error;
    m_portion.clear();
    m_isLast = true;
    if (m_inFlight == 0)
        end();
}

void BulkRun::readNext()
{
    const RecordSelect select(m_order.entity, m_backend.catalog);
    RowChoice portion = m_order.choice;
    if (!portion.all) {
        m_asked = m_named.first(std::min<qsizetype>(Portion, m_named.size()));
        m_named.remove(0, m_asked.size());
        portion.exceptions = QSet<QString>(m_asked.cbegin(), m_asked.cend());
    }
    ++m_inFlight;
    const Statement statement
        = select.chosen(viewer(m_backend, m_order.entity), fieldsFor(m_order.entity, m_order.action), portion, m_after, Portion);
    whenAnswered(m_backend.database.query(statement, Database::Lane::Jobs), this, [this](const Result<Rows> &rows) {
        --m_inFlight;
        if (!rows)
            interrupt(rows.error());
        else if (m_interruption)
            end();
        else
            take(*rows);
    });
}

// What can't be done with a record as it is needs no asking. Named ones are gone through by their own count, whoever took some of them
// away meanwhile.
void BulkRun::take(const Rows &rows)
{
    m_isLast = m_order.choice.all ? rows.size() < Portion : m_named.isEmpty();
    QSet<QString> missing(m_asked.cbegin(), m_asked.cend());
    for (qsizetype row = 0; row < rows.size(); ++row) {
        QVariantMap record = rows.map(row);
        const QString id = rows.row(row).first().toString();
        record.insert(m_order.entity.keyField, id);
        missing.remove(id);
        if (m_order.choice.all)
            m_after = id;
        if (!m_order.choice.contains(id))
            continue;
        if (m_order.standing && m_order.standing->value(id).toString() != record.value(m_order.action.field).toString())
            refuse(record, Error{u"KO003"_s, {}, {}, {}, u"since"_s});
        else if (const auto reason = obstacle(m_backend, m_order.entity, m_order.action, record))
            refuse(record, *reason);
        else
            m_portion.append(record);
    }
    for (const QString &id : std::as_const(missing))
        refuse({{m_order.entity.keyField, id}}, Error{u"KO002"_s, {}, {}, {}, {}});
    if (takesMany(m_order.action) && !m_portion.isEmpty())
        return callMany();
    for (int call = 0; call < AtOnce && !m_portion.isEmpty(); ++call)
        callNext();
    if (m_inFlight == 0)
        m_isLast ? end() : readNext();
}

void BulkRun::callMany()
{
    const QList<QVariantMap> records = std::exchange(m_portion, {});
    ++m_inFlight;
    const Statement statement = actionStatement(m_backend, m_order.entity, m_order.action, records, m_order.answer);
    whenAnswered(m_backend.database.write(statement, Database::Lane::Jobs), this, [this, records](const Result<Rows> &rows) {
        --m_inFlight;
        if (!rows)
            return interrupt(rows.error());
        QHash<QString, QVariantMap> byId;
        for (const QVariantMap &record : records)
            byId.insert(record.value(m_order.entity.keyField).toString(), record);
        for (qsizetype row = 0; row < rows->size(); ++row) {
            const QString id = rows->text(row, u"id");
            if (const auto refusal = refusalIn(*rows, row))
                refuse(byId.value(id, {{m_order.entity.keyField, id}}), *refusal);
            else
                m_done.insert(id, {});
        }
        tellProgress();
        m_isLast ? end() : readNext();
    });
}

void BulkRun::callNext()
{
    const QVariantMap record = m_portion.takeFirst();
    ++m_inFlight;
    const QVariant answer = m_order.values.value(record.value(m_order.entity.keyField).toString(), m_order.answer);
    const Statement statement = actionStatement(m_backend, m_order.entity, m_order.action, {record}, answer);
    whenAnswered(m_backend.database.write(statement, Database::Lane::Jobs), this,
                 [this, record](const Result<Rows> &rows) { answered(record, rows); });
}

// Refusals are the record's own; anything else concerns the server, and all that are left.
static bool isRefusal(const Error &error)
{
    return error.sqlState.startsWith("KO"_L1) || error.sqlState.startsWith("22"_L1) || error.sqlState.startsWith("23"_L1)
           || error.sqlState == "42501"_L1;
}

// Its state as it was read, or as the refusal tells it.
void BulkRun::refuse(const QVariantMap &record, const Error &error)
{
    const Entity &entity = m_order.entity;
    const QString id = record.value(entity.keyField).toString();
    const bool tellsState = error.sqlState == "KO006"_L1 && !entity.stateField.isEmpty() && error.column == entity.stateField;
    m_refused.insert(id, error);
    if (tellsState)
        m_refusedStates.insert(id, error.message);
    else if (record.contains(entity.stateField))
        m_refusedStates.insert(id, record.value(entity.stateField).toString());
}

void BulkRun::answered(const QVariantMap &record, const Result<Rows> &rows)
{
    --m_inFlight;
    const QString id = record.value(m_order.entity.keyField).toString();
    if (!rows && !isRefusal(rows.error()))
        return interrupt(rows.error());
    if (!rows)
        refuse(record, rows.error());
    else if (!m_order.action.field.isEmpty() && rows->isEmpty())
        refuse(record, Error{u"KO003"_s, {}, {}, {}, {}});
    else
        m_done.insert(id, record.value(m_order.action.field));
    tellProgress();
    if (!m_portion.isEmpty())
        callNext();
    else if (m_inFlight == 0)
        m_isLast ? end() : readNext();
}

void BulkRun::end()
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_patience.stop();
    if (m_job && m_job->isRunning()) {
        if (m_order.teller && !m_interruption && m_refused.isEmpty())
            m_job->setToldElsewhere();
        QVariantList toLookAt;
        for (auto refusal = m_refused.cbegin(); refusal != m_refused.cend(); ++refusal)
            if (!isGone(refusal.value()))
                toLookAt.append(refusal.key());
        if (m_interruption)
            m_job->fail(*m_interruption);
        else
            m_job->finish({m_order.words(m_done.size(), m_refused.size()), {}, m_order.entity.listPageId(), toLookAt});
    }
    Q_EMIT finished();
    deleteLater();
}
