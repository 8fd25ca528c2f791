#pragma once
#include "catalog/filter.h"
#include "shell/page.h"

class EmptyState;
class FilterBar;
class ListFooter;
class RecordDrawer;
class RecordTable;
class RecordTableView;
class SavedViewTabs;
class QSplitter;
class QStackedWidget;
class QTimer;
struct Action;
struct Backend;
struct Entity;

// The list of any entity: saved views, filters, rows by key, totals, and a drawer beside it that follows the current row.
// Everything that is particular comes from the entity.
class ListPage : public Page
{
    Q_OBJECT
public:
    // `entity` is the key in the catalog; the page says so when this person can't read it.
    ListPage(Backend &backend, const QString &entity, QWidget *parent = nullptr);
    ~ListPage() override;

    QString title() const override;
    QString subtitle() const override;
    QAction *primaryAction() const override { return m_create; }
    void refresh() override;
    // Target::id opens the drawer on that record; arguments: "view" = a saved view's key, "filter" = a filter line,
    // "team" and "team_name" = rows of a team's people, or field = value.
    void show(const Target &target) override;
    using Page::show;

    bool isBusy() const override;

    RecordTable *table() const { return m_table; }
    RecordTableView *view() const { return m_view; }
    RecordDrawer *drawer() const { return m_drawer; }

protected:
    // A feature's page may put its own drawer in place.
    void setDrawer(RecordDrawer *drawer);

private:
    void build();
    void addKeys();
    void create();
    void showView(const QString &key);
    void refreshInPlace();
    void openCurrent();
    void openForm(const QString &id);
    void follow();
    void setDrawerShown(bool shown);
    void toggleDrawer();
    void showState();
    void offerWider(const Filter &filter);
    void run(const Action &action);
    void runOn(const Action &action, const QString &id, const QVariantMap &known);
    void chooseColumns(const QPoint &where);
    void rememberColumns();
    void restoreColumns();

    Backend &m_backend;
    const Entity *m_entity;
    RecordTable *m_table = nullptr;
    SavedViewTabs *m_tabs = nullptr;
    FilterBar *m_filterBar = nullptr;
    QStackedWidget *m_stack = nullptr;
    RecordTableView *m_view = nullptr;
    EmptyState *m_empty = nullptr;
    ListFooter *m_footer = nullptr;
    QSplitter *m_splitter = nullptr;
    RecordDrawer *m_drawer = nullptr;
    QTimer *m_followTimer = nullptr;
    QAction *m_create = nullptr;
    bool m_isStarted = false;
    bool m_wasTarget = false;
    QString m_asked; // the record that a target named, while the drawer shows it
};
