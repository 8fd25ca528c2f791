#include "shell/busyline.h"
#include "widgets/keybutton.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>

BusyLine::BusyLine(QWidget *page)
    : QWidget(page)
    , m_cancel(new KeyButton(tr("Cancel"), KeyButton::Normal, page))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    static_cast<KeyButton *>(m_cancel)->setHeight(KeyButton::Small);
    m_cancel->setToolTip(tr("Stop waiting and cancel it on the server"));
    hide();
    m_cancel->hide();
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
        place();
        m_cancel->show();
        m_cancel->raise();
    });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_position = m_position > 1 ? 0 : m_position + 0.02;
        update();
    });
    connect(m_cancel, &QPushButton::clicked, this, &BusyLine::cancelWanted);
    page->installEventFilter(this);
}

void BusyLine::setBusy(bool busy)
{
    if (busy == (m_show.isActive() || isVisible()))
        return;
    if (busy) {
        m_show.start(ShowMilliseconds);
        m_offer.start(CancelMilliseconds);
        return;
    }
    m_show.stop();
    m_offer.stop();
    m_tick.stop();
    hide();
    m_cancel->hide();
}

void BusyLine::place()
{
    setGeometry(0, 0, parentWidget()->width(), 2);
    const QSize size = m_cancel->sizeHint();
    m_cancel->setGeometry(parentWidget()->width() - size.width() - Theme::scaled(20), Theme::scaled(6), size.width(), size.height());
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
