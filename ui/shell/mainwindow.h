#pragma once
#include "shell/history.h"
#include "shell/pagespec.h"
#include "shell/recordmark.h"

#include <QMainWindow>
#include <functional>

class Bell;
class CommandPalette;
class ConnectionBanner;
class Header;
class JobCorner;
class KeyBar;
class LockCover;
class Page;
class PaletteEntries;
class QMenu;
class QStackedWidget;
class QTimer;
class Sidebar;
class Toast;
class ToastArea;
class UndoHistory;
struct Backend;
struct Workplace;

// The house around the screens: sidebar, header, one screen at a time (made when it is first needed), the key bar. It knows pages only as
// Page, resolves where they want to go, and keeps the way back.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Backend &backend, Workplace &workplace, const QList<PageSpec> &pages, QWidget *parent = nullptr);

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
    // At once when the present page can be left, else when it says that the person has decided.
    bool leave(const std::function<void()> &then);
    // Says signOutWanted() once the present page can be left.
    void signOut();
    // Goes where "kontor://deal/DLID0042" leads: to the record itself, once the server has said which one it is.
    void follow(const QString &link);

    // While it is locked nothing of it is seen, and no key reaches it.
    void lock();
    void unlock();
    void refuseUnlock();
    bool isLocked() const { return m_cover != nullptr; }
    // Makes the forms that were not opened yet, one after another: opening one takes half as long then.
    void makeForms();

public Q_SLOTS:
    void back();
    void forward();
    void showKeys();
    void showPalette();
    void hidePalette();
    void beginNew();
    void refresh();
    void copyLink();
    // Something that can't be taken back, or needs not be.
    void toast(const QString &sentence);

Q_SIGNALS:
    void organizationWanted(const QString &tenant);
    void passwordWanted();
    void signOutWanted();
    void lockWanted();
    void unlockWanted(const QString &password);
    void windowWanted(const Target &target); // another one, that shows this
    void collapsedChanged(bool collapsed);
    void closing();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tellDone(const QString &sentence, const Reversal &reversal);
    void offerUndo(const QString &sentence, int number);
    void offerRedo(const QString &sentence, int number);
    void offerToOpen(const Page *page, const Target &target);
    void connectUndo();
    QAction *key(const QString &text, const QKeySequence &keys, const std::function<void()> &act);
    void addKeys();
    void layOut();
    void connectParts();
    void watchBadges();
    void survey();
    void watchRecent();
    void showRecent();
    void follow(const RecordMark &record);
    bool hasLink(const RecordMark &record) const;
    bool staysForJobs();
    Page *made(const PageSpec &spec);
    void fitText();
    void letGoOfPutAside();
    bool isNarrow() const;
    const PageSpec *spec(const QString &page) const;
    void go(const Target &target);
    void showHeader();
    void showActions();
    QList<QAction *> focusedActions() const;
    void stepPane(int by);
    void makePalette();

    Backend &m_backend;
    Workplace &m_workplace;
    QList<PageSpec> m_specs;
    Sidebar *m_sidebar;
    Bell *m_bell;
    QAction *m_stopKey; // enabled once somebody has waited for long
    Header *m_header;
    ConnectionBanner *m_connection;
    QStackedWidget *m_stack;
    KeyBar *m_keyBar;
    ToastArea *m_toasts = nullptr;
    // Offers the way back from what was done last, or was undone last.
    QPointer<Toast> m_doneToast;
    int m_offered = 0;              // the number of that action
    const Page *m_doneBy = nullptr; // that told of what was done last
    JobCorner *m_jobs = nullptr;
    UndoHistory *m_undo;
    QAction *m_undoKey = nullptr;
    QAction *m_redoKey = nullptr;
    QAction *m_paletteKey = nullptr;
    CommandPalette *m_palette = nullptr; // made when it is first wanted
    PaletteEntries *m_entries = nullptr;
    QHash<QString, Page *> m_made;
    QList<Page *> m_putAside; // made for another text size; what was done there can still be taken back
    int m_textScale = 0;      // that the pages were made for
    History m_history;
    Target m_here;
    RecordMark m_record; // that the present page shows
    QTimer *m_looking;   // long enough at it, and it counts as looked at
    QMenu *m_recent = nullptr;
    LockCover *m_cover = nullptr;
    QList<QPointer<QWidget>> m_hidden; // other windows of ours, while it is locked
    QMetaObject::Connection m_leaving; // what waits for the present page to be left; the latest wish counts
    bool m_saidJobs = false;
    bool m_isCollapsed = false; // as the person chose; a narrow window collapses anyway
};
