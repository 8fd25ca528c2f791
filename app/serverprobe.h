#pragma once
#include "shell/serverprofile.h"

#include <QElapsedTimer>
#include <QObject>

class QTcpSocket;

// Asks a server, before anybody signs in, whether it answers and whether it encrypts: PostgreSQL's SSLRequest, answered by one letter.
class ServerProbe : public QObject
{
    Q_OBJECT
public:
    explicit ServerProbe(QObject *parent = nullptr);

    void ask(const QString &uri);

Q_SIGNALS:
    void answered(const ServerReach &reach);

private:
    QTcpSocket *m_socket = nullptr;
    QElapsedTimer m_clock;
};
