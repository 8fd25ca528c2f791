#pragma once
#include <QStringList>
#include <QWidget>

// A row of choices of which one holds: Week | Month | 13 weeks. Arrows choose; Space or a click chooses the present one again.
class Segmented : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged USER true)
public:
    explicit Segmented(const QStringList &labels = {}, QWidget *parent = nullptr);

    void setLabels(const QStringList &labels);
    int current() const { return m_current; }
    void setCurrent(int index);
    void setSmall(bool small);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int index);
    void chosenAgain(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int widthOf(int index) const;
    int wantedWidth(int index) const;

    QStringList m_labels;
    int m_current = 0;
    bool m_small = false;
};
