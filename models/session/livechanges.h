#pragma once
#include "db/database.h"
#include "session/pacing.h"

#include <QSet>
#include <QTimer>
#include <functional>

// What others change while one looks at it. A relation's name arrives on the organization's channel, at most once in 300 ms; what
// happened while nobody listened (a reconnect, a lost notification) is told as a change of everything. Nothing is told again before the
// server has answered what the screens asked then, and a pause: however much others change, the screens leave the server its time.
class LiveChanges : public QObject
{
    Q_OBJECT
public:
    explicit LiveChanges(Database &database, QObject *parent = nullptr);

    // Calls `act` whenever one of the relations ("sales.deal") may have changed, for as long as the context lives.
    void watch(QObject *context, const QStringList &relations, std::function<void()> act);

    // Whether the server tells changes already.
    bool isListening() const { return m_isListening; }

    static constexpr int CoalesceMilliseconds = 300;
    static constexpr int PauseShare = 3; // pauses that many times as long as the screens read: within a second, while they read 150 ms
    static constexpr int CheckSeconds = 30;

Q_SIGNALS:
    // An empty name: anything may have changed.
    void changed(const QString &relation);

private:
    void collect(const QString &relation);
    void tell();
    void check();

    Database &m_database;
    QSet<QString> m_collected;
    Pacing m_telling;
    QTimer m_check;
    QString m_mark; // how far the server's transactions were at the last check
    bool m_wasTold = false;
    bool m_isListening = false;
};
