// The main window while its person is away.
#include "backend.h"
#include "session/session.h"
#include "shell/lockcover.h"
#include "shell/mainwindow.h"

#include <QApplication>
#include <QMenuBar>

void MainWindow::lock()
{
    if (m_cover)
        return;
    hidePalette();
    menuBar()->hide();
    // Dialogs and lists stand above the window: they are put away, not closed.
    for (QWidget *other : QApplication::topLevelWidgets())
        if (other->isVisible() && other->parentWidget() && other->parentWidget()->window() == this) {
            other->hide();
            m_hidden.append(other);
        }
    m_cover = new LockCover(m_backend.session.person(), this);
    setWindowTitle(tr("Kontor – locked"));
    connect(m_cover, &LockCover::unlockWanted, this, &MainWindow::unlockWanted);
    connect(m_cover, &LockCover::signOutWanted, this, &MainWindow::signOutWanted);
}

void MainWindow::unlock()
{
    if (!m_cover)
        return;
    m_cover->hide();
    m_cover->deleteLater();
    m_cover = nullptr;
    showHeader();
    if (Page *present = page())
        (present->focusWidget() ? present->focusWidget() : present)->setFocus();
    for (const QPointer<QWidget> &other : std::exchange(m_hidden, {}))
        if (other)
            other->show();
}

void MainWindow::refuseUnlock()
{
    if (m_cover)
        m_cover->refuse();
}
