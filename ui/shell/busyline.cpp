#include "shell/busyline.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>

BusyLine::BusyLine(QWidget *page)
    : QWidget(page)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_show.setSingleShot(true);
    m_offer.setSingleShot(true);
    m_tick.setInterval(40);
    connect(&m_show, &QTimer::timeout, this, [this] {
        place();
        show();
        raise();
        if (Theme::motionWanted())
            m_tick.start();
    });
    connect(&m_offer, &QTimer::timeout, this, [this] {
        m_isOffering = true;
        Q_EMIT offerChanged();
    });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_position = m_position > 1 ? 0 : m_position + 0.02;
        update();
    });
    page->installEventFilter(this);
}

void BusyLine::setBusy(bool busy)
{
    if (std::exchange(m_isBusy, busy) == busy)
        return;
    if (busy) {
        m_show.start(ShowMilliseconds);
        m_offer.start(OfferMilliseconds);
        return;
    }
    m_show.stop();
    m_offer.stop();
    m_tick.stop();
    hide();
    if (std::exchange(m_isOffering, false))
        Q_EMIT offerChanged();
}

void BusyLine::place()
{
    setGeometry(0, 0, parentWidget()->width(), 2);
}

bool BusyLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void BusyLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::tokens().line);
    const qreal length = width() * 0.3;
    const qreal left = Theme::motionWanted() ? m_position * (width() + length) - length : 0;
    painter.fillRect(QRectF(left, 0, Theme::motionWanted() ? length : width(), height()), Theme::tokens().accent);
}
