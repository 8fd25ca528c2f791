#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "records/listpage.h"
#include "records/recorddrawer.h"
#include "records/recordselect.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "records/viewer.h"
#include "shell/messagebar.h"
#include "widgets/theme.h"

#include <QSplitter>
#include <QStackedWidget>

// The drawer of a list, which follows the current row, or shows a record that somebody asked for by a link or from another screen.

using namespace Qt::StringLiterals;

static constexpr int BesideFrom = 1180; // narrower windows have it over the list

void ListPage::addDrawer()
{
    m_drawer = new RecordDrawer(m_backend, *m_entity, m_splitter);
    m_splitter->addWidget(m_drawer);
    m_splitter->setCollapsible(1, false);
    m_splitter->setSizes({Theme::scaled(860), Theme::scaled(380)});
    m_drawer->hide();
    connect(m_drawer, &RecordDrawer::navigate, this, &Page::navigate);
    connect(m_drawer, &RecordDrawer::closed, this, [this] { setDrawerShown(false); });
    connect(m_drawer, &RecordDrawer::editRequested, this, [this] { openForm(m_drawer->id()); });
    connect(m_drawer, &RecordDrawer::recordShown, this, [this](const QString &id, const QVariantMap &values) {
        const QString number = values.value(m_entity->numberField).toString();
        QStringList title{number, m_drawer->name()};
        title.removeAll(QString());
        tellAsked();
        showOffered();
        Q_EMIT recordShown({m_entity->key, id, number, title.join(u" · "_s)});
    });
    connect(m_drawer, &RecordDrawer::failed, this, [this](const Error &error) { report(error); });
    connect(m_drawer, &RecordDrawer::actionRequested, this, [this](const QString &key) {
        m_view->setFocus(); // what the step asks gives it back to the row
        if (const Action *action = m_entity->action(key))
            runOn(*action, m_drawer->id(), m_drawer->values());
    });
}

void ListPage::openCurrent()
{
    if (!m_view->currentId().isEmpty()) {
        forgetAsked();
        setDrawerShown(true);
        follow();
    }
}

void ListPage::follow()
{
    // A record that was asked for becomes the current row once it is among them; else none is, until the person moves to one.
    if (!m_asked.isEmpty()) {
        if (const int row = m_table->rowOf(m_asked); row >= 0)
            m_view->setCurrentRow(row);
        else if (m_view->currentId().isEmpty())
            return showOffered();
    }
    forgetAsked();
    showOffered();
    const QString id = m_view->currentId();
    if (!id.isEmpty() && m_drawerWaits)
        setDrawerShown(true);
    if (m_drawer->isVisibleTo(this) && !id.isEmpty() && id != m_drawer->id())
        m_drawer->showRecord(id, m_table->record(m_view->currentIndex().row()));
}

void ListPage::setDrawerShown(bool shown)
{
    if (!shown)
        letGo();
    m_drawerWaits = false;
    const bool isBack = shown && !m_drawer->isVisibleTo(this) && m_drawer->id() == m_view->currentId();
    m_drawer->setVisible(shown);
    if (isBack) // it was not read again while nobody saw it
        m_drawer->showRecord(m_drawer->id(), m_table->record(m_view->currentIndex().row()));
    placeDrawer();
    if (!shown)
        m_stack->currentWidget()->setFocus();
}

// A list without rows has no record to show beside it, unless one was asked for; with the next rows the drawer is back.
void ListPage::awaitRows()
{
    if (!m_asked.isEmpty() || !m_drawer->isVisibleTo(this))
        return;
    m_drawer->hide();
    m_drawerWaits = true;
}

// Nothing opens where there is no record to look at.
void ListPage::toggleDrawer()
{
    if (!m_drawer->isVisible() && m_view->currentId().isEmpty())
        return;
    setDrawerShown(!m_drawer->isVisible());
    follow();
}

// Beside the list where there is room, else over its right part.
void ListPage::placeDrawer()
{
    const bool isBeside = window()->width() >= Theme::scaled(BesideFrom);
    const bool wasShown = m_drawer->isVisibleTo(this);
    if (isBeside && m_drawer->parentWidget() != m_splitter) {
        m_splitter->addWidget(m_drawer);
        m_splitter->setCollapsible(1, false);
        m_drawer->setVisible(wasShown);
    } else if (!isBeside && m_drawer->parentWidget() == m_splitter) {
        m_drawer->setParent(this);
        m_drawer->setVisible(wasShown);
    }
    if (isBeside)
        return;
    const int width = std::min(Theme::scaled(380), m_splitter->width());
    m_drawer->setGeometry(m_splitter->geometry().right() - width + 1, m_splitter->y(), width, m_splitter->height());
    m_drawer->raise();
}

// Whether the filter lets the record through that was asked for: if not, the list can't mark it, and says so.
void ListPage::lookForAsked()
{
    Filter only = m_table->filter();
    only.conditions.append({m_entity->keyField, Condition::Op::Is, {m_asked}});
    const RecordSelect select(*m_entity, m_backend.catalog);
    await(m_backend.database.query(select.count(viewer(m_backend, *m_entity), only, 1)), [this, asked = m_asked](const Rows &rows) {
        m_isAskedElsewhere = asked == m_asked && rows.number(0, u"n") == 0;
        tellAsked();
    });
}

void ListPage::tellAsked()
{
    const SavedView *all = nullptr;
    for (const SavedView &view : m_entity->views)
        if (view.filter == Filter())
            all = &view;
    const QString title = m_drawer->values().value(m_entity->titleField()).toString();
    if (!m_isAskedElsewhere || title.isEmpty() || m_asked != m_drawer->id())
        return;
    messages()->say(tr("%1 is beside the list, but not in it: this view leaves it out.").arg(title), MessageBar::Kind::Note,
                    all ? tr("Show “%1”").arg(all->label) : QString());
    m_wayOut = all ? all->key : QString();
}

// The list is about its own rows again.
void ListPage::forgetAsked()
{
    if (std::exchange(m_isAskedElsewhere, false) && !m_wayOut.isEmpty())
        say({});
    m_wayOut.clear();
    m_asked.clear();
}

// The record that was asked for is no longer what the page is about: a row of the list is, as ever.
void ListPage::letGo()
{
    if (m_asked.isEmpty())
        return;
    forgetAsked();
    if (m_view->currentId().isEmpty())
        m_view->setCurrentRow(0);
}

// Where the list has the record that it shows beside itself.
void ListPage::widen()
{
    if (!m_wayOut.isEmpty())
        show(Target{m_entity->listPageId(), m_asked, {{u"view"_s, m_wayOut}}});
}
