#pragma once
#include "db/awaiting.h"

#include <QElapsedTimer>
#include <QTimer>
#include <functional>

// What is done again whenever others change something: one at a time, after a pause, however often it is wanted meanwhile. The pause grows
// with what the last one took, to its end or until it was broken off (up to five seconds), so that a busy organization leaves the server
// its time.
class Throttle : public QObject
{
public:
    // `begin` asks for what it takes, and names each request by waitFor(). `least`: milliseconds from the first wish; `share`: it pauses
    // that many times as long as it took.
    Throttle(std::function<void(Throttle &)> begin, int least, int share, QObject *parent = nullptr);

    // Soon; what runs already is followed by another one.
    void want();
    // What has begun is over when all of these are: answered, refused, or never answered because their connection was closed.
    template<typename T>
    void waitFor(const QFuture<T> &request);
    // What runs, or waits, is for nothing. The next pause is as long as if it had been answered.
    void forget();

private:
    void run();
    void endOne(int round);
    void rest();

    std::function<void(Throttle &)> m_begin;
    const int m_least;
    const int m_share;
    QTimer m_pause;
    QElapsedTimer m_clock; // since it began
    qint64 m_rest = 0;     // on that clock: when it may begin again
    int m_round = 0;
    int m_awaited = 0; // requests that are not over
    bool m_isWantedAgain = false;
};

template<typename T>
void Throttle::waitFor(const QFuture<T> &request)
{
    ++m_awaited;
    whenOver(request, this, [this, round = m_round](QFutureWatcher<T> *) { endOne(round); });
}
