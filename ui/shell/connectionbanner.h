#pragma once
#include "db/database.h"
#include "shell/messagebar.h"
#include "widgets/keybar.h"

#include <QTimer>

// Says that the connection is lost, counts down to the next attempt, and goes by itself when it is back.
class ConnectionBanner : public MessageBar
{
    Q_OBJECT
public:
    explicit ConnectionBanner(Database &database, QWidget *parent = nullptr);

Q_SIGNALS:
    // For the key bar: "Connected · 14 ms", "No answer for 6 s", "No connection".
    void stateSaid(KeyBar::Connection state, const QString &words);

private:
    void follow(Database::State state);
    void count();

    QTimer m_second;
    int m_left = 0;
};
