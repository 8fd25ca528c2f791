#include "records/listempty.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/conditiontext.h"
#include "records/recordtable.h"
#include "records/viewcounts.h"
#include "session/session.h"
#include "widgets/keybutton.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QFutureWatcher>
#include <QLineEdit>

using namespace Qt::StringLiterals;

static constexpr int longestName = 280; // of a filter

ListEmpty::ListEmpty(Backend &backend, const RecordTable &table, QWidget *parent)
    : EmptyState(parent)
    , m_backend(backend)
    , m_table(table)
{
    connect(qApp, &QApplication::focusChanged, this, &ListEmpty::showKey);
}

// Where text is typed, Backspace takes a letter away.
void ListEmpty::showKey()
{
    if (m_remove)
        m_remove->setKeys(qobject_cast<QLineEdit *>(QApplication::focusWidget()) ? QKeySequence() : QKeySequence(Qt::Key_Backspace));
}

void ListEmpty::startOver()
{
    ++m_ticket;
    clearButtons();
}

void ListEmpty::explain(QAction *create)
{
    startOver();
    const Entity &entity = m_table.entity();
    const Filter filter = m_table.filter();
    if (filter.isEmpty() && filter.trash == Filter::Trash::Only)
        return say(u"edit-delete"_s, tr("The trash is empty"), tr("Deleted %1 are kept here and can be restored.").arg(entity.plural));
    if (filter.isEmpty()) {
        say(entity.icon, tr("No %1 yet").arg(entity.plural), entity.emptyHint);
        if (create) {
            addButton(new KeyButton(create, KeyButton::Primary));
        }
        return;
    }
    say(u"view-filter"_s,
        tr("No %1 match these %Ln filters", nullptr, int(filter.conditions.size()) + !filter.words.isEmpty()).arg(entity.plural),
        tr("Fewer filters show more."));
    offerWider(filter);
    auto clear = addButton(new KeyButton(tr("Clear all")));
    connect(clear, &KeyButton::clicked, this, [this, trash = filter.trash] { Q_EMIT filterWanted({{}, {}, trash}); });
}

void ListEmpty::awaitConnection()
{
    startOver();
    say(u"network-connect"_s, tr("Not connected"), tr("The list comes when the connection is back."));
}

void ListEmpty::offerAgain()
{
    startOver();
    say(u"view-refresh"_s, tr("The list was not read"), tr("A narrower filter is read faster."));
    auto again = addButton(new KeyButton(tr("Try again")));
    again->setHint(QKeySequence(Qt::Key_F5).toString(QKeySequence::NativeText)); // the window's
    connect(again, &KeyButton::clicked, this, &ListEmpty::againWanted);
}

// How many match without the narrowest filter: the one whose removal shows the most.
void ListEmpty::offerWider(const Filter &filter)
{
    QList<Filter> wider;
    for (qsizetype index = 0; index < filter.conditions.size(); ++index)
        wider.append(filter.without(index));
    if (!filter.words.isEmpty()) {
        wider.append(filter);
        wider.last().words.clear();
    }
    if (wider.size() < 2)
        return;
    QList<QFuture<Result<qlonglong>>> counts;
    for (const Filter &one : std::as_const(wider))
        counts.append(countRows(m_backend, m_table.entity(), one));
    const auto use = [this, filter, wider, ticket = m_ticket](const QList<QFuture<Result<qlonglong>>> &counted) {
        QList<qlonglong> rows;
        for (const QFuture<Result<qlonglong>> &count : counted)
            rows.append(count.resultCount() > 0 ? count.result().value_or(0) : 0);
        if (ticket == m_ticket && m_table.filter() == filter && isVisible())
            offer(wider, rows);
    };
    QtFuture::whenAll(counts.begin(), counts.end()).then(this, use);
}

void ListEmpty::offer(const QList<Filter> &wider, const QList<qlonglong> &rows)
{
    const Filter filter = m_table.filter();
    const Entity &entity = m_table.entity();
    const qsizetype widest = std::ranges::max_element(rows) - rows.begin();
    if (rows.at(widest) == 0)
        return;
    QString name = filter.words;
    if (widest < filter.conditions.size()) {
        const ConditionText text = conditionText(filter.conditions.at(widest), entity, exponentOf(filter, entity, m_backend));
        name = tr("%1: %2").arg(text.label, text.value);
    }
    name = fontMetrics().elidedText(name, Qt::ElideMiddle, Theme::scaled(longestName));
    say(u"view-filter"_s, tr("No %1 match these %Ln filters", nullptr, int(wider.size())).arg(entity.plural),
        rows.at(widest) == 1 ? tr("1 %1 matches without “%2”.").arg(entity.singular, name)
                             : tr("%1 %2 match without “%3”.").arg(countText(rows.at(widest)), entity.plural, name));
    m_remove = addButton(new KeyButton(tr("Remove that filter"), KeyButton::Primary));
    showKey();
    connect(m_remove, &KeyButton::clicked, this, [this, one = wider.at(widest)] { Q_EMIT filterWanted(one); });
}
