#pragma once
#include "db/result.h"
#include "db/serveraddress.h"

#include <QObject>
#include <memory>

class QSocketNotifier;
class QTimer;
typedef struct pg_conn PGconn;

// Hears NOTIFY on one channel, from a connection of its own; comes back by itself after a loss. Lives on a thread with an event loop.
class Listener : public QObject
{
    Q_OBJECT
public:
    Listener(const ServerAddress &address, const QString &channel);
    ~Listener() override;

    void start();
    // Ends the wait for the next attempt.
    void retryNow();

Q_SIGNALS:
    void heard(const QString &payload);
    void listening();
    void lost();

private:
    void connectToServer();
    void read();
    void drop();
    void scheduleRetry();

    ServerAddress m_address;
    QString m_channel;
    PGconn *m_connection = nullptr;
    QSocketNotifier *m_notifier = nullptr;
    QTimer *m_retry;
    int m_attempt = 0;
};
