#pragma once
#include "db/result.h"
#include "db/rows.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QTimer>
#include <functional>

// A reading that is dear, such as a count of a million rows: one at a time, after a pause, however often it is wanted meanwhile. The
// pause grows with what the last one took, to its end or until it was broken off, so that a list in a busy organization leaves the server
// its time.
class PacedReading : public QObject
{
public:
    using Ask = std::function<QFuture<Result<Rows>>()>;
    using Use = std::function<void(const Rows &)>;
    PacedReading(Ask ask, Use use, QObject *parent = nullptr);
    ~PacedReading() override;

    // Soon; what runs already is followed by another one.
    void want();
    // What runs, or waits, is for nothing: something else will be asked. The next pause is as long as if it had been answered.
    void forget();

    static constexpr int PauseMilliseconds = 250;
    static constexpr int PauseShare = 10; // pauses that many times as long as it reads

private:
    void read();
    void pauseLonger();

    Ask m_ask;
    Use m_use;
    QTimer m_pause;
    QElapsedTimer m_clock;
    QFuture<Result<Rows>> m_reading;
    int m_ticket = 0;
    bool m_isReading = false;
    bool m_isWantedAgain = false;
};
