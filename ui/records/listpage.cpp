#include "records/listpage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "records/bulksteps.h"
#include "records/conditiontext.h"
#include "records/editright.h"
#include "records/filterbar.h"
#include "records/filterline.h"
#include "records/inlineedit.h"
#include "records/listempty.h"
#include "records/listfooter.h"
#include "records/recorddrawer.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "records/savedviews.h"
#include "records/savedviewtabs.h"
#include "records/selectionbar.h"
#include "records/valuetext.h"
#include "session/session.h"
#include "shell/messagebar.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QGridLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

static constexpr int FollowMilliseconds = 80;

ListPage::ListPage(Backend &backend, ListLooks &looks, const QString &entity, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_looks(looks)
    , m_entity(backend.catalog.entity(entity))
{
    if (m_entity)
        build();
    else
        content()->addWidget(new EmptyState(u"view-list-details"_s, tr("There is nothing here that you may read."),
                                            tr("An administrator of your organization can allow it.")));
}

ListPage::~ListPage() = default;

QString ListPage::title() const
{
    return m_entity ? m_entity->title : QString();
}
void ListPage::build()
{
    m_table = new RecordTable(m_backend, *m_entity, this);
    m_saved = new SavedViews(m_backend, *m_entity, this);
    m_bulk = new BulkSteps(m_backend, *m_table, this);
    m_followTimer = new QTimer(this);
    m_followTimer->setSingleShot(true);
    m_followTimer->setInterval(FollowMilliseconds);
    content()->setContentsMargins(0, 0, 0, 0);
    content()->setSpacing(0);
    // From the outside in: with a style sheet, whatever gets another parent is styled anew with all that is in it.
    content()->addLayout(head());
    m_splitter = new QSplitter(Qt::Horizontal, this);
    content()->addWidget(m_splitter, 1);
    m_splitter->addWidget(list());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(0, 1);
    addDrawer();
    setFocusProxy(m_view);
    m_filterBar->exportButton()->setVisible(m_backend.session.may(u"export.run"_s));
    connectParts();
    addKeys();
}

// The saved views, and the filter below them.
QLayout *ListPage::head()
{
    m_tabs = new SavedViewTabs(m_backend, *m_entity, *m_saved, this);
    auto save = new KeyButton(tr("Save view"), KeyButton::Link, this);
    save->setIconName(u"list-add"_s);
    save->setToolTip(tr("Keep this filter, its order and columns as a tab (Ctrl+S)"));
    connect(save, &QPushButton::clicked, this, &ListPage::saveView);
    m_filterBar = new FilterBar(m_backend, *m_entity, this);
    QFrame *line = tabLine(this);
    line->lower(); // the current tab covers it
    auto views = new QGridLayout;
    views->setSpacing(0);
    views->addWidget(line, 0, 0, 1, 3, Qt::AlignBottom);
    views->addWidget(m_tabs, 0, 0);
    views->addWidget(save, 0, 1);
    views->setColumnStretch(2, 1);
    auto head = new QVBoxLayout;
    head->setContentsMargins(20, 0, 20, 0);
    head->setSpacing(0);
    head->addLayout(views);
    head->addWidget(m_filterBar);
    return head;
}

// The rows, or why there are none, and what stands below them.
QWidget *ListPage::list()
{
    auto list = new QWidget(m_splitter);
    m_stack = new QStackedWidget(list);
    m_stack->setProperty("pane", true);
    m_view = new RecordTableView(m_backend, *m_table, m_stack);
    m_empty = new ListEmpty(m_backend, *m_table, m_stack);
    m_empty->setFocusPolicy(Qt::StrongFocus);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_selection = new SelectionBar(m_backend, *m_table, list);
    m_footer = new ListFooter(m_backend, *m_table, list);
    auto column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addWidget(m_selection);
    column->addWidget(m_footer);
    return list;
}

void ListPage::connectParts()
{
    connect(m_tabs, &SavedViewTabs::viewChanged, this, &ListPage::showView);
    connect(m_tabs, &SavedViewTabs::menuWanted, this, &ListPage::showViewMenu);
    connect(m_saved, &SavedViews::failed, this, [this](const Error &error) { report(error); });
    connect(m_filterBar, &FilterBar::filterChanged, this, [this](const Filter &filter) {
        letGo(); // the person looks for other rows now
        m_table->setFilter(filter);
        if (m_tabs->isPassing())
            m_tabs->showFilter(filter);
    });
    connect(m_filterBar, &FilterBar::left, this, [this] { m_stack->currentWidget()->setFocus(); });
    connect(m_filterBar->columnsButton(), &QToolButton::clicked, this, &ListPage::chooseColumnsBelow);
    connect(m_filterBar->exportButton(), &QToolButton::clicked, this, &ListPage::askWhereToExport);
    connect(m_empty, &ListEmpty::filterWanted, this, &ListPage::setFilter);
    connect(m_view, &RecordTableView::columnsWanted, this, &ListPage::showHeaderMenu);
    connect(m_view, &RecordTableView::columnsChanged, this, &ListPage::keepLook);
    connect(m_view, &RecordTableView::sortChanged, this, &ListPage::keepLook);
    connect(m_view, &RecordTableView::copyWanted, this, &ListPage::copyRows);
    connect(m_view, &RecordTableView::menuWanted, this, &ListPage::showRowMenu);
    connect(m_view, &RecordTableView::opened, this, &ListPage::openCurrent);
    connect(m_view, &RecordTableView::nothingToEdit, this, [this] {
        const QString why = whyNotToEdit(m_backend, *m_entity, known(m_view->currentId()));
        say(why.isEmpty() ? tr("Nothing of this row can be changed in its place. E opens it.") : why);
    });
    connect(messages(), &MessageBar::wayTaken, this, &ListPage::widen);
    connect(m_view, &RecordTableView::currentRowChanged, m_followTimer, qOverload<>(&QTimer::start));
    connect(m_followTimer, &QTimer::timeout, this, &ListPage::follow);
    connect(m_table, &RecordTable::countChanged, this, &ListPage::showState);
    connect(m_table, &RecordTable::rowsInserted, this, &ListPage::showState);
    connect(m_table, &RecordTable::loadingChanged, this, [this] {
        setBusy(m_table->isLoading());
        showState();
    });
    connect(m_empty, &ListEmpty::againWanted, this, [this] {
        say({});
        refresh();
    });
    connect(&m_backend.database, &Database::stateChanged, this, &ListPage::showState);
    connect(m_table, &RecordTable::countChanged, this, &Page::headerChanged);
    connect(m_table, &RecordTable::tooManyBetween, this, [this] {
        say(tr("More than %1 rows are between those two. Ctrl+A selects all that the filter shows.")
                .arg(QLocale().toString(RecordTable::MostBetween)));
    });
    connect(m_table, &RecordTable::failed, this, [this](const Error &error) { report(error); });
    connect(m_selection, &SelectionBar::wanted, this, &ListPage::runOnChecked);
    connect(m_selection, &SelectionBar::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_bulk, &BulkSteps::workingChanged, m_selection, &SelectionBar::setWorking);
    connect(m_bulk, &BulkSteps::done, this, &Page::done);
    connect(m_bulk, &BulkSteps::partly, this, [this](const QString &sentence) { say(sentence); });
    connect(m_view, &RecordTableView::editLost, this, [this](const QString &typed) {
        messages()->say(tr("The row is not in this list any more. Not kept: %1").arg(typed), MessageBar::Kind::Warning);
    });
    auto cells = new InlineEdit(m_backend, *m_table, *m_view, this);
    connect(cells, &InlineEdit::done, this, &Page::done);
    connect(cells, &InlineEdit::refused, this, [this](const QString &sentence) {
        if (m_wayOut.isEmpty() || !sentence.isEmpty())
            messages()->say(sentence, MessageBar::Kind::Warning);
    });
    keepCurrent(m_backend.live, m_entity->listensTo(), [this] { refreshInPlace(); });
}

void ListPage::refresh()
{
    if (!m_entity)
        return;
    if (m_isStarted)
        return refreshInPlace();
    m_isStarted = true;
    m_saved->load();
    m_filterBar->setFilter(m_table->filter());
    if (!m_wasTarget)
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

void ListPage::setFilter(const Filter &filter)
{
    m_table->setFilter(filter);
    m_filterBar->setFilter(filter);
    if (m_tabs->isPassing())
        m_tabs->showFilter(filter);
}

void ListPage::show(const Target &target)
{
    if (!m_entity)
        return;
    const QVariantMap &arguments = target.arguments;
    m_wasTarget = m_wasTarget || !arguments.isEmpty();
    letGo();
    if (const QString view = arguments.value(u"view"_s).toString(); !view.isEmpty()) {
        m_tabs->showView(view);
        showView(view);
    } else if (!arguments.isEmpty()) {
        Filter filter = readFilterLine(arguments.value(u"filter"_s).toString(), *m_entity, m_backend.catalog, m_backend.session.today(),
                                       exponentOf({}, *m_entity, m_backend))
                            .filter;
        for (auto argument = arguments.cbegin(); argument != arguments.cend(); ++argument) {
            const QString field = argument.key() == u"ids"_s ? m_entity->keyField : argument.key();
            const int type = argument.value().typeId();
            const bool isList = type == QMetaType::QVariantList || type == QMetaType::QStringList;
            if (m_entity->field(field))
                filter.conditions.append({field, Condition::Op::Is, isList ? argument.value().toList() : QVariantList{argument.value()},
                                          arguments.value(labelKey(field)).toString()});
        }
        if (const QString team = arguments.value(u"team"_s).toString(); !team.isEmpty() && m_entity->field(m_entity->ownerField))
            filter.conditions.append({m_entity->ownerField, Condition::Op::OfTeam, {team, arguments.value(u"team_name"_s)}});
        m_tabs->showFilter(filter);
        showView(m_tabs->currentView());
    }
    if (!target.id.isNull()) {
        setDrawerShown(true);
        m_asked = target.id.toString();
        m_view->clearCurrent();
        m_drawer->showRecord(m_asked);
    }
    refresh();
    if (!m_asked.isEmpty())
        lookForAsked();
}

bool ListPage::isBusy() const
{
    return Page::isBusy() || (m_table && m_table->isLoading());
}

void ListPage::stopWaiting()
{
    Page::stopWaiting();
    m_table->stop();
}

void ListPage::openForm(const QString &id)
{
    if (id.isEmpty())
        return;
    if (const QString why = whyNotToEdit(m_backend, *m_entity, known(id)); !why.isEmpty())
        return say(why);
    Q_EMIT navigate({m_entity->formPageId(), id, {}});
}

void ListPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (m_drawer)
        QTimer::singleShot(0, this, &ListPage::placeDrawer); // once the splitter has its place
}

// Nothing yet, nothing that matches, no answer, nobody to ask, or the rows.
void ListPage::showState()
{
    const RecordTable::Count count = m_table->count();
    const bool isEmpty = count.precision == RecordTable::Precision::Exact && count.rows == 0;
    const bool isCutOff = !isEmpty && m_table->rowCount() == 0 && m_backend.database.state() == Database::State::Lost;
    const bool isUnread = !isEmpty && m_table->rowCount() == 0 && m_table->isUnread();
    const State state = isEmpty ? State::Empty : isUnread ? State::Unread : isCutOff ? State::CutOff : State::Rows;
    if (std::exchange(m_state, state) == state)
        return;
    QWidget *shown = state == State::Rows ? static_cast<QWidget *>(m_view) : m_empty;
    const bool hadFocus = m_stack->isAncestorOf(focusWidget());
    m_stack->setCurrentWidget(shown);
    if (state == State::CutOff)
        m_empty->awaitConnection();
    if (state == State::Unread)
        m_empty->offerAgain();
    if (state == State::Empty)
        m_empty->explain(m_create);
    if (state != State::Rows)
        awaitRows();
    if (hadFocus)
        shown->setFocus();
}
