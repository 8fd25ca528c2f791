#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <deque>
#include <functional>

// Does steps one after another. A step may wait until something holds, and has held for a while: nothing is on its way any more.
class TourSteps : public QObject
{
    Q_OBJECT
public:
    explicit TourSteps(QObject *parent = nullptr);

    // What the step that runs now adds comes before what was added earlier. Without `isDone` it is done when it was done.
    void then(const QString &name, const std::function<void()> &act, const std::function<bool()> &isDone = {});
    void start();
    void stop();

Q_SIGNALS:
    void finished();
    void stuck(const QString &step); // it waits for longer than anything takes

private:
    struct Step
    {
        QString name;
        std::function<void()> act;
        std::function<bool()> isDone;
    };
    void next();
    void look();

    std::deque<Step> m_steps;
    std::deque<Step> m_added; // by the step that runs now
    Step m_step;
    QTimer m_clock;
    QElapsedTimer m_since;
    QElapsedTimer m_quiet; // since when the present step holds
};
