#include "shell/undohistory.h"

#include <QFutureWatcher>
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

bool hasTypingToUndo(const QObject *field)
{
    if (auto line = qobject_cast<const QLineEdit *>(field))
        return !line->isReadOnly() && line->isUndoAvailable();
    auto text = qobject_cast<const QPlainTextEdit *>(field);
    return text && !text->isReadOnly() && text->document()->isUndoAvailable();
}

bool hasTypingToRedo(const QObject *field)
{
    if (auto line = qobject_cast<const QLineEdit *>(field))
        return !line->isReadOnly() && line->isRedoAvailable();
    auto text = qobject_cast<const QPlainTextEdit *>(field);
    return text && !text->isReadOnly() && text->document()->isRedoAvailable();
}
}

UndoHistory::UndoHistory(QObject *parent)
    : QObject(parent)
{
    m_stack.setUndoLimit(Longest);
    connect(&m_stack, &QUndoStack::indexChanged, this, &UndoHistory::changed);
}

int UndoHistory::add(const QString &sentence, const Reversal &reversal)
{
    m_stack.push(new Done(++m_number, sentence, reversal));
    return m_number;
}

void UndoHistory::undoIfLast(int number)
{
    if (m_stack.canUndo() && doneAt(m_stack, m_stack.index() - 1)->number == number)
        undo();
    else
        Q_EMIT notLast();
}

void UndoHistory::undo()
{
    if (m_isWaiting || !m_stack.canUndo())
        return;
    Done *last = doneAt(m_stack, m_stack.index() - 1);
    const QString sentence = last->text();
    if (!last->reversal.back) {
        last->isOver = true;
        m_stack.undo();
        Q_EMIT impossible(sentence);
        return;
    }
    run(last->reversal.back, [this, last, sentence](const Result<void> &answer) {
        // What the server no longer takes back is not offered again; a lost connection may come back.
        last->isOver = !answer && !answer.error().isConnectionLost();
        if (answer || last->isOver)
            m_stack.undo();
        if (answer)
            Q_EMIT undone(sentence);
        else
            Q_EMIT refused(sentence, answer.error());
    });
}

void UndoHistory::redo()
{
    if (m_isWaiting || !m_stack.canRedo())
        return;
    Done *next = doneAt(m_stack, m_stack.index());
    run(next->reversal.again, [this, next, sentence = next->text()](const Result<void> &answer) {
        next->isOver = !answer && !answer.error().isConnectionLost();
        if (answer || next->isOver)
            m_stack.redo();
        if (answer)
            Q_EMIT redone(sentence);
        else
            Q_EMIT refused(sentence, answer.error());
    });
}

void UndoHistory::run(const Reversal::Step &step, const std::function<void(const Result<void> &)> &use)
{
    m_isWaiting = true;
    auto watcher = new QFutureWatcher<Result<void>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, use] {
        watcher->deleteLater();
        m_isWaiting = false;
        if (watcher->future().resultCount() > 0)
            use(watcher->result());
    });
    watcher->setFuture(step());
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
        const bool isOurs = (key->matches(QKeySequence::Undo) && !hasTypingToUndo(watched))
                            || (key->matches(QKeySequence::Redo) && !hasTypingToRedo(watched));
        if (isOurs) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}
