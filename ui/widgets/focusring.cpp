#include "widgets/focusring.h"
#include "widgets/fieldframe.h"
#include "widgets/theme.h"
#include <QAbstractItemView>
#include <QApplication>
#include <QGraphicsView>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QPointer>
#include <QScrollArea>

namespace {
class Ring : public QFocusFrame
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::tokens().focus, 2));
        // What fills its place has no room around it.
        const int inset = widget() && widget()->property("ringInside").toBool() ? (width() - widget()->width()) / 2 + 2 : 1;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 7, 7);
    }
};

// Views show the current item; what keys only pass through, such as a whole page, is no place of its own.
bool showsItsOwnFocus(QWidget *widget)
{
    return widget->focusPolicy() == Qt::NoFocus || qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QScrollArea *>(widget)
           || qobject_cast<QMenu *>(widget) || qobject_cast<QMenuBar *>(widget) || qobject_cast<QGraphicsView *>(widget)
           || widget->isWindow() || widget->property("noFocusRing").toBool();
}
}

// Whatever scrolls around a field shows all of it, with its label and what is wrong with it.
static void scrollTo(QWidget *widget)
{
    QWidget *shown = widget;
    for (QWidget *around = widget->parentWidget(); around; around = around->parentWidget()) {
        if (qobject_cast<FieldFrame *>(around))
            shown = around;
        if (auto area = qobject_cast<QScrollArea *>(around); area && area->widget() && area->widget()->isAncestorOf(shown))
            area->ensureWidgetVisible(shown, 0, Theme::scaled(12));
    }
}

FocusRing::FocusRing(QApplication &application)
    : QObject(&application)
{
    connect(&application, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

void FocusRing::follow(QWidget *widget)
{
    if (!widget || showsItsOwnFocus(widget)) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    // Once everything has its place: what is wrong with a field is often told in the same moment.
    QMetaObject::invokeMethod(
        this,
        [shown = QPointer(widget)] {
            if (shown && shown->hasFocus())
                scrollTo(shown);
        },
        Qt::QueuedConnection);
    // The frame lives in the window of what it surrounds, and dies with it.
    if (!m_frame)
        m_frame = new Ring;
    m_frame->setWidget(widget);
}
