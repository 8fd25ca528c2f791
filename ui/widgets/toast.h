#pragma once
#include <QFrame>
#include <QTimer>
#include <functional>

// What a toast says: a result in a few words and at most one verb with its key.
struct ToastText
{
    enum Mood { Done, Note, Problem };
    Mood mood = Done;
    QString text;
    QString verb = {};
    QString key = {}; // shown only; the shell's action listens to it
    std::function<void()> act = {};
};

// One dark line above the key bar. Goes after 8 s, stays while hovered or focused; a problem stays until it is closed.
class Toast : public QFrame
{
    Q_OBJECT
public:
    explicit Toast(const ToastText &text, QWidget *parent = nullptr);
    static constexpr int lifetime = 8000;
    const ToastText &text() const { return m_text; }

Q_SIGNALS:
    void finished();

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void act();

    ToastText m_text;
    QTimer m_timer;
};
