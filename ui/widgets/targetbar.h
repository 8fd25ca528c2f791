#pragma once
#include <QWidget>

// Progress to a target with a mark where the pace of the month stands today, and its words under the mark.
class TargetBar : public QWidget
{
    Q_OBJECT
public:
    explicit TargetBar(QWidget *parent = nullptr);
    // Shares of the target; above 1 fills the bar. A negative pace hides the mark.
    void setProgress(double done, double pace, const QString &paceWords);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_done = 0;
    double m_pace = -1;
    QString m_paceWords;
};
