#pragma once
#include <QApplication>
#include <QElapsedTimer>
#include <QList>

// From the first event that the loop hands out until it looks for input again: a key pressed meanwhile waits for all of it.
struct BusyStretch
{
    double wall = 0;      // milliseconds
    double processor = 0; // of them at work; the rest went to other processes
    QString causes = {};  // the events that took the most of it, such as "Paint to RecordTableView 4.2"; only of a long one
};

// Of the processor, what the calling thread has had; time that a virtual machine was stopped meanwhile is counted in, too.
double processorMilliseconds();

// An application that notes how long its GUI thread is at work at a stretch, and what with.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    void beginWatching();
    // Since watching began, which this ends.
    QList<BusyStretch> stretches();

    bool notify(QObject *receiver, QEvent *event) override;

private:
    // An event and what it was sent to: Qt's own classes say little without the one that they are part of.
    struct Cause
    {
        QEvent::Type type = QEvent::None;
        const QMetaObject *receiver = nullptr;
        const QMetaObject *owner = nullptr;
        double took = 0; // milliseconds, without the events that it sent itself
        int times = 1;

        QString name() const;
    };

    void close();
    void add(Cause cause);
    QString mainCauses() const;

    QElapsedTimer m_clock;
    QMetaObject::Connection m_blocking;
    QList<BusyStretch> m_stretches;
    QList<Cause> m_causes;
    double m_inner = 0; // milliseconds that the events took that the present one has sent
    int m_watch = 0;    // grows with each beginning and end: an event on its way then belongs to neither
    qint64 m_from = -1; // -1: idle
    double m_processorFrom = 0;
};
