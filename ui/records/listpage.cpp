#include "records/listpage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/actionrun.h"
#include "records/filterbar.h"
#include "records/filterline.h"
#include "records/listfooter.h"
#include "records/recorddrawer.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "records/savedviewtabs.h"
#include "records/viewcounts.h"
#include "session/livechanges.h"
#include "session/session.h"
#include "widgets/emptystate.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"
#include "widgets/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

static constexpr int FollowMilliseconds = 80;

ListPage::ListPage(Backend &backend, const QString &entity, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_entity(backend.catalog.entity(entity))
{
    if (m_entity)
        build();
    else
        content()->addWidget(new EmptyState(u"view-list-details"_s, tr("There is nothing here that you may read."),
                                            tr("An admin of your organization can allow it.")));
}

ListPage::~ListPage() = default;

QString ListPage::title() const
{
    return m_entity ? m_entity->title : QString();
}
QString ListPage::subtitle() const
{
    return {};
}

void ListPage::build()
{
    m_table = new RecordTable(m_backend, *m_entity, this);
    m_tabs = new SavedViewTabs(m_backend, *m_entity);
    m_filterBar = new FilterBar(m_backend, *m_entity);
    m_view = new RecordTableView(m_backend, *m_table);
    m_footer = new ListFooter(m_backend, *m_table);
    m_empty = new EmptyState;
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_followTimer = new QTimer(this);
    m_followTimer->setSingleShot(true);
    m_followTimer->setInterval(FollowMilliseconds);

    auto head = new QVBoxLayout;
    head->setContentsMargins(20, 0, 20, 0);
    head->setSpacing(0);
    head->addWidget(m_tabs);
    head->addWidget(m_filterBar);

    auto list = new QWidget;
    auto column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addWidget(m_footer);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->addWidget(list);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(0, 1);
    content()->setContentsMargins(0, 0, 0, 0);
    content()->setSpacing(0);
    content()->addLayout(head);
    content()->addWidget(m_splitter, 1);
    setDrawer(new RecordDrawer(m_backend, *m_entity));
    setFocusProxy(m_view);

    connect(m_tabs, &QTabBar::currentChanged, this, [this] { showView(m_tabs->currentView()); });
    connect(m_filterBar, &FilterBar::filterChanged, m_table, &RecordTable::setFilter);
    connect(m_filterBar, &FilterBar::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_filterBar->columnsButton(), &QToolButton::clicked, this,
            [this] { chooseColumns(m_filterBar->columnsButton()->mapToGlobal(QPoint(0, m_filterBar->columnsButton()->height()))); });
    connect(m_view, &RecordTableView::columnsWanted, this, &ListPage::chooseColumns);
    connect(m_view, &RecordTableView::opened, this, &ListPage::openCurrent);
    connect(m_view, &RecordTableView::currentRowChanged, m_followTimer, qOverload<>(&QTimer::start));
    connect(m_followTimer, &QTimer::timeout, this, &ListPage::follow);
    connect(m_table, &RecordTable::countChanged, this, &ListPage::showState);
    connect(m_table, &RecordTable::countChanged, this, &Page::headerChanged);
    connect(m_table, &RecordTable::failed, this, [this](const Error &error) { report(error); });
    connect(m_view->horizontalHeader(), &QHeaderView::sectionMoved, this, &ListPage::rememberColumns);
    m_backend.live.watch(this, m_entity->listensTo(), [this] { refreshInPlace(); });

    restoreColumns();
    addKeys();
}

void ListPage::setDrawer(RecordDrawer *drawer)
{
    const bool wasShown = m_drawer && m_drawer->isVisibleTo(m_splitter);
    delete m_drawer;
    m_drawer = drawer;
    m_splitter->addWidget(drawer);
    m_splitter->setCollapsible(1, false);
    m_splitter->setSizes({Theme::scaled(860), Theme::scaled(380)});
    drawer->setVisible(wasShown);
    connect(drawer, &RecordDrawer::navigate, this, &Page::navigate);
    connect(drawer, &RecordDrawer::closed, this, [this] { setDrawerShown(false); });
    connect(drawer, &RecordDrawer::editRequested, this, [this] { openForm(m_drawer->id()); });
    connect(drawer, &RecordDrawer::recordShown, this, [this, drawer](const QString &id, const QVariantMap &values) {
        const QString number = values.value(m_entity->numberField).toString();
        QStringList title{number, drawer->name()};
        title.removeAll(QString());
        Q_EMIT recordShown({m_entity->key, id, number, title.join(u" · "_s)});
    });
    connect(drawer, &RecordDrawer::failed, this, [this](const Error &error) { report(error); });
    connect(drawer, &RecordDrawer::actionRequested, this, [this](const QString &key) {
        if (const Action *action = m_entity->action(key))
            runOn(*action, m_drawer->id(), m_drawer->values());
    });
}

static QAction *key(QWidget *owner, const QKeySequence &keys, const QString &hint, auto act)
{
    auto action = new QAction(hint, owner);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!hint.isEmpty())
        action->setProperty("hint", hint);
    QObject::connect(action, &QAction::triggered, owner, act);
    owner->addAction(action);
    return action;
}

// Told in the key bar; the view itself takes the keys.
static void hint(QWidget *owner, const QString &hint)
{
    auto action = new QAction(owner);
    action->setProperty("hint", hint);
    owner->addAction(action);
}

void ListPage::addKeys()
{
    const bool mayWrite = m_backend.session.may(m_entity->writePermission);
    hint(m_view, u"↑,↓|"_s + tr("Move"));
    key(m_view, Qt::Key_Return, tr("Open"), [this] { openCurrent(); });
    key(m_view, Qt::Key_Space, tr("Drawer"), [this] { toggleDrawer(); })->setObjectName(u"drawer"_s);
    hint(m_view, u"X|"_s + tr("Select"));
    if (m_entity->canUpdate && mayWrite)
        key(m_view, Qt::Key_E, tr("Edit"), [this] { openForm(m_view->currentId()); });
    for (const Action &action : m_entity->actions)
        if (!action.shortcut.isEmpty() && m_backend.session.may(action.permission))
            key(m_view, QKeySequence(action.shortcut), action.label, [this, &action] { run(action); });
    key(m_view, Qt::Key_F, tr("Filter"), [this] { m_filterBar->focusLine(); });
    key(m_view, Qt::Key_Slash, {}, [this] { m_filterBar->focusLine(); });
    key(this, QKeySequence::Find, {}, [this] { m_filterBar->focusLine(); });
    key(this, Qt::CTRL | Qt::Key_Return, {}, [this] { openForm(m_view->currentId()); });
    key(this, Qt::Key_Escape, {}, [this] { setDrawerShown(false); });
    for (int number = 1; number <= std::min<int>(9, m_tabs->count()); ++number)
        key(m_view, QKeySequence(Qt::Key_0 + number), {}, [this, number] { m_tabs->setCurrentIndex(number - 1); });
    if (m_tabs->count() > 1)
        hint(m_view, u"1–%1|"_s.arg(std::min<int>(9, m_tabs->count())) + tr("Saved view"));

    const bool canCreate = (m_entity->canInsert || !m_entity->createPage.isEmpty()) && mayWrite;
    if (canCreate) {
        const QString label = m_entity->createLabel.isEmpty() ? tr("New %1").arg(m_entity->singular) : m_entity->createLabel;
        m_create = key(m_view, Qt::Key_N, label, [this] { create(); });
        m_create->setIcon(themeIcon(u"list-add"_s));
    }
}

void ListPage::create()
{
    Q_EMIT navigate({m_entity->createPage.isEmpty() ? m_entity->formPageId() : m_entity->createPage, {}, {}});
}

void ListPage::refresh()
{
    if (!m_entity)
        return;
    if (m_isStarted)
        return refreshInPlace();
    m_isStarted = true;
    m_filterBar->setFilter(m_table->filter());
    if (!m_wasTarget && !m_entity->views.isEmpty())
        showView(m_tabs->currentView());
    m_table->refresh();
    m_tabs->countRows();
    m_view->setFocus();
}

void ListPage::refreshInPlace()
{
    m_table->refreshInPlace();
    m_tabs->countRows();
    if (m_drawer->isVisible())
        m_drawer->refresh();
}

void ListPage::showView(const QString &key)
{
    const SavedView *view = m_entity->view(key);
    if (!view)
        return;
    m_table->setSort(view->sortField.isEmpty() ? m_entity->sortField : view->sortField,
                     view->sortField.isEmpty() ? m_entity->sortOrder : view->order);
    m_table->setFilter(view->filter);
    m_filterBar->setFilter(view->filter);
}

void ListPage::show(const Target &target)
{
    if (!m_entity)
        return;
    m_wasTarget = m_wasTarget || target.arguments.contains(u"view"_s) || !target.arguments.isEmpty();
    if (const QString view = target.arguments.value(u"view"_s).toString(); !view.isEmpty()) {
        m_tabs->showView(view);
        showView(view);
    } else if (!target.arguments.isEmpty()) {
        Filter filter
            = readFilterLine(target.arguments.value(u"filter"_s).toString(), *m_entity, m_backend.catalog, m_backend.session.today());
        for (auto argument = target.arguments.cbegin(); argument != target.arguments.cend(); ++argument)
            if (m_entity->field(argument.key())) {
                const bool isList
                    = argument.value().typeId() == QMetaType::QVariantList || argument.value().typeId() == QMetaType::QStringList;
                filter.conditions.append(
                    {argument.key(), Condition::Op::Is, isList ? argument.value().toList() : QVariantList{argument.value()}});
            }
        if (const QString team = target.arguments.value(u"team"_s).toString(); !team.isEmpty() && m_entity->field(m_entity->ownerField))
            filter.conditions.append({m_entity->ownerField, Condition::Op::OfTeam, {team, target.arguments.value(u"team_name"_s)}});
        m_table->setFilter(filter);
        m_filterBar->setFilter(filter);
    }
    refresh();
    if (!target.id.isNull()) {
        setDrawerShown(true);
        m_asked = target.id.toString();
        m_drawer->showRecord(target.id.toString());
    }
    refresh();
}

bool ListPage::isBusy() const
{
    return Page::isBusy() || (m_table && m_table->isLoading());
}

void ListPage::openCurrent()
{
    if (!m_view->currentId().isEmpty()) {
        m_asked.clear();
        setDrawerShown(true);
        follow();
    }
}

void ListPage::openForm(const QString &id)
{
    if (!id.isEmpty() && m_entity->canUpdate)
        Q_EMIT navigate({m_entity->formPageId(), id, {}});
}

void ListPage::follow()
{
    const QString id = m_view->currentId();
    // A record that was asked for stays, though the rows arrive with another one current, until the person moves to one of them.
    if (!m_asked.isEmpty() && m_view->currentIndex().row() <= 0)
        return;
    m_asked.clear();
    if (m_drawer->isVisibleTo(m_splitter) && !id.isEmpty() && id != m_drawer->id())
        m_drawer->showRecord(id, m_table->record(m_view->currentIndex().row()));
}

void ListPage::setDrawerShown(bool shown)
{
    if (!shown)
        m_asked.clear();
    m_drawer->setVisible(shown);
    if (!shown)
        m_view->setFocus();
}

void ListPage::toggleDrawer()
{
    setDrawerShown(!m_drawer->isVisible());
    follow();
}

// Nothing yet, nothing that matches, or the rows.
void ListPage::showState()
{
    const RecordTable::Count count = m_table->count();
    const bool isEmpty = count.precision == RecordTable::Precision::Exact && count.rows == 0;
    if (isEmpty && m_stack->currentWidget() != m_empty) {
        m_empty->clearButtons();
        const Filter filter = m_table->filter();
        if (filter.isEmpty()) {
            m_empty->say(m_entity->icon, tr("No %1 yet").arg(m_entity->plural), m_entity->emptyHint);
            if (m_create) {
                auto button = m_empty->addButton(new KeyButton(m_create->text(), KeyButton::Primary));
                connect(button, &KeyButton::clicked, m_create, &QAction::trigger);
            }
        } else {
            m_empty->say(
                u"view-filter"_s,
                tr("No %1 match these %n filters", nullptr, int(filter.conditions.size()) + !filter.words.isEmpty()).arg(m_entity->plural),
                tr("Fewer filters show more."));
            offerWider(filter);
            auto clear = m_empty->addButton(new KeyButton(tr("Clear all")));
            connect(clear, &KeyButton::clicked, this, [this] {
                m_filterBar->setFilter({});
                m_table->setFilter({});
            });
        }
    }
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_view);
}

// How many match without the narrowest filter: the one whose removal shows the most.
void ListPage::offerWider(const Filter &filter)
{
    QList<Filter> wider;
    for (qsizetype index = 0; index < filter.conditions.size(); ++index)
        wider.append(filter.without(index));
    if (!filter.words.isEmpty())
        wider.append({filter.conditions, {}});
    if (wider.size() < 2)
        return;
    QList<QFuture<Result<qlonglong>>> counts;
    for (const Filter &one : std::as_const(wider))
        counts.append(countRows(m_backend, *m_entity, one));
    QtFuture::whenAll(counts.begin(), counts.end()).then(this, [this, filter, wider](const QList<QFuture<Result<qlonglong>>> &counted) {
        if (m_table->filter() != filter || m_stack->currentWidget() != m_empty)
            return;
        qsizetype widest = 0;
        QList<qlonglong> rows;
        for (const QFuture<Result<qlonglong>> &count : counted)
            rows.append(count.resultCount() > 0 ? count.result().value_or(0) : 0);
        for (qsizetype index = 1; index < rows.size(); ++index)
            if (rows.at(index) > rows.at(widest))
                widest = index;
        if (rows.at(widest) == 0)
            return;
        const bool isCondition = widest < filter.conditions.size();
        const QString name = isCondition ? conditionText(filter.conditions.at(widest), *m_entity, m_backend.catalog).label : filter.words;
        m_empty->say(u"view-filter"_s, tr("No %1 match these %n filters", nullptr, int(wider.size())).arg(m_entity->plural),
                     tr("Without “%1” there are %2.").arg(name, countText(rows.at(widest))));
        auto remove = m_empty->addButton(new KeyButton(tr("Remove “%1”").arg(name), KeyButton::Primary));
        connect(remove, &KeyButton::clicked, this, [this, one = wider.at(widest)] {
            m_filterBar->setFilter(one);
            m_table->setFilter(one);
        });
    });
}

void ListPage::run(const Action &action)
{
    const int row = m_view->currentIndex().row();
    if (m_table->isLoaded(row))
        runOn(action, m_table->id(row), m_table->record(row));
}

void ListPage::runOn(const Action &action, const QString &id, const QVariantMap &known)
{
    if (!action.isPossibleIn(known.value(m_entity->stateField).toString()))
        return say(tr("%1: not possible while it is %2.")
                       .arg(action.label,
                            m_entity->field(m_entity->stateField)->choiceLabel(known.value(m_entity->stateField).toString()).toLower()));
    QVariantMap values = known;
    values.insert(m_entity->keyField, id);
    auto run = new ActionRun(m_backend, *m_entity, action, values, this);
    connect(run, &ActionRun::navigate, this, &Page::navigate);
    connect(run, &ActionRun::failed, this, [this](const Error &error) { report(error); });
    connect(run, &ActionRun::finished, this, [this](const QString &sentence, const Reversal &reversal) {
        Q_EMIT done(sentence, reversal);
        refreshInPlace();
    });
    run->start();
}

// Which columns are shown and in what order is remembered on this computer, per entity.
void ListPage::chooseColumns(const QPoint &where)
{
    auto menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Field &field : m_entity->fields) {
        if (!field.listed || !field.offered || field.type == Field::Type::Uuid || field.type == Field::Type::Json)
            continue;
        QAction *action = menu->addAction(field.label);
        action->setCheckable(true);
        action->setChecked(m_table->shown().contains(field.name));
        connect(action, &QAction::toggled, this, [this, name = field.name](bool isShown) {
            QStringList shown = m_table->shown();
            isShown ? shown.append(name) : (void)shown.removeAll(name);
            if (!shown.isEmpty())
                m_table->setShown(shown);
            rememberColumns();
        });
    }
    menu->popup(where);
}

void ListPage::rememberColumns()
{
    QStringList shown;
    QHeaderView *header = m_view->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual)
        shown.append(m_table->field(header->logicalIndex(visual)).name);
    QSettings().setValue(u"columns/"_s + m_entity->key, shown);
}

void ListPage::restoreColumns()
{
    if (const QStringList shown = QSettings().value(u"columns/"_s + m_entity->key).toStringList(); !shown.isEmpty())
        m_table->setShown(shown);
}
