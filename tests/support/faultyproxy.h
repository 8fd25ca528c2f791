#pragma once
#include "db/serveraddress.h"

#include <QByteArray>
#include <QList>
#include <QTemporaryDir>
#include <atomic>
#include <mutex>
#include <thread>

// A socket between a program and the server's that breaks at a chosen place: it reads PostgreSQL's messages, so that a fault strikes the
// same message every time. Works on a thread of its own, and knows nothing of who uses it.
class FaultyProxy
{
public:
    enum class Fault {
        CutBefore,     // the message never reaches the server, and the connection ends
        CutAfter,      // it reaches the server, and the connection ends
        SwallowAnswer, // the server has answered, and the connection ends before the program hears it
        StallBefore,   // the message never reaches the server, and nothing ends
        StallAfter     // it reaches the server, nothing comes back, and nothing ends
    };

    // `sockets`: the folder of the server's socket.
    explicit FaultyProxy(const QString &sockets);
    ~FaultyProxy();
    Q_DISABLE_COPY(FaultyProxy)

    // The same place, through this proxy.
    ServerAddress through(const ServerAddress &address) const;

    // The next `times` statements that contain `text` (in any case) get this fault.
    void arm(Fault fault, const QByteArray &text = "commit", int times = 1);
    // Nothing passes any more on the connections that are there, in either direction, and none is closed: a laptop asleep.
    void stall();
    // Closes what is stalled: what a network makes of connections that were silent for too long.
    void hangUp();
    // What the server says its version is, on connections made from now on.
    void pretendVersion(const QByteArray &version);

    // How many faults have struck, and how many COMMITs reached the server.
    int struck() const { return m_struck; }
    int commits() const { return m_commits; }

private:
    struct Pair
    {
        int program = -1;
        int server = -1;
        QByteArray fromProgram = {};
        QByteArray fromServer = {};
        bool hasBegun = false;
        bool isStalled = false;
        bool isSwallowing = false;
        bool isEnding = false; // when the statement has passed
        Fault fault = Fault::CutBefore;
        bool isOver = false;
    };

    void run();
    void accept();
    void readProgram(Pair &pair);
    void readServer(Pair &pair);
    void take(Pair &pair, const QByteArray &message);
    void strike(Pair &pair, Fault fault, const QByteArray &message);
    void end(Pair &pair);
    QByteArray told(const QByteArray &message) const;

    QTemporaryDir m_folder;
    QByteArray m_server;
    int m_listener = -1;
    std::atomic<bool> m_isClosing = false;
    std::atomic<int> m_struck = 0;
    std::atomic<int> m_commits = 0;

    std::mutex m_mutex; // guards what follows
    QList<Pair> m_pairs;
    struct Armed
    {
        Fault fault;
        QByteArray text;
        int times;
    };
    QList<Armed> m_armed;
    QByteArray m_version;

    std::thread m_thread;
};
