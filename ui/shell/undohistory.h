#pragma once
#include "shell/reversal.h"

#include <QObject>
#include <QUndoStack>

// What this person did in a window, so that Ctrl+Z takes the last of it back and Ctrl+Shift+Z brings it back. The server does it and may
// refuse; a QUndoStack mirrors what holds there.
class UndoHistory : public QObject
{
    Q_OBJECT
public:
    static constexpr int Longest = 100;

    explicit UndoHistory(QObject *parent = nullptr);
    ~UndoHistory() override;

    // Answers the action's number here.
    int add(const QString &sentence, const Reversal &reversal);
    bool canUndo() const { return m_stack.canUndo(); }
    bool canRedo() const { return m_stack.canRedo(); }
    QString undoText() const { return m_stack.undoText(); }
    QString redoText() const { return m_stack.redoText(); }
    // The number of the action that would be undone, or done again; 0: none.
    int undoNumber() const;
    int redoNumber() const;

    // In a text field, typing is undone first: the keys come here only when nothing typed is left to take back.
    void letTypingGoFirst(QWidget *field);

public Q_SLOTS:
    // Nothing happens while an answer is on its way.
    void undo();
    void redo();
    // This action, if nothing was done after it.
    void undoIfLast(int number);

Q_SIGNALS:
    void changed();
    void undone(const QString &sentence, int number);
    void redone(const QString &sentence, int number);
    void refused(const QString &sentence, const Error &error);
    void notLast();
    void impossible(const QString &sentence); // there is no way back from that one; it was put aside

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Direction;
    void run(const Direction &direction);
    void settle(const Direction &direction, int number, const QString &sentence, const Result<void> &answer);

    QUndoStack m_stack;
    int m_number = 0; // of the newest
    bool m_isWaiting = false;
};
