#include "shell/keyspage.h"
#include "shell/keymap.h"
#include "shell/keyrows.h"
#include "widgets/columnheader.h"
#include "widgets/keybutton.h"
#include "widgets/keycap.h"
#include "widgets/messagestrip.h"
#include "widgets/rowsview.h"
#include "widgets/searchline.h"
#include "widgets/textdelegate.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

KeysPage::KeysPage(KeyMap &keys, QWidget *parent)
    : Page(parent)
    , m_keys(keys)
    , m_rows(new KeyRows(keys, this))
    , m_search(new SearchLine(tr("Find an action or a key"), u"F"_s))
    , m_table(new RowsView)
    , m_strip(new MessageStrip(Tone::Blue))
{
    m_table->setModel(m_rows);
    m_table->setAccessibleName(tr("Keys"));
    m_table->setItemDelegate(new TextDelegate(m_table));
    m_table->setHorizontalHeader(new ColumnHeader(m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setEditTriggers(QTableView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::scaled(34));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(KeyRows::ActionColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(KeyRows::PlaceColumn, Theme::scaled(180));
    m_table->setColumnWidth(KeyRows::KeyColumn, Theme::scaled(200));
    m_table->installEventFilter(this);
    m_table->setProperty("pane", true);
    m_strip->setWide(true);
    m_search->setFixedWidth(Theme::scaled(280));

    QAction *change = step(tr("Change"), Qt::Key_Return, &KeysPage::beginChange);
    auto top = new QHBoxLayout;
    top->setContentsMargins(Theme::scaled(20), Theme::scaled(4), Theme::scaled(20), Theme::scaled(8));
    top->setSpacing(Theme::scaled(8));
    top->addWidget(m_search);
    top->addStretch();
    for (QAction *action :
         {change, step(tr("Switch off"), Qt::Key_Delete, &KeysPage::switchOff), step(tr("Usual key"), Qt::Key_Backspace, &KeysPage::reset)})
        top->addWidget(new KeyButton(action, KeyButton::Normal));
    auto find = new QAction(tr("Find"), m_table);
    find->setShortcut(Qt::Key_F);
    find->setShortcutContext(Qt::WidgetShortcut);
    find->setProperty("hint", tr("Find"));
    m_table->addAction(find);
    connect(find, &QAction::triggered, m_search, qOverload<>(&QWidget::setFocus));
    auto all = new KeyButton(tr("All as usual"), KeyButton::Link);
    top->addWidget(all);
    auto strip = new QVBoxLayout;
    strip->setContentsMargins(Theme::scaled(20), 0, Theme::scaled(20), Theme::scaled(8));
    strip->addWidget(m_strip);
    content()->addLayout(top);
    content()->addLayout(strip);
    auto rows = new QHBoxLayout;
    rows->setContentsMargins(Theme::scaled(20), 0, Theme::scaled(20), 0);
    rows->addWidget(m_table);
    content()->addLayout(rows, 1);

    // Other rows: the one with the cursor, where it is still there.
    connect(m_rows, &KeyRows::modelAboutToBeReset, this, [this] { m_before = currentId(); });
    connect(m_rows, &KeyRows::modelReset, this, [this] {
        const QModelIndex before = m_rows->indexOf(m_before);
        m_table->setCurrentIndex(before.isValid() ? before : m_rows->index(0, 0));
    });
    connect(m_search, &SearchLine::searched, m_rows, &KeyRows::setWords);
    connect(m_search, &SearchLine::leftDownwards, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_table, &QTableView::doubleClicked, this, &KeysPage::beginChange);
    connect(all, &QPushButton::clicked, this, &KeysPage::resetAll);
    connect(&keys, &KeyMap::changed, this, &Page::headerChanged);
    setFocusProxy(m_table);
    tell();
}

QAction *KeysPage::step(const QString &text, const QKeySequence &keys, void (KeysPage::*act)())
{
    auto action = new QAction(text, m_table);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setProperty("hint", text);
    connect(action, &QAction::triggered, this, act);
    m_table->addAction(action);
    return action;
}

QString KeysPage::subtitle() const
{
    const qsizetype changed = m_keys.changes().size();
    return changed == 0 ? tr("all as usual") : tr("%Ln changed", nullptr, int(changed));
}

// Screens that nobody has opened yet tell their keys too.
void KeysPage::refresh()
{
    Q_EMIT m_keys.surveyWanted();
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_rows->index(0, 0));
}

QString KeysPage::currentId() const
{
    return m_table->currentIndex().data(KeyRows::IdRole).toString();
}

void KeysPage::tell()
{
    m_strip->clearButtons();
    m_strip->say(Tone::Blue, Glyph::Info, tr("Choose an action and press Enter, then its new key."),
                 tr("Letters work while a list has the keyboard, never in a text field. Arrows, Tab, Esc and Space stay as they are."));
}

void KeysPage::beginChange()
{
    m_changing = currentId();
    if (m_changing.isEmpty())
        return;
    const QString text = m_table->currentIndex().siblingAtColumn(KeyRows::ActionColumn).data().toString();
    m_strip->clearButtons();
    m_strip->say(Tone::Amber, Glyph::Clock, tr("Press the new key for “%1”.").arg(text), tr("Esc leaves it as it is."));
    m_table->setFocus();
}

void KeysPage::endChange()
{
    m_changing.clear();
    tell();
}

// What every list and form is walked with can't mean something else.
static bool isReserved(const QKeySequence &keys)
{
    const QList<int> walking{Qt::Key_Space, Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right};
    const Qt::KeyboardModifiers modifiers = keys[0].keyboardModifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    return modifiers == Qt::NoModifier && walking.contains(keys[0].key());
}

void KeysPage::take(const QKeySequence &keys)
{
    if (isReserved(keys)) {
        m_strip->say(Tone::Red, Glyph::DiscCross, tr("%1 stays as it is: lists and forms are walked with it.").arg(keyName(keys)),
                     tr("Press another key, or Esc to leave it."));
        return;
    }
    offer(std::exchange(m_changing, {}), keys);
}

// Given at once when it is free; else the person decides who has it.
void KeysPage::offer(const QString &id, const QKeySequence &keys)
{
    const auto other = m_keys.conflict(id, keys);
    if (!other)
        return give(id, keys);
    m_strip->clearButtons();
    m_strip->say(Tone::Red, Glyph::DiscCross, tr("%1 belongs to “%2” (%3).").arg(keyName(other->keys), other->text, other->place),
                 tr("Choose another key, or take it away there."));
    auto takeIt = m_strip->addButton(new KeyButton(tr("Take it from “%1”").arg(other->text), KeyButton::Normal));
    connect(takeIt, &QPushButton::clicked, this, [this, id, keys, from = other->id] {
        m_keys.setKey(from, {});
        give(id, keys);
        m_table->setFocus();
    });
}

void KeysPage::give(const QString &id, const QKeySequence &keys)
{
    m_keys.setKey(id, keys);
    tell();
}

void KeysPage::switchOff()
{
    if (!currentId().isEmpty())
        m_keys.setKey(currentId(), {});
}

// Its usual key may be another action's by now.
void KeysPage::reset()
{
    const auto entry = std::ranges::find(m_keys.entries(), currentId(), &KeyMap::Entry::id);
    if (entry != m_keys.entries().end() && entry->isChanged())
        offer(entry->id, QKeySequence(entry->usual));
}

void KeysPage::resetAll()
{
    m_keys.resetAll();
    tell();
}

bool KeysPage::eventFilter(QObject *watched, QEvent *event)
{
    if (m_changing.isEmpty() || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return Page::eventFilter(watched, event);
    auto key = static_cast<QKeyEvent *>(event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    const QList<int> modifiers{Qt::Key_Control, Qt::Key_Shift, Qt::Key_Alt, Qt::Key_AltGr, Qt::Key_Meta};
    if (key->key() == Qt::Key_Escape)
        endChange();
    else if (!modifiers.contains(key->key()))
        take(QKeySequence(key->keyCombination()));
    return true;
}
