#pragma once
#include "shell/history.h"
#include "shell/pagespec.h"

#include <QMainWindow>
#include <functional>

class Bell;
class CommandPalette;
class ConnectionBanner;
class Header;
class JobCorner;
class KeyBar;
class Page;
class PaletteEntries;
class QStackedWidget;
class Sidebar;
class ToastArea;
class UndoHistory;
struct Backend;

// The house around the screens: sidebar, header, one screen at a time (made when it is first needed), the key bar. It knows pages only as
// Page, resolves where they want to go, and keeps the way back.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Backend &backend, const QList<PageSpec> &pages, QWidget *parent = nullptr);

    // False: there is no such screen for this person, or the present one may not be left.
    bool open(const Target &target);
    // The screens that this person has, as the sidebar lists them.
    QStringList pages() const;
    bool has(const QString &page) const;
    Page *page() const;
    Target here() const { return m_here; }
    KeyBar *keyBar() const { return m_keyBar; }
    UndoHistory *history() const { return m_undo; }
    void setCollapsed(bool collapsed);

public Q_SLOTS:
    void back();
    void forward();
    void showKeys();
    void showPalette();
    void hidePalette();
    void refresh();
    // Something that can't be taken back, or needs not be.
    void toast(const QString &sentence);

Q_SIGNALS:
    void organizationWanted(const QString &tenant);
    void passwordWanted();
    void signOutWanted();
    void visited(const Target &target);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void tellDone(const QString &sentence, const Reversal &reversal);
    void connectUndo();
    QAction *key(const QString &text, const QKeySequence &keys, const std::function<void()> &act);
    void addKeys();
    void layOut();
    void connectParts();
    void watchBadges();
    Page *made(const PageSpec &spec);
    const PageSpec *spec(const QString &page) const;
    bool leave(const std::function<void()> &then);
    void go(const Target &target);
    void showHeader();
    void showActions();
    QList<QAction *> focusedActions() const;
    void nextPane();
    void makePalette();

    Backend &m_backend;
    QList<PageSpec> m_specs;
    Sidebar *m_sidebar;
    Bell *m_bell;
    Header *m_header;
    ConnectionBanner *m_connection;
    QStackedWidget *m_stack;
    KeyBar *m_keyBar;
    ToastArea *m_toasts = nullptr;
    JobCorner *m_jobs = nullptr;
    UndoHistory *m_undo;
    QAction *m_undoKey = nullptr;
    CommandPalette *m_palette = nullptr; // made when it is first wanted
    PaletteEntries *m_entries = nullptr;
    QHash<QString, Page *> m_made;
    History m_history;
    Target m_here;
    bool m_isCollapsed = false; // as the person chose; a narrow window collapses anyway
};
