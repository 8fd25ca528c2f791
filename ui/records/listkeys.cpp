#include "backend.h"
#include "records/filterbar.h"
#include "records/listpage.h"
#include "records/recorddrawer.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "records/savedviews.h"
#include "records/savedviewtabs.h"
#include "records/selectionbar.h"
#include "session/session.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/panekeys.h"

#include <QStackedWidget>

// The keys of a list. Those of rows belong to the table, those of the list also work while it is empty.

using namespace Qt::StringLiterals;

void ListPage::addKeys()
{
    const bool mayWrite = m_backend.session.may(m_entity->writePermission);
    addHint(m_view, u"↑,↓|"_s + tr("Move"));
    addKey(m_view, {Qt::Key_Return}, tr("Open"), [this] { openCurrent(); });
    addKey(m_view, {Qt::Key_Space}, tr("Drawer"), [this] { toggleDrawer(); })->setObjectName(u"drawer"_s);
    addHint(m_view, u"X|"_s + tr("Select"));
    m_edit = addKey(m_view, {Qt::Key_E}, tr("Edit"), [this] { openForm(subject()); });
    m_editInPlace = addHint(m_view, u"F2|"_s + tr("Edit in place"));
    addStepKeys();
    showOffered();
    addKey(m_stack, {Qt::Key_F}, tr("Filter"), [this] { m_filterBar->focusLine(); });
    addKey(m_stack, {Qt::Key_Slash}, {}, [this] { m_filterBar->focusLine(); });
    addKey(this, {QKeySequence::Find}, {}, [this] { m_filterBar->focusLine(); });
    addKey(this, {Qt::CTRL | Qt::Key_Return}, {}, [this] { openForm(subject()); });
    addKey(this, {Qt::Key_Escape}, {}, [this] { goBack(); });
    addKey(this, {Qt::CTRL | Qt::Key_S}, tr("Save view"), {}, [this] { saveView(); });
    addKey(this, {Qt::CTRL | Qt::SHIFT | Qt::Key_C}, tr("Columns and order"), {}, [this] { chooseColumnsBelow(); });
    if (m_backend.session.may(u"export.run"_s))
        addKey(this, {Qt::CTRL | Qt::Key_E}, tr("Export"), [this] { askWhereToExport(); });
    for (int number = 1; number <= 9; ++number)
        addKey(m_stack, {QKeySequence(Qt::Key_0 + number)}, {}, [this, number] {
            if (number - 1 == m_tabs->currentIndex())
                showView(m_tabs->currentView()); // as it was before somebody filtered
            else if (number <= m_tabs->count())
                m_tabs->setCurrentIndex(number - 1);
        });
    QAction *views = addHint(m_stack, {});
    const auto tellViews = [this, views] {
        const int count = std::min<int>(9, m_tabs->count());
        views->setProperty("hint", count > 1 ? u"1–%1|"_s.arg(count) + tr("Saved view") : QString());
        Q_EMIT views->changed();
    };
    connect(m_saved, &SavedViews::changed, views, tellViews); // after its tabs
    tellViews();

    m_wayBack = addHint(m_stack, u"Backspace|"_s + tr("Back")); // the window's own key
    m_wayBack->setVisible(m_tabs->isPassing());

    const bool canCreate = (m_entity->canInsert || !m_entity->createPage.isEmpty()) && mayWrite;
    if (canCreate) {
        const QString label = m_entity->createLabel.isEmpty() ? tr("New %1").arg(m_entity->singular) : m_entity->createLabel;
        const QString key = m_entity->createKey.isEmpty() ? u"N"_s : m_entity->createKey;
        m_create = addKey(m_stack, {QKeySequence(key)}, label, [this] { create(); });
        m_create->setIcon(themeIcon(u"list-add"_s));
    }
    // Last, where there is room: the view's own keys.
    addHint(m_stack, keyName(QKeySequence::SelectAll) + u'|' + tr("Select all"));
    addHint(m_stack, keyName(QKeySequence::Copy) + u'|' + tr("Copy rows"));
}

// A letter takes a step with the current row, Shift and the letter with the ticked ones; any other key with what is ticked, if anything is.
// Steps that share a key are never possible together, or share a word, too, and are chosen from a menu.
void ListPage::addStepKeys()
{
    QStringList keys;
    QHash<QString, QList<const Action *>> stepsOf;
    for (const Action &action : m_entity->actions) {
        if (!action.offered || !m_backend.session.may(action.permission))
            continue;
        if (action.shortcut.isEmpty() || !action.menu.isEmpty()) { // the palette has it
            const QString words = action.menu.isEmpty() ? action.label : tr("%1: %2").arg(action.menu, action.label);
            m_stepKeys.append({addKey(m_view, {}, words, {}, [this, &action] { run({&action}); }), {&action}});
        }
        if (action.shortcut.isEmpty())
            continue;
        if (!stepsOf.contains(action.shortcut))
            keys.append(action.shortcut);
        stepsOf[action.shortcut].append(&action);
    }
    const auto tellBulk = [this] { // the palette offers them while they have rows; the sheet of keys always
        for (QAction *key : std::as_const(m_bulkKeys))
            key->setProperty("refused", m_table->isAnyChecked() ? QVariant() : QVariant(tr("Nothing is selected.")));
    };
    connect(m_table, &RecordTable::checkedChanged, this, tellBulk);
    for (const QString &key : std::as_const(keys)) {
        const QList<const Action *> steps = stepsOf.value(key);
        QStringList labels;
        for (const Action *step : steps)
            labels.append(step->menu.isEmpty() ? step->label : step->menu);
        labels.removeDuplicates();
        const bool isLetter = key.size() == 1;
        QAction *taken = addKey(m_view, {QKeySequence(key)}, labels.join(u" / "_s), [this, steps, isLetter] {
            if (const Action *bulk = bulkOf(steps); bulk && !isLetter && m_table->isAnyChecked())
                runOnChecked(bulk->key);
            else
                run(steps);
        });
        m_stepKeys.append({taken, steps});
        if (isLetter && std::ranges::any_of(steps, &Action::bulk))
            m_bulkKeys.append(addKey(m_view, {QKeySequence(SelectionBar::keys(*steps.constFirst()))}, tr("Selected: %1").arg(taken->text()),
                                     {}, [this, steps] {
                                         if (const Action *bulk = bulkOf(steps))
                                             runOnChecked(bulk->key);
                                     }));
    }
    tellBulk();
}

// Of steps that share a key, the one that is taken with the ticked rows of this list.
const Action *ListPage::bulkOf(const QList<const Action *> &steps) const
{
    const bool isTrash = m_table->filter().trash == Filter::Trash::Only;
    const auto bulk = std::ranges::find_if(steps, [isTrash](const Action *step) { return step->bulk && step->inTrash == isTrash; });
    return bulk == steps.cend() ? nullptr : *bulk;
}

// From what was opened last: the drawer, what is ticked, the line above the rows.
void ListPage::goBack()
{
    if (!m_drawer->isVisible() && m_table->isAnyChecked() && m_stack->isAncestorOf(focusWidget())) {
        m_table->uncheckAll();
        say({});
    } else if (!m_drawer->isVisible()) {
        closeMessage();
    }
    setDrawerShown(false);
}

void ListPage::create()
{
    Q_EMIT navigate({m_entity->createPage.isEmpty() ? m_entity->formPageId() : m_entity->createPage, {}, {}});
}
