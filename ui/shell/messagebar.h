#pragma once
#include <QFrame>

class QLabel;
class QToolButton;
class KeyButton;

// The one strip in which a page speaks: hidden while there is nothing to say, closable, with at most one way out.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Note, Warning, Error };

    explicit MessageBar(QWidget *parent = nullptr);

    // An empty sentence takes the bar away. `way` is the button's word ("Try now"); wayTaken says that it was used.
    void say(const QString &sentence, Kind kind = Kind::Error, const QString &way = {});
    QString text() const;
    Kind kind() const { return m_kind; }
    bool isError() const { return !text().isEmpty() && m_kind == Kind::Error; }

Q_SIGNALS:
    void wayTaken();
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind = Kind::Note;
    QLabel *m_sentence;
    KeyButton *m_way;
    QToolButton *m_close;
};
