#pragma once
#include <QEvent>

class QWidget;

// Whoever makes a widget that toasts must not cover says so once. It tells whenever it is seen, goes or has another place: the event goes
// up from parent to parent, to the one that toasts stand on (ToastArea).
class ToastClearance : public QEvent
{
public:
    enum class Side { Above, Beside };

    // Toasts stand above it: a pane's buttons, a total, what is selected.
    static void keepAbove(QWidget *row);
    // Toasts stand left of it: a column at the right with what comes next.
    static void keepBeside(QWidget *column);

    static Type kind();
    ToastClearance(QWidget *kept, Side side)
        : QEvent(kind())
        , kept(kept)
        , side(side)
    {
    }

    QWidget *const kept;
    const Side side;
};
