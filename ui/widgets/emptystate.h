#pragma once
#include "widgets/tokens.h"
#include <QWidget>

class QHBoxLayout;
class QLabel;
class KeyButton;

// What a list, chart or page shows when it has nothing: an icon, what is missing, how to start, and a button or two.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    EmptyState(const QString &iconName, const QString &sentence, const QString &howTo, QWidget *parent = nullptr);

    void say(const QString &iconName, const QString &sentence, const QString &howTo = {});
    // Grey by default; amber for an error.
    void setTone(Tone tone);
    // Takes the button over; the next say() keeps the buttons, clearButtons() removes them.
    KeyButton *addButton(KeyButton *button);
    void clearButtons();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();

    QString m_iconName;
    Tone m_tone = Tone::Grey;
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_howTo;
    QHBoxLayout *m_buttons;
};
