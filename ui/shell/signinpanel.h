#pragma once
#include <QWidget>

// The dark left side of the sign-in window: the name, the six keys that run the office, and what it is for.
class SignInPanel : public QWidget
{
    Q_OBJECT
public:
    explicit SignInPanel(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintKeys(QPainter &painter, int top) const;
};
