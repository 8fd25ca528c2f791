#include "records/throttledquery.h"
#include "db/awaiting.h"

ThrottledQuery::ThrottledQuery(Ask ask, Use use, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
    , m_use(std::move(use))
    , m_throttle([this](Throttle &) { read(); }, PauseMilliseconds, PauseShare)
{
}

ThrottledQuery::~ThrottledQuery()
{
    supersede(m_reading);
}

void ThrottledQuery::forget()
{
    ++m_ticket;
    supersede(m_reading);
    m_throttle.forget();
}

void ThrottledQuery::read()
{
    m_reading = m_ask();
    whenAnswered(m_reading, this, [this, ticket = ++m_ticket](const Result<Rows> &rows) {
        if (rows && ticket == m_ticket) // what is refused, the connection's banner speaks of
            m_use(*rows);
    });
    m_throttle.waitFor(m_reading);
}
