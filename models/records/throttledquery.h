#pragma once
#include "db/result.h"
#include "db/rows.h"
#include "session/throttle.h"

#include <QFuture>

// An expensive query, such as a count of a million rows, throttled (see Throttle).
class ThrottledQuery : public QObject
{
public:
    using Ask = std::function<QFuture<Result<Rows>>()>;
    using Use = std::function<void(const Rows &)>;
    ThrottledQuery(Ask ask, Use use, QObject *parent = nullptr);
    ~ThrottledQuery() override;

    // Soon; what runs already is followed by another one.
    void want() { m_throttle.want(); }
    // What runs, or waits, is for nothing: something else will be asked.
    void forget();

    static constexpr int PauseMilliseconds = 250;
    static constexpr int PauseShare = 10; // pauses that many times as long as it reads

private:
    void read();

    Ask m_ask;
    Use m_use;
    Throttle m_throttle;
    QFuture<Result<Rows>> m_reading;
    int m_ticket = 0;
};
