#include "shell/sidebar.h"
#include "session/session.h"
#include "shell/pagespec.h"
#include "shell/railbutton.h"
#include "shell/sidebardelegate.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {
QStandardItem *itemOf(const PageSpec &page)
{
    auto item = new QStandardItem(page.title);
    item->setData(page.id, SidebarDelegate::PageRole);
    item->setData(page.icon, SidebarDelegate::IconNameRole);
    item->setToolTip(page.title);
    item->setEditable(false);
    return item;
}
}

Sidebar::Sidebar(const Session &session, const QList<PageSpec> &pages, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_organization(new RailButton(RailButton::Picture::Logo))
    , m_pages(new QStandardItemModel(this))
    , m_foot(new QStandardItemModel(this))
    , m_person(new RailButton(RailButton::Picture::Initials))
{
    for (const PageSpec &page : pages)
        if (page.inSidebar && session.may(page.permission))
            (page.atFoot ? m_foot : m_pages)->appendRow(itemOf(page));
    m_list = list(m_pages);
    m_list->setAccessibleName(tr("Screens"));
    m_footList = list(m_foot);
    m_footList->setAccessibleName(tr("Settings"));
    setFocusProxy(m_list);
    m_organization->setWords(session.tenant().name.isEmpty() ? tr("Platform") : session.tenant().name, session.person().roleName);
    m_person->setWords(session.person().name, session.person().roleName);

    auto layout = new QVBoxLayout(this);
    layout->setSpacing(0);
    layout->addWidget(m_organization);
    layout->addSpacing(Theme::scaled(10));
    layout->addWidget(m_list, 1);
    layout->addWidget(m_footList);
    layout->addSpacing(Theme::scaled(6));
    layout->addWidget(hairline());
    layout->addSpacing(Theme::scaled(2));
    layout->addWidget(m_person);
    fitText();

    connect(m_organization, &QAbstractButton::clicked, this, &Sidebar::showOrganizations);
    connect(m_person, &QAbstractButton::clicked, this, &Sidebar::showPerson);
}

QListView *Sidebar::list(QStandardItemModel *model)
{
    auto view = new QListView;
    view->setModel(model);
    view->setItemDelegate(new SidebarDelegate(view));
    view->setEditTriggers(QListView::NoEditTriggers);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setFrameShape(QFrame::NoFrame);
    view->setStyleSheet(u"QListView { background: transparent; }"_s);
    view->setMouseTracking(true);
    view->setFocusPolicy(Qt::TabFocus);
    const auto go = [this](const QModelIndex &index) {
        Q_EMIT pageWanted(index.data(SidebarDelegate::PageRole).toString());
        setCurrent(m_current); // a page that is not to be left yet stays marked
    };
    connect(view, &QListView::clicked, this, go);
    connect(view, &QListView::activated, this, go);
    return view;
}

QStringList Sidebar::pages() const
{
    QStringList ids;
    for (QStandardItemModel *model : {m_pages, m_foot})
        for (int row = 0; row < model->rowCount(); ++row)
            ids << model->item(row)->data(SidebarDelegate::PageRole).toString();
    return ids;
}

QStandardItem *Sidebar::item(const QString &page) const
{
    for (QStandardItemModel *model : {m_pages, m_foot})
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->item(row)->data(SidebarDelegate::PageRole).toString() == page)
                return model->item(row);
    return nullptr;
}

void Sidebar::setCurrent(const QString &page)
{
    // A page may belong to a screen that this person does not have: what was current stays so.
    QStandardItem *found = item(page);
    if (!found)
        return;
    m_current = page;
    for (QListView *view : {m_list, m_footList})
        if (view->model() == found->model())
            view->setCurrentIndex(found->index());
        else
            view->setCurrentIndex({});
}

void Sidebar::setBadge(const QString &page, qlonglong count)
{
    if (QStandardItem *found = item(page)) {
        found->setData(count, SidebarDelegate::BadgeRole);
        found->setData(count > 0 ? tr("%1, %2 waiting").arg(found->text()).arg(count) : found->text(), Qt::AccessibleTextRole);
    }
}

// Widths and heights are those of the text, also when its size is changed later.
void Sidebar::fitText()
{
    layout()->setContentsMargins(Theme::scaled(8), Theme::scaled(8), Theme::scaled(8), Theme::scaled(2));
    m_footList->setFixedHeight(m_foot->rowCount() * Theme::scaled(36));
    for (QListView *view : {m_list, m_footList})
        view->doItemsLayout();
    setCollapsed(m_isCollapsed);
}

void Sidebar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange && layout())
        fitText();
    QWidget::changeEvent(event);
}

void Sidebar::setCollapsed(bool collapsed)
{
    m_isCollapsed = collapsed;
    setFixedWidth(Theme::scaled(collapsed ? 48 : 200));
    m_organization->setCollapsed(collapsed);
    m_person->setCollapsed(collapsed);
    for (QListView *view : {m_list, m_footList}) {
        static_cast<SidebarDelegate *>(view->itemDelegate())->setCollapsed(collapsed);
        view->viewport()->update();
    }
}

void Sidebar::showOrganizations()
{
    auto menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Membership &membership : m_session.memberships()) {
        if (membership.isInvited)
            continue; // its code is asked for when signing in
        QAction *action = menu->addAction(tr("%1 · %2").arg(membership.tenantName, membership.roleName));
        action->setCheckable(true);
        action->setChecked(membership.tenant == m_session.tenant().id);
        connect(action, &QAction::triggered, this, [this, tenant = membership.tenant] {
            if (tenant != m_session.tenant().id)
                Q_EMIT organizationWanted(tenant);
        });
    }
    if (menu->isEmpty())
        menu->addAction(tr("You belong to no organization"))->setEnabled(false);
    menu->popup(m_organization->mapToGlobal(QPoint(0, m_organization->height())));
}

void Sidebar::showPerson()
{
    auto menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_session.person().email)->setEnabled(false);
    menu->addSeparator();
    connect(menu->addAction(themeIcon(u"document-edit"_s), tr("Change password…")), &QAction::triggered, this, &Sidebar::passwordWanted);
    connect(menu->addAction(themeIcon(u"lock"_s), tr("Lock\t%1").arg(keyName(QKeySequence(Qt::CTRL | Qt::Key_L)))), &QAction::triggered,
            this, &Sidebar::lockWanted);
    connect(menu->addAction(themeIcon(u"system-log-out"_s), tr("Sign out")), &QAction::triggered, this, &Sidebar::signOutWanted);
    menu->popup(m_person->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::tokens().rail);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::tokens().line);
}
