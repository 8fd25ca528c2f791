#pragma once
#include "widgets/toast.h"

// Puts toasts at the bottom right of a widget (above `bottomMargin`, the key bar's height); at most two, the older one gives way.
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

    QWidget *m_over;
    int m_bottomMargin;
    QList<Toast *> m_toasts;
};
