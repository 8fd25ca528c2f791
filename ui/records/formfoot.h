#pragma once
#include <QFrame>

class KeyButton;

// The row below a form: what its draft has to say on the left, then how many things are to be fixed, and the buttons.
class FormFoot : public QFrame
{
    Q_OBJECT
public:
    FormFoot(QWidget *note, const QList<KeyButton *> &buttons, QWidget *parent = nullptr);

    // "3 things to fix" is a link to the next of them.
    void setProblems(int count);

Q_SIGNALS:
    void nextProblemWanted();

private:
    KeyButton *m_toFix;
};
