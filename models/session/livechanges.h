#pragma once
#include "db/database.h"
#include "session/throttle.h"

#include <QSet>
#include <QTimer>
#include <functional>

// What others change while one looks at it. A relation's name arrives on the organization's channel, at most once in 300 ms; what
// happened while nobody listened (a reconnect, a lost notification) is told as a change of everything. The next change is told when the
// server has answered what the screens asked after the last one, and after a pause: so a busy organization does not keep the server busy.
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
    static constexpr int PauseShare = 3; // the pause is that many times as long as the screens read: 450 ms after 150 ms
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
    Throttle m_telling;
    QTimer m_check;
    QString m_mark; // how far the server's transactions were at the last check
    bool m_wasTold = false;
    bool m_isListening = false;
};
