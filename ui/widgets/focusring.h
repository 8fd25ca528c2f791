#pragma once
#include <QFocusFrame>
#include <QPointer>

class QApplication;

// The 2 px ring around whatever has the keyboard, 1 px outside of it. Lists show their current row instead;
// a widget with the property "noFocusRing" goes without. What scrolls around it shows it.
class FocusRing : public QObject
{
    Q_OBJECT
public:
    explicit FocusRing(QApplication &application);

private:
    void follow(QWidget *widget);

    QPointer<QFocusFrame> m_frame;
};
