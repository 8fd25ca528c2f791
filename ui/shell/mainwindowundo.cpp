// What was done is told, and how it is taken back.
#include "shell/errortext.h"
#include "shell/mainwindow.h"
#include "shell/page.h"
#include "shell/undohistory.h"
#include "widgets/keycap.h"
#include "widgets/toastarea.h"

#include <QApplication>

using namespace Qt::StringLiterals;

void MainWindow::tellDone(const QString &sentence, const Reversal &reversal)
{
    const int number = m_undo->add(sentence, reversal);
    offerUndo(sentence, reversal.back ? number : 0);
}

// With a word and a key only while they do that, and nothing newer.
void MainWindow::offerUndo(const QString &sentence, int number)
{
    ToastText text{ToastText::Done, sentence};
    if (m_undo->undoNumber() == number) {
        text.verb = tr("Undo");
        text.key = keyName(m_undoKey->shortcut());
        text.act = [this, number] { m_undo->undoIfLast(number); };
    }
    m_doneToast = m_toasts->say(text);
    m_offered = number;
}

void MainWindow::offerRedo(const QString &sentence, int number)
{
    ToastText text{ToastText::Done, sentence};
    if (m_undo->redoNumber() == number) {
        text.verb = tr("Redo");
        text.key = keyName(m_redoKey->shortcut());
        text.act = [this] { m_undo->redo(); };
    }
    m_doneToast = m_toasts->say(text);
    m_offered = number;
}

// Where what was done last leads, of a page that was left before the answer came; Ctrl+Z takes it back all the same.
void MainWindow::offerToOpen(const Page *page, const Target &target)
{
    if (!m_doneToast || m_doneBy != page)
        return;
    ToastText text = m_doneToast->text();
    text.verb = tr("Open");
    text.key.clear();
    text.act = [this, target] { open(target); };
    Q_EMIT m_doneToast->finished();
    m_doneToast = m_toasts->say(text);
}

void MainWindow::connectUndo()
{
    connect(m_undo, &UndoHistory::changed, this, &MainWindow::showActions);
    connect(m_undo, &UndoHistory::changed, this, &MainWindow::letGoOfPutAside);
    connect(m_undo, &UndoHistory::changed, this, [this] {
        if (m_doneToast && m_undo->undoNumber() != m_offered && m_undo->redoNumber() != m_offered)
            m_doneToast->withdrawVerb();
    });
    // What the toast before offered is done.
    connect(m_undo, &UndoHistory::undone, this, [this](const QString &sentence, int number) {
        if (m_doneToast && m_offered == number)
            Q_EMIT m_doneToast->finished();
        offerRedo(tr("Undone: %1").arg(sentence), number);
    });
    connect(m_undo, &UndoHistory::redone, this, [this](const QString &sentence, int number) {
        if (m_doneToast && m_offered == number)
            Q_EMIT m_doneToast->finished();
        offerUndo(tr("Done again: %1").arg(sentence), number);
    });
    connect(m_undo, &UndoHistory::refused, this, [this](const QString &sentence, const Error &error) {
        const QString text = error.sqlState == PartlyTaken ? tr("Not the whole of “%1”: %2").arg(sentence, error.message)
                                                           : tr("“%1” stays as it is. %2").arg(sentence, errorText(error));
        m_toasts->say({ToastText::Problem, text});
    });
    connect(m_undo, &UndoHistory::notLast, this, [this] {
        m_toasts->say({ToastText::Note, tr("Undo what you did after it first: “%1”.").arg(m_undo->undoText())});
    });
    connect(m_undo, &UndoHistory::impossible, this, [this](const QString &sentence) {
        const QString next
            = m_undo->canUndo() ? tr(" %1 again undoes “%2”.").arg(keyName(m_undoKey->shortcut()), m_undo->undoText()) : QString();
        m_toasts->say({ToastText::Note, tr("“%1” can’t be undone.").arg(sentence) + next});
    });
    connect(qApp, &QApplication::focusChanged, m_undo, [this](QWidget *, QWidget *now) {
        if (now && isAncestorOf(now))
            m_undo->letTypingGoFirst(now);
    });
}

void MainWindow::letGoOfPutAside()
{
    if (m_undo->canUndo() || m_undo->canRedo())
        return;
    for (Page *old : std::exchange(m_putAside, {}))
        old->deleteLater();
}
