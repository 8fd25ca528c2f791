#pragma once
#include <QList>
#include <QWidget>

// The last days as squares: filled for done, empty grey for missed, outlined for today while it is open.
class StreakStrip : public QWidget
{
    Q_OBJECT
public:
    enum class Day { Done, Missed, Open, Free };

    explicit StreakStrip(QWidget *parent = nullptr);
    void setDays(const QList<Day> &days);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Day> m_days;
};
