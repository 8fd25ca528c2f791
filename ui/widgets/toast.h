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

// One dark line above the key bar. Goes after 8 s, stays while hovered or focused; a problem has a key that closes it and stays until
// then.
class Toast : public QFrame
{
    Q_OBJECT
public:
    // `closeKey` is shown only: whoever has the keys listens to it.
    explicit Toast(const ToastText &text, const QString &closeKey = {}, QWidget *parent = nullptr);
    const ToastText &text() const { return m_text; }
    // Its verb would do something else by now: the sentence stays.
    void withdrawVerb();

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
    QWidget *m_verb = nullptr;
    QTimer m_timer;
};
