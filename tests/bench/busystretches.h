#pragma once
#include <QApplication>
#include <QElapsedTimer>
#include <QList>

// An application that notes how long its GUI thread is at work at a stretch: events that follow each other at once are one stretch, since
// a key pressed meanwhile waits for all of them.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    void beginWatching();
    // In milliseconds, since watching began.
    const QList<double> &stretches();

    bool notify(QObject *receiver, QEvent *event) override;

private:
    void close();

    QElapsedTimer m_clock;
    QList<double> m_stretches;
    qint64 m_from = 0;
    qint64 m_till = 0;
    int m_depth = 0;
    bool m_isWatching = false;
};
