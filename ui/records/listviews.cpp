#include "backend.h"
#include "records/columnchoices.h"
#include "records/columnchooser.h"
#include "records/filterbar.h"
#include "records/listpage.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "records/savedviews.h"
#include "records/savedviewtabs.h"
#include "records/saveviewdialog.h"
#include "widgets/keybutton.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

// A list's views: which rows, in what order, with which columns; as they come, as people saved them, and as this person likes them here.

using namespace Qt::StringLiterals;

void ListPage::showView(const QString &key)
{
    const SavedView *view = m_tabs->view(key);
    if (!view)
        return;
    say({}); // what was said of other rows
    m_wayBack->setVisible(m_tabs->isPassing());
    m_viewKey = key;
    m_look = m_tabs->isPassing() ? ListLook() : m_looks.look(m_entity->key, key);
    const bool isOurs = !m_look.sortField.isEmpty() && m_entity->field(m_look.sortField);
    const bool isViews = !view->sortField.isEmpty() && m_entity->field(view->sortField);
    m_table->setSort(isOurs    ? m_look.sortField
                     : isViews ? view->sortField
                               : m_entity->sortField,
                     isOurs    ? m_look.order
                     : isViews ? view->order
                               : m_entity->sortOrder);
    const QStringList columns = view->columns.isEmpty() ? m_entity->columns : view->columns;
    m_table->setFilter(view->filter);
    m_filterBar->setFilter(view->filter);
    m_view->setShown(m_look.columns.isEmpty() ? columns : m_look.columns);
    m_view->setWidths(m_look.widths);
    m_view->showSort();
}

// Kept on this computer, for the view that is looked at; rows that somebody was led to are no view to come back to.
void ListPage::keepLook()
{
    if (m_tabs->isPassing())
        return;
    m_look.columns = m_view->shown();
    m_look.widths = m_view->widths();
    m_look.sortField = m_table->sortField();
    m_look.order = m_table->sortOrder();
    m_looks.keep(m_entity->key, m_viewKey, m_look);
}

SavedView ListPage::presentView() const
{
    return {{}, {}, m_table->filter(), m_table->sortField(), m_table->sortOrder(), m_view->shown()};
}

void ListPage::saveView()
{
    auto dialog = new SaveViewDialog(tr("Save view"), {}, m_saved->mayShare(), this);
    connect(dialog, &SaveViewDialog::given, this, [this](const QString &name, bool shared) {
        await(m_saved->keep(name, shared, presentView()), [this, name](const QString &key) {
            // Its tab is there when the list of views is.
            connect(
                m_saved, &SavedViews::changed, this, [this, key] { m_tabs->showView(key); }, Qt::SingleShotConnection);
            m_saved->load();
            Q_EMIT done(tr("View “%1” saved").arg(name), {takingAway(key), bringingBack(key)});
        });
    });
    setFocus(); // where the dialog leaves it, and its tab needs no key
    dialog->open();
}

void ListPage::renameView(const StoredView &view)
{
    auto dialog = new SaveViewDialog(tr("Rename view"), view.view.label, false, this);
    connect(dialog, &SaveViewDialog::given, this,
            [this, view](const QString &name) { await(m_saved->rename(view, name), [this](const QString &) { m_saved->load(); }); });
    setFocus();
    dialog->open();
}

void ListPage::removeView(const StoredView &view)
{
    await(m_saved->remove(view), [this, view](const QString &key) {
        m_saved->load();
        Q_EMIT done(tr("View “%1” deleted").arg(view.view.label), {bringingBack(key), takingAway(key)});
    });
}

// As it is by then: somebody who changed it since is not overruled.
Reversal::Step ListPage::takingAway(const QString &view)
{
    return [this, view] {
        const StoredView *stored = m_saved->view(view);
        return outcome(m_saved->remove(stored ? *stored : StoredView{{view, {}}}));
    };
}

Reversal::Step ListPage::bringingBack(const QString &view)
{
    return [this, view] { return outcome(m_saved->restore(view)); };
}

void ListPage::showViewMenu(const QString &key, const QPoint &where)
{
    auto menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const StoredView *stored = m_saved->view(key);
    const auto follow = [this](const QString &) { m_saved->load(); };
    if (stored && m_saved->mayChange(*stored)) {
        const StoredView view = *stored;
        menu->addAction(tr("Rename…"), this, [this, view] { renameView(view); });
        if (key == m_viewKey)
            menu->addAction(tr("Keep the present filter, order and columns in it"), this,
                            [this, view, follow] { await(m_saved->redefine(view, presentView()), follow); });
        if (m_saved->mayShare() && (view.isMine || !view.isShared))
            menu->addAction(view.isShared ? tr("Stop sharing") : tr("Share with everybody"), this,
                            [this, view, follow] { await(m_saved->share(view, !view.isShared), follow); });
        menu->addAction(tr("Delete"), this, [this, view] { removeView(view); });
        menu->addSeparator();
    }
    menu->addAction(tr("Columns, widths and order as they were"), this, [this, key] {
        m_looks.keep(m_entity->key, key, {});
        if (key == m_viewKey)
            showView(key);
    });
    menu->popup(where);
}

void ListPage::chooseColumnsBelow()
{
    const QToolButton *button = m_filterBar->columnsButton();
    chooseColumns(button->mapToGlobal(QPoint(0, button->height())));
}

void ListPage::chooseColumns(const QPoint &where)
{
    auto choices = new ColumnChoices(*m_entity, m_view->shown());
    choices->setWithoutRoom(m_view->withoutRoom());
    auto chooser = new ColumnChooser(choices, this);
    connect(choices, &ColumnChoices::changed, this, [this, choices] {
        m_view->setShown(choices->shown());
        choices->setWithoutRoom(m_view->withoutRoom());
        keepLook();
    });
    auto orders = new QMenu(chooser);
    connect(orders, &QMenu::aboutToShow, this, [this, orders] {
        orders->clear();
        addOrders(*orders);
    });
    connect(chooser->order(), &QPushButton::clicked, orders,
            [orders, button = chooser->order()] { orders->popup(button->mapToGlobal(QPoint(0, button->height()))); });
    chooser->openAt(where);
}

// What a click on a header does: another column, or the other way round.
void ListPage::addOrders(QMenu &menu)
{
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const Field &field = m_table->field(column);
        if (!field.sortable)
            continue;
        const bool isPresent = field.orderedBy() == m_table->sortField();
        const bool isDescending = isPresent && m_table->sortOrder() == Qt::DescendingOrder;
        const QString label = !isPresent     ? field.label
                              : isDescending ? tr("%1, from the last").arg(field.label)
                                             : tr("%1, from the first").arg(field.label);
        QAction *action = menu.addAction(label, this, [this, column, isPresent, isDescending] {
            m_view->horizontalHeader()->setSortIndicator(column, isPresent && !isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
        });
        action->setCheckable(true);
        action->setChecked(isPresent);
    }
}

void ListPage::showHeaderMenu(const QPoint &where, const QString &clicked)
{
    auto menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const Field *field = m_entity->field(clicked)) {
        menu->addAction(tr("Filter by %1…").arg(field->label), this,
                        [this, field] { m_filterBar->editCondition(*field, m_filterBar->line()); });
        if (m_view->shown().size() > 1)
            menu->addAction(tr("Hide %1").arg(field->label), this, [this, name = field->name] {
                QStringList shown = m_view->shown();
                shown.removeAll(name);
                m_view->setShown(shown);
                keepLook();
            });
        menu->addSeparator();
    }
    addOrders(*menu->addMenu(tr("Order by")));
    menu->addAction(tr("Columns…"), this, [this, where] { chooseColumns(where); });
    menu->popup(where);
}
