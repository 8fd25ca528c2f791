#include "records/pacedreading.h"
#include "db/awaiting.h"

PacedReading::PacedReading(Ask ask, Use use, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
    , m_use(std::move(use))
    , m_pacing([this](Pacing &) { read(); }, PauseMilliseconds, PauseShare)
{
}

PacedReading::~PacedReading()
{
    supersede(m_reading);
}

void PacedReading::forget()
{
    ++m_ticket;
    supersede(m_reading);
    m_pacing.forget();
}

void PacedReading::read()
{
    m_reading = m_ask();
    whenAnswered(m_reading, this, [this, ticket = ++m_ticket](const Result<Rows> &rows) {
        if (rows && ticket == m_ticket) // what is refused, the connection's banner speaks of
            m_use(*rows);
    });
    m_pacing.waitFor(m_reading);
}
