// The main window's keys: those that work everywhere, and which ones the key bar shows.
#include "shell/bell.h"
#include "shell/jobcorner.h"
#include "shell/keysoverlay.h"
#include "shell/mainwindow.h"
#include "shell/sidebar.h"
#include "shell/undohistory.h"
#include "widgets/keybar.h"
#include "widgets/toastarea.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTextEdit>

using namespace Qt::StringLiterals;

QAction *MainWindow::key(const QString &text, const QKeySequence &keys, const std::function<void()> &act)
{
    auto action = new QAction(text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
    return action;
}

void MainWindow::addKeys()
{
    QMenu *kontor = menuBar()->addMenu(tr("&Kontor"));
    m_paletteKey = key(tr("Search or run a command"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] { showPalette(); });
    kontor->addAction(m_paletteKey);
    kontor->addAction(key(tr("Start something new"), QKeySequence::New, [this] { beginNew(); }));
    kontor->addAction(key(tr("Refresh"), QKeySequence(Qt::Key_F5), [this] { refresh(); }));
    kontor->addAction(m_stopKey);
    kontor->addAction(key(tr("Jobs"), QKeySequence(Qt::Key_F9), [this] { m_jobs->toggle(); }));
    QAction *closing = key(tr("Close the message"), QKeySequence(Qt::SHIFT | Qt::Key_Escape), [this] { m_toasts->closeLast(); });
    m_toasts->setCloseKey(closing);
    kontor->addAction(closing);
    m_undoKey = key(tr("Undo the last action"), QKeySequence::Undo, [this] { m_undo->undo(); });
    m_undoKey->setProperty("hint", tr("Undo"));
    kontor->addAction(m_undoKey);
    m_redoKey = key(tr("Do again what was undone"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { m_undo->redo(); });
    kontor->addAction(m_redoKey);
    kontor->addAction(key(tr("New window"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_N), [this] { Q_EMIT windowWanted(m_here); }));
    kontor->addAction(key(tr("Close window"), QKeySequence(Qt::CTRL | Qt::Key_W), [this] { close(); }));
    kontor->addAction(key(tr("Copy link"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), [this] { copyLink(); }));
    kontor->addAction(key(tr("Notifications"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_B), [this] { m_bell->showList(); }));
    QAction *settings = key(tr("Settings"), QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { open({u"settings"_s}); });
    if (const PageSpec *page = spec(u"settings"_s))
        settings->setProperty("words", page->words);
    kontor->addAction(settings);
    kontor->addAction(
        key(tr("Switch organization…"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_O), [this] { m_sidebar->showOrganizations(); }));
    kontor->addAction(key(tr("Change password…"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P), [this] { Q_EMIT passwordWanted(); }));
    kontor->addAction(key(tr("Lock"), QKeySequence(Qt::CTRL | Qt::Key_L), [this] { Q_EMIT lockWanted(); }));
    kontor->addAction(key(tr("Sign out"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), [this] { signOut(); }));
    kontor->addAction(key(tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [] { QApplication::closeAllWindows(); }));

    QMenu *goTo = menuBar()->addMenu(tr("&Go"));
    goTo->addAction(key(tr("Back"), QKeySequence(Qt::ALT | Qt::Key_Left), [this] { back(); }));
    goTo->addAction(key(tr("Forward"), QKeySequence(Qt::ALT | Qt::Key_Right), [this] { forward(); }));
    goTo->addAction(key(tr("Next pane"), QKeySequence(Qt::Key_F6), [this] { stepPane(1); }));
    goTo->addAction(key(tr("Previous pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { stepPane(-1); }));
    m_recent = goTo->addMenu(tr("Recent"));
    goTo->addAction(key(tr("Narrow or widen the sidebar"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] { setCollapsed(!m_isCollapsed); }));
    goTo->addSeparator();
    int number = 1;
    const QStringList ids = pages();
    for (const QString &id : ids)
        if (const PageSpec *page = spec(id); page && !page->atFoot && number <= 9) {
            QAction *screen = key(page->title, QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number++)), [this, id] { open({id}); });
            screen->setProperty("screen", true);
            goTo->addAction(screen);
        }

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *allKeys = key(tr("All keys"), QKeySequence(Qt::Key_F1), [this] { showKeys(); });
    allKeys->setShortcuts({Qt::Key_F1, Qt::Key_Question});
    help->addAction(allKeys);
    key(tr("Menu"), QKeySequence(Qt::Key_F10), [this] { menuBar()->setVisible(!menuBar()->isVisible()); });
    menuBar()->hide();
}

// What nobody below wanted: Esc and Backspace belong to the focused pane first.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    auto button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape && page() && page()->closeMessage())
        return;
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Backspace)
        back();
    else if (isEnter && button && isAncestorOf(button) && !event->isAutoRepeat()) // Qt presses buttons by Space alone
        button->click();
    else
        QMainWindow::keyPressEvent(event);
}

// What the screen is about, where one may begin that; else what is begun most: the first form of all.
void MainWindow::beginNew()
{
    const PageSpec *present = spec(m_here.page);
    if (!present)
        return;
    const auto begins = [this](const PageSpec &page) { return !page.creates.isEmpty() && has(page.id); };
    const QString section = present->section.isEmpty() ? present->id : present->section;
    auto form = std::ranges::find_if(m_specs, [&](const PageSpec &page) { return begins(page) && page.section == section; });
    if (form == m_specs.end())
        form = std::ranges::find_if(m_specs, begins);
    if (form != m_specs.end() && form->id != m_here.page)
        open({form->id});
}

void MainWindow::back()
{
    if (m_history.canGoBack())
        leave([this] { go(m_history.back()); });
}

void MainWindow::forward()
{
    if (m_history.canGoForward())
        leave([this] { go(m_history.forward()); });
}

void MainWindow::refresh()
{
    if (page())
        page()->refresh();
}

void MainWindow::showKeys()
{
    QList<QAction *> everywhere = actions();
    auto overlay
        = new KeysOverlay({{page() ? page()->title() : QString(), focusedActions()}, {tr("Everywhere"), everywhere}}, centralWidget());
    overlay->show();
    overlay->raise();
    overlay->setFocus();
}

// The focused pane's own actions first, then those of what it stands in, up to the page.
QList<QAction *> MainWindow::focusedActions() const
{
    QList<QAction *> found;
    const auto take = [&found](const QWidget *widget) {
        for (QAction *action : widget->actions())
            if (!found.contains(action))
                found.append(action);
    };
    const Page *present = page();
    if (!present)
        return found;
    // While another window has the keyboard: the pane that gets it back.
    const QWidget *focus = QApplication::focusWidget();
    if (!focus || !present->isAncestorOf(focus))
        focus = present->focusWidget();
    for (const QWidget *widget = focus; widget && widget != present && present->isAncestorOf(widget); widget = widget->parentWidget())
        take(widget);
    take(present);
    return found;
}

static bool takesText(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
           || qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget);
}

// Whether a widget keeps a key for itself: it is asked as Qt asks it before any shortcut, and so is what it stands in.
static bool keepsForItself(QWidget *widget, const QKeySequence &keys)
{
    QKeyEvent asked(QEvent::ShortcutOverride, keys[0].key(), keys[0].keyboardModifiers());
    asked.ignore();
    QApplication::sendEvent(widget, &asked);
    return asked.isAccepted();
}

// While something is typed, letters are text: only what is said of the field itself, and keys that reach their actions from it.
static bool worksFrom(QWidget *focus, const QAction *action)
{
    if (!takesText(focus) || focus->actions().contains(action))
        return true;
    return !action->shortcut().isEmpty() && !keepsForItself(focus, action->shortcut());
}

void MainWindow::showActions()
{
    QList<QAction *> shown;
    QWidget *focus = QApplication::focusWidget();
    const bool isHere = focus && page() && page()->isAncestorOf(focus);
    // The palette, or the tray of jobs.
    const QList<QAction *> own = focus && !isHere && isAncestorOf(focus) ? focus->actions() : QList<QAction *>();
    if (std::ranges::any_of(own, [](const QAction *action) { return !action->property("hint").toString().isEmpty(); }))
        return m_keyBar->showActions(own);
    const QList<QAction *> focused = focusedActions();
    for (QAction *action : focused)
        if (!action->property("hint").toString().isEmpty() // the key bar itself leaves out what can't be done now
            && (!isHere || worksFrom(focus, action)))
            shown.append(action);
    if (m_undo->canUndo() && !shown.isEmpty() && (!isHere || worksFrom(focus, m_undoKey)))
        shown.append(m_undoKey);
    m_keyBar->showActions(shown);
}

// Panes are what the page's widgets with the property "pane" hold; a page without any is one pane, and the sidebar another. One in
// which nothing takes the focus now is passed over.
void MainWindow::stepPane(int by)
{
    const auto placeIn = [](QWidget *pane) -> QWidget * {
        const auto takes
            = [](const QWidget *widget) { return widget->focusPolicy() & Qt::TabFocus && widget->isVisible() && widget->isEnabled(); };
        QWidget *own = pane->focusProxy() ? pane->focusProxy() : pane;
        if (takes(own))
            return own;
        const QList<QWidget *> parts = pane->findChildren<QWidget *>();
        const auto first = std::ranges::find_if(parts, takes);
        return first == parts.end() ? nullptr : *first;
    };
    QList<QWidget *> panes;
    if (page())
        for (QWidget *widget : page()->findChildren<QWidget *>())
            if (widget->property("pane").toBool() && widget->isVisible() && placeIn(widget))
                panes.append(widget);
    if (panes.isEmpty() && page())
        panes.append(page());
    panes.append(m_sidebar);
    QWidget *focus = QApplication::focusWidget();
    const auto present = std::ranges::find_if(panes, [focus](QWidget *pane) { return pane == focus || pane->isAncestorOf(focus); });
    const qsizetype at = present == panes.end() ? (by > 0 ? -1 : 0) : present - panes.begin();
    if (QWidget *next = placeIn(panes.at((at + by + panes.size()) % panes.size())))
        next->setFocus(Qt::TabFocusReason);
}
