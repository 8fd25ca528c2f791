#include "widgets/stepbystep.h"

StepByStep::StepByStep(QObject *parent)
    : QObject(parent)
{
    connect(&m_turn, &QTimer::timeout, this, &StepByStep::next);
}

void StepByStep::add(const QList<Step> &steps)
{
    m_steps.append(steps);
    if (!m_steps.isEmpty())
        m_turn.start(0);
}

void StepByStep::next()
{
    const Step step = m_steps.takeFirst();
    if (m_steps.isEmpty())
        m_turn.stop();
    step();
}
