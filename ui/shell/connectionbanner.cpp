#include "shell/connectionbanner.h"

ConnectionBanner::ConnectionBanner(Database &database, QWidget *parent)
    : MessageBar(parent, QKeySequence(Qt::ALT | Qt::Key_9)) // it stands above what a page says and offers
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
            [this](int milliseconds) { Q_EMIT stateSaid(KeyBar::Connection::Good, tr("Connected · %1 ms").arg(milliseconds)); });
    connect(&database, &Database::answerOverdue, this,
            [this](int seconds) { Q_EMIT stateSaid(KeyBar::Connection::Slow, tr("No answer for %1 s").arg(seconds)); });
    connect(this, &MessageBar::wayTaken, &database, &Database::retryNow);
    follow(database.state());
}

void ConnectionBanner::follow(Database::State state)
{
    if (state == Database::State::Lost) {
        m_second.start();
        count();
        Q_EMIT stateSaid(KeyBar::Connection::Lost, tr("No connection"));
        return;
    }
    m_second.stop();
    say({});
    if (state == Database::State::Connected)
        Q_EMIT stateSaid(KeyBar::Connection::Good, tr("Connected"));
    else
        Q_EMIT stateSaid(KeyBar::Connection::Lost, tr("Signed out"));
}

void ConnectionBanner::count()
{
    say(m_left > 0 ? tr("The server didn’t answer. Trying again in %1 s. What you typed is kept, and what you started is finished then.")
                         .arg(m_left)
                   : tr("The server didn’t answer. Trying again now. What you typed is kept, and what you started is finished then."),
        Kind::Warning, tr("Try now"));
}
