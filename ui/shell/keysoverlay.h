#pragma once
#include <QPointer>
#include <QWidget>

class QAction;

// Every key that works now, over the window: of the screen, and everywhere. Any key or a click takes it away.
class KeysOverlay : public QWidget
{
    Q_OBJECT
public:
    struct Group
    {
        QString title;
        QList<QAction *> actions;
    };
    KeysOverlay(const QList<Group> &groups, QWidget *over);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void leave();

    QPointer<QWidget> m_focusBefore; // goes on with its keys afterwards
};
