#include "records/presence.h"
#include "backend.h"
#include "catalog/entity.h"
#include "db/database.h"
#include "records/recordid.h"
#include "session/livechanges.h"

using namespace Qt::StringLiterals;

Presence::Presence(Backend &backend, const Entity &entity, Purpose purpose, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_entity(entity)
    , m_purpose(purpose)
{
    m_dwell.setSingleShot(true);
    m_dwell.setInterval(purpose == Purpose::Editing ? 0 : DwellMilliseconds);
    m_renew.setInterval(RenewMilliseconds);
    connect(&m_dwell, &QTimer::timeout, this, [this] {
        m_told = newRecordId();
        m_renew.start();
        tell();
    });
    connect(&m_renew, &QTimer::timeout, this, &Presence::tell);
    backend.live.watch(this, {u"core.presence"_s}, [this] {
        if (!m_told.isEmpty())
            tell();
    });
}

Presence::~Presence()
{
    close();
}

void Presence::open(const QString &record)
{
    if (record == m_record)
        return;
    m_dwell.stop();
    m_renew.stop();
    if (!m_told.isEmpty())
        m_backend.database.write({u"select core.end_presence(?::uuid)"_s, {m_told}});
    m_told.clear();
    m_record = record;
    setOthers({});
    if (!record.isEmpty())
        m_dwell.start();
}

void Presence::tell()
{
    m_backend.database
        .write({u"select * from core.keep_present(?::uuid, ?, ?::uuid, ?)"_s,
                {m_told, m_entity.recordTable(), m_record, m_purpose == Purpose::Editing}})
        .then(this, [this, told = m_told](const Result<Rows> &rows) {
            // A record that has gone is told by who shows it, a lost connection by its banner; told again with the next renewal.
            if (!rows || told != m_told)
                return;
            QList<Onlooker> others;
            for (qsizetype row = 0; row < rows->size(); ++row)
                others.append({rows->text(row, u"user_id"), rows->text(row, u"person_name"), rows->value(row, u"is_editing").toBool(),
                               rows->value(row, u"since").toDateTime()});
            setOthers(others);
        });
}

void Presence::setOthers(const QList<Onlooker> &others)
{
    if (others == m_others)
        return;
    m_others = others;
    Q_EMIT othersChanged();
}
