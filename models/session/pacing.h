#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>

// What is done again whenever others change something: one at a time, after a pause, however often it is wanted meanwhile. The pause grows
// with what the last one took, to its end or until it was broken off (up to five seconds), so that a busy organization leaves the server
// its time.
class Pacing : public QObject
{
public:
    // `begin` begins it; done() says that it has been answered. `least`: milliseconds from the first wish; `share`: it pauses that many
    // times as long as it took.
    Pacing(std::function<void(Pacing &)> begin, int least, int share, QObject *parent = nullptr);

    // Soon; what runs already is followed by another one.
    void want();
    void done();
    // What runs, or waits, is for nothing. The next pause is as long as if it had been answered.
    void forget();

private:
    void run();
    void end();

    std::function<void(Pacing &)> m_begin;
    const int m_least;
    const int m_share;
    QTimer m_pause;
    QElapsedTimer m_clock; // since it began
    qint64 m_rest = 0;     // on that clock: when it may begin again
    bool m_isRunning = false;
    bool m_isWantedAgain = false;
};
