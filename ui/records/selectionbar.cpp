#include "records/selectionbar.h"
#include "backend.h"
#include "catalog/entity.h"
#include "records/bulksteps.h"
#include "records/recordtable.h"
#include "records/stepobstacle.h"
#include "session/session.h"
#include "widgets/emptylayout.h"
#include "widgets/flowlayout.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include "widgets/toastclearance.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

SelectionBar::SelectionBar(Backend &backend, RecordTable &table, QWidget *parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_table(table)
    , m_count(textLabel(TextLook::Strong, {}, this))
    , m_steps(new FlowLayout(8, 6))
{
    setObjectName(u"selectionBar"_s);
    setProperty("pane", true);
    ToastClearance::keepAbove(this);
    auto layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 6, 12, 6);
    layout->setSpacing(8);
    // As high as a button: where the steps need another line, what stands beside them stays on the first.
    m_count->setFixedHeight(Theme::scaled(KeyButton::Small));
    layout->addWidget(m_count, 0, Qt::AlignTop);
    layout->addSpacing(8);
    layout->addLayout(m_steps, 1);
    auto clear = new KeyButton(tr("Select none"), KeyButton::Link, this);
    clear->setFixedHeight(Theme::scaled(KeyButton::Small));
    connect(clear, &QPushButton::clicked, &table, &RecordTable::uncheckAll);
    layout->addWidget(clear, 0, Qt::AlignTop);
    showSteps();
    connect(&table, &RecordTable::checkedChanged, this, &SelectionBar::renew);
    connect(&table, &RecordTable::countChanged, this, &SelectionBar::renew);
    connect(&table, &RecordTable::pageArrived, this, &SelectionBar::offerPossible);
    renew();
}

QString SelectionBar::keys(const Action &action)
{
    return action.shortcut.size() == 1 ? u"Shift+"_s + action.shortcut : action.shortcut;
}

void SelectionBar::showSteps()
{
    emptyLayout(*m_steps);
    m_buttons.clear();
    for (const Action &action : m_table.entity().actions) {
        if (!action.bulk || !action.offered || action.inTrash != m_isTrash || !m_backend.session.may(action.permission))
            continue;
        auto button = new KeyButton(action.label, action.destructive ? KeyButton::Danger : KeyButton::Normal);
        button->setHeight(KeyButton::Small);
        button->setHint(keys(action));
        connect(button, &QPushButton::clicked, this, [this, key = action.key] { Q_EMIT wanted(key); });
        m_steps->addWidget(button);
        m_buttons.append({&action, button});
    }
}

void SelectionBar::setWorking(bool working)
{
    m_isWorking = working;
    for (KeyButton *button : findChildren<KeyButton *>())
        button->setEnabled(!working);
    offerPossible();
}

void SelectionBar::offerPossible()
{
    if (m_isWorking || !m_table.isAnyChecked())
        return;
    const std::optional<QSet<QString>> states = m_table.checkedStates();
    for (const auto &[action, button] : std::as_const(m_buttons)) {
        const QString why = states ? whyNotTake(m_table.entity(), *action, *states) : QString();
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    }
}

void SelectionBar::renew()
{
    const bool isTrash = m_table.filter().trash == Filter::Trash::Only;
    if (isTrash != std::exchange(m_isTrash, isTrash))
        showSteps();
    m_count->setText(tr("%1 selected").arg(QLocale().toString(m_table.checkedCount())));
    for (const auto &[action, button] : std::as_const(m_buttons)) {
        const QString asks = action->label.endsWith(u'…') ? u"…"_s : QString();
        button->setText(bulkVerb(m_table.entity(), *action, m_table.checkedCount()) + asks);
    }
    if (!m_table.isAnyChecked() && isAncestorOf(QApplication::focusWidget()))
        Q_EMIT left();
    setVisible(m_table.isAnyChecked());
    offerPossible();
}
