#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "records/actionrun.h"
#include "records/bulksteps.h"
#include "records/editright.h"
#include "records/listcopy.h"
#include "records/listexport.h"
#include "records/listpage.h"
#include "records/recorddrawer.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "records/stepmenu.h"
#include "records/stepobstacle.h"
#include "records/viewer.h"
#include "session/session.h"
#include "shell/exportdialog.h"

#include <QAction>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

// What is done with rows: steps with one or with all that are ticked, copies, files.

using namespace Qt::StringLiterals;

QString ListPage::subject() const
{
    return m_asked.isEmpty() ? m_view->currentId() : m_asked;
}

// What is known of a record that is listed or shown.
QVariantMap ListPage::known(const QString &id) const
{
    if (m_drawer->isVisibleTo(this) && id == m_drawer->id() && !m_drawer->values().isEmpty())
        return m_drawer->values();
    return m_table->record(m_table->rowOf(id));
}

// What its key is called: a word that it shares with others, or its own.
static QString wordOf(const Action &step)
{
    return step.menu.isEmpty() ? step.label : step.menu;
}

// A key that is of no use with the record stays to say why, but is not offered.
void ListPage::showOffered()
{
    const QString why = whyNotToEdit(m_backend, *m_entity, known(subject()));
    const auto offer = [](QAction *action, const QString &hint, const QString &why) {
        const QVariant before = action->property("refused");
        const QVariant now = why.isEmpty() ? QVariant() : QVariant(why);
        const bool isAsBefore = before == now && action->property("hint").toString() == hint;
        action->setProperty("refused", now);
        action->setProperty("hint", hint);
        if (!isAsBefore)
            Q_EMIT action->changed();
    };
    offer(m_edit, m_edit->property("hint").toString(), why);
    offer(m_editInPlace, m_editInPlace->property("hint").toString(), why);
    for (const auto &[key, steps] : std::as_const(m_stepKeys)) {
        const Action *step = possibleOf(steps, known(subject()));
        // Those with Ctrl are told in menus and in the bar of what is selected; here they would take the room of the usual ones.
        const bool isTold = !key->shortcut().isEmpty() && key->shortcut()[0].keyboardModifiers() == Qt::NoModifier;
        offer(key, isTold ? wordOf(*step) : QString(), whyNotTake(m_backend, *m_entity, *step, known(subject())));
    }
}

// Of steps that share a key, the one that it takes with a record: there is never more than one possible.
const Action *ListPage::possibleOf(const QList<const Action *> &steps, const QVariantMap &known) const
{
    const auto possible
        = std::ranges::find_if(steps, [&](const Action *step) { return whyNotTake(m_backend, *m_entity, *step, known).isEmpty(); });
    return possible == steps.cend() ? steps.constFirst() : *possible;
}

void ListPage::run(const QList<const Action *> &steps)
{
    if (steps.size() > 1 && !steps.constFirst()->menu.isEmpty())
        return chooseStep(steps);
    if (!m_asked.isEmpty())
        return runOn(*possibleOf(steps, m_drawer->values()), m_asked, m_drawer->values());
    const int row = m_view->currentIndex().row();
    if (m_table->isLoaded(row))
        runOn(*possibleOf(steps, m_table->record(row)), m_table->id(row), m_table->record(row));
}

// Beside the row, or in the drawer where the record is not among the rows.
void ListPage::chooseStep(const QList<const Action *> &steps)
{
    const QString id = subject();
    const QVariantMap record = known(id);
    if (record.isEmpty())
        return;
    if (const QString why = whyNotTake(m_backend, *m_entity, *possibleOf(steps, record), record); !why.isEmpty())
        return say(why);
    auto menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Action *step : steps)
        addStep(menu, *step, record, this, [this, step, id] { runOn(*step, id, known(id)); });
    const QRect row = m_view->visualRect(m_view->currentIndex());
    menu->popup(row.isValid() ? m_view->viewport()->mapToGlobal(row.bottomLeft()) : m_drawer->mapToGlobal(QPoint()));
    menu->setActiveAction(menu->actions().constFirst());
}

void ListPage::runOn(const Action &action, const QString &id, const QVariantMap &known)
{
    if (action.isPresentIn(known))
        return;
    if (const QString why = whyNotTake(m_backend, *m_entity, action, known); !why.isEmpty())
        return say(why);
    say({}); // why another was not possible
    QVariantMap values = known;
    values.insert(m_entity->keyField, id);
    auto run = new ActionRun(m_backend, *m_entity, action, values, this);
    connect(run, &ActionRun::navigate, this, &Page::navigate);
    connect(run, &ActionRun::failed, this, [this](const Error &error) {
        report(error);
        refreshInPlace();
    });
    connect(run, &ActionRun::finished, this, [this](const QString &sentence, const Reversal &reversal) {
        Q_EMIT done(sentence, reversal);
        refreshInPlace();
    });
    run->start();
}

// What the keys do with the row, for the mouse: only steps that are possible with it.
void ListPage::showRowMenu(const QPoint &where)
{
    const QString id = m_view->currentId();
    const QVariantMap values = known(id);
    auto menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // Only told: the key itself is the list's.
    const auto tell = [](QAction *step, const QKeySequence &keys) {
        if (!keys.isEmpty())
            step->setText(step->text() + u'\t' + keys.toString(QKeySequence::NativeText));
    };
    const auto addTo = [this, tell](QMenu *menu, const QString &label, const QKeySequence &keys, auto &&does) {
        tell(menu->addAction(label, this, does), keys);
    };
    addTo(menu, tr("Open"), Qt::Key_Enter, [this] { openCurrent(); });
    if (whyNotToEdit(m_backend, *m_entity, values).isEmpty())
        addTo(menu, tr("Edit"), Qt::Key_E, [this, id] { openForm(id); });
    addTo(menu, m_table->isChecked(id) ? tr("Select no longer") : tr("Select"), Qt::Key_X,
          [this, id] { m_table->setChecked(id, !m_table->isChecked(id)); });
    addTo(menu, tr("Copy"), QKeySequence::Copy, [this] { copyRows(); });
    menu->addSeparator();
    QHash<QString, QMenu *> shared; // steps with a common word
    for (const Action &action : m_entity->actions) {
        if (!action.offered || !m_backend.session.may(action.permission) || !whyNotTake(m_backend, *m_entity, action, values).isEmpty())
            continue;
        const auto take = [this, &action, id] { runOn(action, id, known(id)); };
        if (action.menu.isEmpty()) {
            tell(addStep(menu, action, values, this, take), QKeySequence(action.shortcut));
            continue;
        }
        QMenu *&common = shared[action.menu];
        if (!common) {
            common = menu->addMenu(action.menu);
            tell(common->menuAction(), QKeySequence(action.shortcut));
        }
        addStep(common, action, values, this, take);
    }
    menu->popup(where);
}

void ListPage::runOnChecked(const QString &key)
{
    const Action *action = m_entity->action(key);
    if (!action)
        return;
    if (!m_table->isAnyChecked())
        return say(tr("Nothing is selected. X selects a row, Ctrl+A all of them."));
    const std::optional<QSet<QString>> states = m_table->checkedStates();
    if (const QString why = states ? whyNotTake(*m_entity, *action, *states) : QString(); !why.isEmpty())
        return say(why);
    say({});
    m_bulk->take(*action);
}

// The ticked rows, whether they are loaded or not, or the current one.
void ListPage::copyRows()
{
    RowChoice choice = m_table->choice();
    if (choice.isEmpty() && !m_view->currentId().isEmpty())
        choice = {{}, false, {m_view->currentId()}};
    if (choice.isEmpty())
        return;
    const RowsAsTable wanted{m_view->shown(), choice, m_table->sortField(), m_table->sortOrder()};
    await(readAsTable(m_backend, *m_entity, wanted), [this](const Rows &rows) {
        auto data = new QMimeData;
        data->setText(asTabbedText(rows));
        data->setHtml(asHtml(rows));
        QGuiApplication::clipboard()->setMimeData(data);
        Q_EMIT told(tr("%Ln row(s) copied", nullptr, int(rows.size())));
        if (rows.size() == RowsAsTable::Most)
            say(tr("Only the first %1 rows were copied. Export takes all of them.").arg(QLocale().toString(RowsAsTable::Most)));
    });
}

void ListPage::askWhereToExport()
{
    ::askWhereToExport(this, tr("Export %1").arg(m_entity->plural),
                       u"%1-%2"_s.arg(m_entity->plural, m_backend.session.today().toString(Qt::ISODate)),
                       [this](const QString &path) { exportTo(path); });
}

void ListPage::exportTo(const QString &path)
{
    const RecordTable::Count count = m_table->count();
    const bool ownOnly = m_backend.session.scope(u"export.run"_s) == Session::Scope::Own && m_entity->field(m_entity->ownerField);
    // Of a list with others' rows, too, nobody has counted one's own.
    const bool isCounted = count.precision == RecordTable::Precision::Exact && (!ownOnly || viewer(m_backend, *m_entity).ownOnly);
    const qlonglong expected = isCounted ? count.rows : -1;
    const QString rows
        = expected < 0 ? m_entity->plural : QLocale().toString(expected) + u' ' + (expected == 1 ? m_entity->singular : m_entity->plural);
    const auto words = [entity = m_entity, ownOnly, file = QFileInfo(path).fileName()](qlonglong written) {
        const QString what = QLocale().toString(written) + u' ' + (written == 1 ? entity->singular : entity->plural);
        return ownOnly ? tr("%1 of your own exported to %2").arg(what, file) : tr("%1 exported to %2").arg(what, file);
    };
    startExport(m_backend, *m_entity, {m_view->shown(), m_table->filter(), m_table->sortField(), m_table->sortOrder(), expected}, path,
                tr("Exporting %1").arg(rows), words);
}
