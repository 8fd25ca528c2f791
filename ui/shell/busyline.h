#pragma once
#include <QTimer>
#include <QWidget>

class QPushButton;

// The thin line at a page's top while it waits: shown after 150 ms, with a Cancel after 2 s that really cancels.
class BusyLine : public QWidget
{
    Q_OBJECT
public:
    explicit BusyLine(QWidget *page);

    void setBusy(bool busy);

    static constexpr int ShowMilliseconds = 150;
    static constexpr int CancelMilliseconds = 2000;

Q_SIGNALS:
    void cancelWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QTimer m_show;
    QTimer m_offer;
    QTimer m_tick;
    qreal m_position = 0;
    QPushButton *m_cancel;
};
