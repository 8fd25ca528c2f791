#pragma once
#include <QFrame>
#include <QKeySequence>
#include <functional>

class QBoxLayout;
class QLabel;
class QToolButton;
class KeyButton;

// The one strip in which a page speaks: hidden while there is nothing to say, closable, with at most one way out.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Note, Warning, Error };

    // What it offers has the key, unless it is said with another one: bars that are seen together need different ones.
    explicit MessageBar(QWidget *parent = nullptr, const QKeySequence &keys = QKeySequence(Qt::ALT | Qt::Key_0));

    // An empty sentence takes the bar away. `way` is the button's word ("Try now"); wayTaken says that it was used.
    void say(const QString &sentence, Kind kind = Kind::Error, const QString &way = {});
    // The same, and what the button does; that goes with the sentence. What can't be taken back has a key of its own, lest the one that
    // goes on with things is pressed once too often.
    void offer(const QString &sentence, Kind kind, const QString &way, const std::function<void()> &act, const QKeySequence &keys = {});
    QString text() const;
    // As the person closes it; false where nothing is said, or a way out is offered.
    bool dismiss();
    Kind kind() const { return m_kind; }
    // Where it stands above what it speaks of, with a gap below it; takes no room while nothing is said.
    QBoxLayout *framed();
    bool isError() const { return !text().isEmpty() && m_kind == Kind::Error; }

Q_SIGNALS:
    void wayTaken();
    void closed(const QString &sentence); // by the person

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void closeByHand();
    void fitFrame();

    const QKeySequence m_keys;
    Kind m_kind = Kind::Note;
    std::function<void()> m_act;
    QLabel *m_sentence;
    KeyButton *m_way;
    QToolButton *m_close;
    QBoxLayout *m_frame = nullptr;
};
