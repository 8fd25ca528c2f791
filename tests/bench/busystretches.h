#pragma once
#include <QApplication>
#include <QElapsedTimer>
#include <QList>

// From the first event that the loop hands out until it looks for input again: a key pressed meanwhile waits for all of it.
struct BusyStretch
{
    double wall = 0;      // milliseconds
    double processor = 0; // of them at work; the rest went to other processes
    QString longest = {}; // the event that took the most of it, such as "UpdateRequest to MainWindow"
};

// An application that notes how long its GUI thread is at work at a stretch.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    void beginWatching();
    // Since watching began, which this ends.
    QList<BusyStretch> stretches();

    bool notify(QObject *receiver, QEvent *event) override;

private:
    void close();

    QElapsedTimer m_clock;
    QMetaObject::Connection m_blocking;
    QList<BusyStretch> m_stretches;
    BusyStretch m_present;
    double m_longest = 0;
    qint64 m_from = -1; // -1: idle
    double m_processorFrom = 0;
    bool m_isNested = false;
};
