#pragma once
#include "widgets/toast.h"

// Puts toasts at the bottom right of a widget (above `bottomMargin`, the key bar's height); at most two, the older one gives way. They
// never stand on an action row (a frame named "actionRow"), nor on a frame with the property "keptClear": where one is at the bottom,
// they stand above it. Beside a column at the right that has the property "toastsBeside" they stand left of it: it holds what comes next.
class ToastArea : public QObject
{
    Q_OBJECT
public:
    explicit ToastArea(QWidget *over, int bottomMargin = 0);
    Toast *say(const ToastText &text);
    QList<Toast *> toasts() const { return m_toasts; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void drop(Toast *toast);
    void place();
    int rightFor(int width);
    int bottomFor(int right, int width);

    QWidget *m_over;
    int m_bottomMargin;
    QList<Toast *> m_toasts;
};
