#include "shell/undohistory.h"
#include "db/awaiting.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QUndoCommand>

namespace {
// One action as the stack keeps it: the server has already done what the stack is told.
class Done : public QUndoCommand
{
public:
    Done(int number, const QString &sentence, const Reversal &reversal)
        : QUndoCommand(sentence)
        , number(number)
        , reversal(reversal)
    {
    }
    void undo() override { setObsolete(isOver || !reversal.again); }
    void redo() override { setObsolete(isOver); }

    const int number;
    const Reversal reversal;
    bool isOver = false; // the stack is to forget it
};

Done *doneAt(const QUndoStack &stack, int index)
{
    return static_cast<Done *>(const_cast<QUndoCommand *>(stack.command(index)));
}

// Whether something that was typed can be taken back, or brought back, in the field itself.
bool hasTyping(const QObject *field, bool (QLineEdit::*inLine)() const, bool (QTextDocument::*inText)() const)
{
    if (auto line = qobject_cast<const QLineEdit *>(field))
        return !line->isReadOnly() && (line->*inLine)();
    auto text = qobject_cast<const QPlainTextEdit *>(field);
    return text && !text->isReadOnly() && (text->document()->*inText)();
}
}

struct UndoHistory::Direction
{
    int next; // from the stack's index: the action that is taken
    Reversal::Step Reversal::*step;
    void (QUndoStack::*move)();
    void (UndoHistory::*told)(const QString &, int);
};

UndoHistory::UndoHistory(QObject *parent)
    : QObject(parent)
{
    m_stack.setUndoLimit(Longest);
    connect(&m_stack, &QUndoStack::indexChanged, this, &UndoHistory::changed);
}

// The stack says that it is emptied as it goes, and whoever hears that is going, too.
UndoHistory::~UndoHistory()
{
    m_stack.disconnect(this);
}

int UndoHistory::add(const QString &sentence, const Reversal &reversal)
{
    m_stack.push(new Done(++m_number, sentence, reversal));
    return m_number;
}

int UndoHistory::undoNumber() const
{
    return m_stack.canUndo() ? doneAt(m_stack, m_stack.index() - 1)->number : 0;
}

int UndoHistory::redoNumber() const
{
    return m_stack.canRedo() ? doneAt(m_stack, m_stack.index())->number : 0;
}

void UndoHistory::undoIfLast(int number)
{
    if (undoNumber() == number)
        undo();
    else
        Q_EMIT notLast();
}

void UndoHistory::undo()
{
    if (m_isWaiting || !m_stack.canUndo())
        return;
    Done *last = doneAt(m_stack, m_stack.index() - 1);
    if (!last->reversal.back) {
        const QString sentence = last->text();
        last->isOver = true;
        m_stack.undo();
        Q_EMIT impossible(sentence);
        return;
    }
    run({-1, &Reversal::back, &QUndoStack::undo, &UndoHistory::undone});
}

void UndoHistory::redo()
{
    if (!m_isWaiting && m_stack.canRedo())
        run({0, &Reversal::again, &QUndoStack::redo, &UndoHistory::redone});
}

void UndoHistory::run(const Direction &direction)
{
    m_isWaiting = true;
    const Done *done = doneAt(m_stack, m_stack.index() + direction.next);
    whenOver((done->reversal.*direction.step)(), this,
             [this, direction, number = done->number, sentence = done->text()](QFutureWatcher<Result<void>> *watcher) {
                 m_isWaiting = false;
                 if (watcher->future().resultCount() > 0)
                     settle(direction, number, sentence, watcher->result());
             });
}

// Somebody who did something else meanwhile has moved the stack on: then it is only told.
void UndoHistory::settle(const Direction &direction, int number, const QString &sentence, const Result<void> &answer)
{
    const int index = m_stack.index() + direction.next;
    if (Done *done = index >= 0 && index < m_stack.count() ? doneAt(m_stack, index) : nullptr; done && done->number == number) {
        // What the server no longer takes back is not offered again; a lost connection may come back.
        done->isOver = !answer && !answer.error().isConnectionLost();
        if (answer || done->isOver)
            (m_stack.*direction.move)();
    }
    if (answer)
        Q_EMIT(this->*direction.told)(sentence, number);
    else
        Q_EMIT refused(sentence, answer.error());
}

void UndoHistory::letTypingGoFirst(QWidget *field)
{
    if (qobject_cast<QLineEdit *>(field) || qobject_cast<QPlainTextEdit *>(field))
        field->installEventFilter(this);
}

bool UndoHistory::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto key = static_cast<QKeyEvent *>(event);
        const bool isOurs
            = (key->matches(QKeySequence::Undo) && !hasTyping(watched, &QLineEdit::isUndoAvailable, &QTextDocument::isUndoAvailable))
              || (key->matches(QKeySequence::Redo) && !hasTyping(watched, &QLineEdit::isRedoAvailable, &QTextDocument::isRedoAvailable));
        if (isOurs) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}
