#pragma once
#include "widgets/toast.h"
#include <QPointer>

class QAction;
class ToastClearance;

// Puts toasts at the bottom right of a widget (above `bottomMargin`, the key bar's height); at most two, the older one gives way. They
// cover nothing that is kept clear of them (ToastClearance).
class ToastArea : public QObject
{
    Q_OBJECT
public:
    explicit ToastArea(QWidget *over, int bottomMargin = 0);
    // The problem that was told last, else the last toast.
    void closeLast();
    // Whose key does that: problems show it.
    void setCloseKey(QAction *close) { m_close = close; }
    Toast *say(const ToastText &text);
    QList<Toast *> toasts() const { return m_toasts; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void drop(Toast *toast);
    void place();
    QList<QRect> seen(const QList<QPointer<QWidget>> &widgets) const;
    void keepClear(const ToastClearance &news);
    int rightFor(int width) const;
    int bottomFor(int right, const QSize &size) const;

    QWidget *m_over;
    QPointer<QAction> m_close;
    int m_bottomMargin;
    QList<Toast *> m_toasts;
    QList<QPointer<QWidget>> m_rows; // as they said, above which toasts stand
    QList<QPointer<QWidget>> m_columns;
};
