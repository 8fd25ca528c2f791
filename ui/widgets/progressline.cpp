#include "widgets/progressline.h"
#include "widgets/theme.h"
#include <QPainter>

ProgressLine::ProgressLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(2);
    setAccessibleName(tr("Loading"));
    for (auto [timer, after] : {std::pair(&m_appear, 150), std::pair(&m_slow, 2000)}) {
        timer->setSingleShot(true);
        timer->setInterval(after);
    }
    m_step.setInterval(33);
    connect(&m_appear, &QTimer::timeout, this, [this] {
        m_shown = true;
        if (Theme::motionWanted())
            m_step.start();
        update();
    });
    connect(&m_slow, &QTimer::timeout, this, &ProgressLine::slow);
    connect(&m_step, &QTimer::timeout, this, [this] {
        m_position = (m_position + 2) % 130;
        update();
    });
}

void ProgressLine::start()
{
    if (m_busy)
        return;
    m_busy = true;
    m_position = 0;
    m_appear.start();
    m_slow.start();
}

void ProgressLine::stop()
{
    m_busy = false;
    m_shown = false;
    for (QTimer *timer : {&m_appear, &m_slow, &m_step})
        timer->stop();
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    if (!m_shown)
        return;
    QPainter painter(this);
    const Tokens &t = Theme::tokens();
    painter.fillRect(rect(), t.line);
    if (m_step.isActive())
        painter.fillRect(QRect(width() * (m_position - 30) / 100, 0, width() * 30 / 100, height()), t.accent);
    else
        painter.fillRect(rect(), t.accent);
}
