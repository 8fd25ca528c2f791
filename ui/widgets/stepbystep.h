#pragma once
#include <QObject>
#include <QTimer>
#include <functional>

// Does steps one after another, each in a turn of the event loop of its own: a key pressed meanwhile waits for one of them at most, and
// what a step changed is painted before the next but one.
class StepByStep : public QObject
{
    Q_OBJECT
public:
    using Step = std::function<void()>;

    explicit StepByStep(QObject *parent);

    // They come after those that still wait.
    void add(const QList<Step> &steps);
    bool isDone() const { return m_steps.isEmpty(); }

private:
    void next();

    QList<Step> m_steps;
    QTimer m_turn;
};
