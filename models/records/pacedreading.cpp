#include "records/pacedreading.h"
#include "records/supersede.h"

PacedReading::PacedReading(Ask ask, Use use, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
    , m_use(std::move(use))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &PacedReading::read);
}

PacedReading::~PacedReading()
{
    supersede(m_reading);
}

void PacedReading::want()
{
    if (m_isReading)
        m_isWantedAgain = true;
    else if (!m_pause.isActive())
        m_pause.start();
}

void PacedReading::forget()
{
    ++m_ticket;
    supersede(m_reading);
    // What was broken off has cost the server as much as it took until now.
    if (std::exchange(m_isReading, false))
        pauseLonger();
    m_isWantedAgain = false;
    m_pause.stop();
}

void PacedReading::pauseLonger()
{
    m_pause.setInterval(std::max(PauseMilliseconds, PauseShare * int(m_clock.elapsed())));
}

void PacedReading::read()
{
    m_isReading = true;
    m_clock.start();
    m_reading = m_ask();
    whenAnswered(m_reading, this, [this, ticket = ++m_ticket](const Result<Rows> &rows) {
        if (ticket != m_ticket)
            return;
        m_isReading = false;
        pauseLonger();
        if (rows) // else the connection's banner speaks of it
            m_use(*rows);
        if (std::exchange(m_isWantedAgain, false))
            want();
    });
}
