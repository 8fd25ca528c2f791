#pragma once
#include <QTimer>
#include <QWidget>

// The thin line at a page's top while it waits: shown after 150 ms; after 2 s it offers to stop.
class BusyLine : public QWidget
{
    Q_OBJECT
public:
    explicit BusyLine(QWidget *page);

    void setBusy(bool busy);
    bool isOffering() const { return m_isOffering; }

    static constexpr int ShowMilliseconds = 150;
    static constexpr int OfferMilliseconds = 2000;

Q_SIGNALS:
    void offerChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QTimer m_show;
    QTimer m_offer;
    QTimer m_tick;
    qreal m_position = 0;
    bool m_isBusy = false; // also while nobody sees the page
    bool m_isOffering = false;
};
