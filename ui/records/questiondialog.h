#pragma once
#include <QDialog>

class KeyButton;
class QVBoxLayout;

// A small question: its title, what is asked, what is answered with, and below them the way back and the button that answers.
class QuestionDialog : public QDialog
{
    Q_OBJECT
protected:
    QuestionDialog(const QString &title, const QString &question, QWidget *parent);

    QVBoxLayout *body() const { return m_body; }
    // Comes last. Ctrl+Enter and Enter take it, too; Escape goes back. `other` stands before it.
    void addAnswer(KeyButton *answer, KeyButton *other = nullptr);

private:
    QVBoxLayout *m_body;
};
