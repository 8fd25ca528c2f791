#pragma once
#include <QTimer>
#include <QWidget>

// Two pixels that say "on its way": appear after 150 ms, so that quick answers never flash; after 2 s it says slow(),
// when a page offers to cancel.
class ProgressLine : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLine(QWidget *parent = nullptr);
    void start();
    void stop();
    bool isBusy() const { return m_busy; }
    QSize sizeHint() const override { return {100, 2}; }

Q_SIGNALS:
    void slow();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_appear;
    QTimer m_slow;
    QTimer m_step;
    int m_position = 0;
    bool m_busy = false;
    bool m_shown = false;
};
