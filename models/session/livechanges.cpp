#include "session/livechanges.h"

#include <QMetaMethod>

using namespace Qt::StringLiterals;

LiveChanges::LiveChanges(Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_telling([this](Throttle &) { tell(); }, CoalesceMilliseconds, PauseShare)
{
    m_check.setInterval(CheckSeconds * 1000);
    connect(&m_check, &QTimer::timeout, this, &LiveChanges::check);
    connect(&database, &Database::notified, this, &LiveChanges::collect);
    connect(&database, &Database::listening, this, [this] {
        m_isListening = true;
        // Who begins to watch from now on reads what it shows after this moment.
        if (isSignalConnected(QMetaMethod::fromSignal(&LiveChanges::changed)))
            collect({});
    });
    m_check.start();
}

void LiveChanges::watch(QObject *context, const QStringList &relations, std::function<void()> act)
{
    connect(this, &LiveChanges::changed, context, [relations, act = std::move(act)](const QString &relation) {
        if (relation.isEmpty() || relations.contains(relation))
            act();
    });
}

void LiveChanges::collect(const QString &relation)
{
    m_collected.insert(relation);
    m_telling.want();
}

void LiveChanges::tell()
{
    const QSet<QString> collected = std::exchange(m_collected, {});
    m_wasTold = true;
    if (collected.contains(QString()))
        Q_EMIT changed({});
    else
        for (const QString &relation : collected)
            Q_EMIT changed(relation);
    m_telling.waitFor(m_database.caughtUp());
}

// Nobody wrote since the last look when the server's next transaction is the same; otherwise, and without a notification
// in between, one may have been lost.
void LiveChanges::check()
{
    if (m_database.state() != Database::State::Connected)
        return;
    m_database.query({u"select pg_snapshot_xmax(pg_current_snapshot())::text as mark"_s}).then(this, [this](const Result<Rows> &rows) {
        if (!rows)
            return; // the connection banner speaks of it
        const QString mark = rows->text(0, u"mark");
        if (!m_mark.isEmpty() && mark != m_mark && !std::exchange(m_wasTold, false))
            collect({});
        m_mark = mark;
    });
}
