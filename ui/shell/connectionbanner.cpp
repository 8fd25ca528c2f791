#include "shell/connectionbanner.h"

ConnectionBanner::ConnectionBanner(Database &database, QWidget *parent)
    : MessageBar(parent)
{
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_left = qMax(0, m_left - 1);
        count();
    });
    connect(&database, &Database::stateChanged, this, &ConnectionBanner::follow);
    connect(&database, &Database::retryScheduled, this, [this](int seconds) {
        m_left = seconds;
        count();
    });
    connect(&database, &Database::roundTripMeasured, this,
            [this](int milliseconds) { Q_EMIT stateSaid(true, tr("Connected · %1 ms").arg(milliseconds)); });
    connect(this, &MessageBar::wayTaken, &database, &Database::retryNow);
    follow(database.state());
}

void ConnectionBanner::follow(Database::State state)
{
    if (state == Database::State::Lost) {
        m_second.start();
        count();
        Q_EMIT stateSaid(false, tr("No connection"));
        return;
    }
    m_second.stop();
    say({});
    Q_EMIT stateSaid(state == Database::State::Connected, state == Database::State::Connected ? tr("Connected") : tr("Signed out"));
}

void ConnectionBanner::count()
{
    say(m_left > 0 ? tr("The server didn’t answer. Trying again in %1 s. What you typed is kept, what you began is done then.").arg(m_left)
                   : tr("The server didn’t answer. Trying again now. What you typed is kept, what you began is done then."),
        Kind::Warning, tr("Try now"));
}
