#include "widgets/segmented.h"
#include "widgets/theme.h"
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

Segmented::Segmented(const QStringList &labels, QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setLabels(labels);
}

void Segmented::setLabels(const QStringList &labels)
{
    m_labels = labels;
    setAccessibleDescription(m_labels.value(m_current));
    updateGeometry();
    update();
}

void Segmented::setCurrent(int index)
{
    if (index == m_current || index < 0 || index >= m_labels.size())
        return;
    m_current = index;
    setAccessibleDescription(m_labels[index]);
    update();
    Q_EMIT currentChanged(index);
}

void Segmented::setSmall(bool small)
{
    m_small = small;
    updateGeometry();
}

// Room for the bold form, so that choosing moves nothing.
int Segmented::wantedWidth(int index) const
{
    return QFontMetrics(Theme::font(13, QFont::DemiBold)).horizontalAdvance(m_labels[index]) + 2 * Theme::scaled(12);
}

// Where there is too little room, each gives of its own: first what is left and right of the words.
int Segmented::widthOf(int index) const
{
    const int wanted = sizeHint().width();
    return width() >= wanted ? wantedWidth(index) : wantedWidth(index) * width() / wanted;
}

QSize Segmented::sizeHint() const
{
    int width = 0;
    for (int i = 0; i < m_labels.size(); ++i)
        width += wantedWidth(i);
    return {width, Theme::scaled(m_small ? 28 : 32)};
}

QSize Segmented::minimumSizeHint() const
{
    return {int(m_labels.size()) * Theme::scaled(36), sizeHint().height()};
}

void Segmented::resizeEvent(QResizeEvent *event)
{
    setToolTip(width() < sizeHint().width() ? m_labels.join(QStringLiteral(" · ")) : QString());
    QWidget::resizeEvent(event);
}

void Segmented::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = Theme::tokens();
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.fillPath(outline, t.surface);
    int x = 0;
    for (int i = 0; i < m_labels.size(); ++i) {
        const QRect segment(x, 0, widthOf(i), height());
        if (i == m_current) {
            painter.setClipRect(segment);
            painter.fillPath(outline, isEnabled() ? t.accentSoft : t.sunken);
            painter.setClipping(false);
        }
        if (i > 0)
            painter.fillRect(QRect(x, 1, 1, height() - 2), t.line2);
        painter.setFont(Theme::font(13, i == m_current ? QFont::DemiBold : QFont::Normal));
        painter.setPen(!isEnabled() ? t.disabled : i == m_current ? t.accentInk : t.ink2);
        painter.drawText(segment, Qt::AlignCenter, painter.fontMetrics().elidedText(m_labels[i], Qt::ElideRight, segment.width() - 4));
        x += segment.width();
    }
    painter.setPen(t.line2);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
}

void Segmented::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        setCurrent(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        setCurrent(m_current + 1);
    else if (event->key() == Qt::Key_Space)
        Q_EMIT chosenAgain(m_current);
    else
        QWidget::keyPressEvent(event);
}

void Segmented::mousePressEvent(QMouseEvent *event)
{
    int x = 0;
    for (int i = 0; i < m_labels.size(); ++i) {
        x += widthOf(i);
        if (event->position().x() < x) {
            if (i == m_current)
                Q_EMIT chosenAgain(i);
            else
                setCurrent(i);
            return;
        }
    }
}
