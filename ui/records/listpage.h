#pragma once
#include "catalog/entity.h"
#include "shell/listlooks.h"
#include "shell/page.h"

class BulkSteps;
class FilterBar;
class KeyButton;
class ListEmpty;
class ListFooter;
class RecordDrawer;
class RecordTable;
class RecordTableView;
class SavedViews;
class SavedViewTabs;
class SelectionBar;
class QLayout;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTimer;
struct Backend;
struct StoredView;

// The list of any entity: saved views, filters, rows by key, steps with one row or with all that are ticked, totals, and a drawer beside it
// that follows the current row. Everything that is particular comes from the entity.
class ListPage : public Page
{
    Q_OBJECT
public:
    // `entity` is the key in the catalog; the page says so when this person can't read it. How they like its views is kept in `looks`.
    ListPage(Backend &backend, ListLooks &looks, const QString &entity, QWidget *parent = nullptr);
    ~ListPage() override;

    QString title() const override;
    QAction *primaryAction() const override { return m_create; }
    void refresh() override;
    // Target::id opens the drawer on that record; arguments: "view" = a saved view's key, "filter" = a filter line, "ids" = those records,
    // "team" and "team_name" = rows of a team's people, or field = value.
    void show(const Target &target) override;
    using Page::show;

    bool isBusy() const override;
    void stopWaiting() override;

    RecordTable *table() const { return m_table; }
    RecordTableView *view() const { return m_view; }
    RecordDrawer *drawer() const { return m_drawer; }

    // Saves all that the filter shows as a file, in the background.
    void exportTo(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QLayout *head();
    QWidget *list();
    void connectParts();
    void openForm(const QString &id);
    void refreshInPlace();
    void setFilter(const Filter &filter);
    enum class State { Rows, Empty, CutOff, Unread };
    void showState();

    // listdrawer.cpp
    void addDrawer();
    void openCurrent();
    void follow();
    void setDrawerShown(bool shown);
    void toggleDrawer();
    void awaitRows();
    void placeDrawer();
    void lookForAsked();
    void tellAsked();
    void forgetAsked();
    void letGo();
    void widen();

    // listkeys.cpp
    void addKeys();
    void addStepKeys();
    void create();
    void goBack();

    // listviews.cpp
    void showView(const QString &key);
    SavedView presentView() const;
    void showViewMenu(const QString &key, const QPoint &where);
    void saveView();
    void renameView(const StoredView &view);
    void removeView(const StoredView &view);
    Reversal::Step takingAway(const QString &view);
    Reversal::Step bringingBack(const QString &view);
    void chooseColumnsBelow(); // its button
    void chooseColumns(const QPoint &where);
    void showHeaderMenu(const QPoint &where, const QString &clicked);
    void addOrders(QMenu &menu);
    void keepLook();

    // liststeps.cpp
    void showOffered(); // keys that are possible with the subject
    QVariantMap known(const QString &id) const;
    QString subject() const; // the record that keys act on: the one that was asked for while the drawer shows it, else the current row
    const Action *bulkOf(const QList<const Action *> &steps) const;
    const Action *possibleOf(const QList<const Action *> &steps, const QVariantMap &known) const;
    void run(const QList<const Action *> &steps);
    void chooseStep(const QList<const Action *> &steps); // of those that share a word
    void runOn(const Action &action, const QString &id, const QVariantMap &known);
    void runOnChecked(const QString &key);
    void showRowMenu(const QPoint &where);
    void copyRows();
    void askWhereToExport();

    Backend &m_backend;
    ListLooks &m_looks;
    const Entity *m_entity;
    RecordTable *m_table = nullptr;
    SavedViews *m_saved = nullptr;
    SavedViewTabs *m_tabs = nullptr;
    FilterBar *m_filterBar = nullptr;
    QStackedWidget *m_stack = nullptr;
    RecordTableView *m_view = nullptr;
    ListEmpty *m_empty = nullptr;
    SelectionBar *m_selection = nullptr;
    BulkSteps *m_bulk = nullptr;
    ListFooter *m_footer = nullptr;
    QSplitter *m_splitter = nullptr;
    RecordDrawer *m_drawer = nullptr;
    QTimer *m_followTimer = nullptr;
    QAction *m_create = nullptr;
    QString m_viewKey;
    ListLook m_look;
    State m_state = State::Rows;
    bool m_isStarted = false;
    bool m_wasTarget = false;
    QString m_asked;                 // the record that a target named, while the drawer shows it …
    bool m_isAskedElsewhere = false; // … and the filter does not let it through
    QString m_wayOut;                // the view that would
    bool m_drawerWaits = false;      // for a row, since the list became empty
    QAction *m_edit = nullptr;
    QAction *m_editInPlace = nullptr;
    QAction *m_wayBack = nullptr; // to where somebody was led from
    QList<std::pair<QAction *, QList<const Action *>>> m_stepKeys;
    QList<QAction *> m_bulkKeys; // take a step with what is ticked
};
