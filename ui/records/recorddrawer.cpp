#include "records/recorddrawer.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "records/editright.h"
#include "records/historylines.h"
#include "records/historyview.h"
#include "records/presenceline.h"
#include "records/recordselect.h"
#include "records/relatedrows.h"
#include "records/relatedsummary.h"
#include "records/statelook.h"
#include "records/supersede.h"
#include "records/valuetext.h"
#include "records/viewer.h"
#include "session/session.h"
#include "shell/page.h"
#include "text/moneytext.h"
#include "widgets/chip.h"
#include "widgets/figurelabel.h"
#include "widgets/flowlayout.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"
#include "widgets/paidbar.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QFormLayout>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

static constexpr int LatestLines = 2;
static constexpr int LatestAfterMilliseconds = 250;

RecordDrawer::RecordDrawer(Backend &backend, const Entity &entity, QWidget *parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_entity(entity)
{
    setObjectName(u"drawer"_s);
    setProperty("pane", true);
    setMinimumWidth(Theme::scaled(320));
    setMaximumWidth(Theme::scaled(560));
}

// A list opens without its drawer, and many are never asked for it.
void RecordDrawer::build()
{
    if (layout())
        return;
    m_tabs = new QTabBar;
    m_stack = new QStackedWidget;
    m_steps = new FlowLayout(8, 8);
    m_actions = new QHBoxLayout;
    setFocusProxy(m_tabs);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHeader(layout);

    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setAccessibleName(tr("Parts of the record"));
    layout->addSpacing(8);
    auto tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(20, 0, 8, 0);
    tabRow->addWidget(m_tabs);
    layout->addLayout(tabRow);
    layout->addWidget(hairline(Qt::Horizontal));
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);

    buildOverview();
    for (const RelatedList &related : m_entity.related)
        addRelated(related);
    if (m_entity.hasActivity) {
        addLatestActivity();
        auto history = new HistoryView(m_backend, m_entity);
        addTab(tr("Activity"), history);
        connect(this, &RecordDrawer::recordShown, history, [this, history] {
            if (m_stack->currentWidget() == history)
                history->showOf(m_id);
        });
        connect(m_stack, &QStackedWidget::currentChanged, history, [this, history] {
            if (m_stack->currentWidget() == history)
                history->showOf(m_id);
        });
    }

    auto row = new QFrame;
    row->setObjectName(u"actionRow"_s);
    auto rows = new QVBoxLayout(row);
    rows->setContentsMargins(20, 10, 12, 10);
    rows->setSpacing(8);
    rows->addLayout(m_steps);
    rows->addLayout(m_actions);
    m_actions->setSpacing(8);
    layout->addWidget(row);
}

void RecordDrawer::setVisible(bool visible)
{
    if (visible)
        build();
    QFrame::setVisible(visible);
}

RecordDrawer::~RecordDrawer()
{
    supersede(m_read);
}

void RecordDrawer::buildHeader(QVBoxLayout *layout)
{
    auto header = new QVBoxLayout;
    header->setContentsMargins(20, 12, 16, 0);
    header->setSpacing(4);
    auto first = new QHBoxLayout;
    m_number = textLabel(TextLook::Strong, {});
    m_chip = new Chip;
    m_open = new QToolButton;
    m_open->setIcon(themeIcon(u"document-edit"_s));
    m_open->setToolTip(tr("Open the whole page (Ctrl+Enter)"));
    m_open->setAccessibleName(tr("Open the whole page"));
    m_open->setAutoRaise(true);
    connect(m_open, &QToolButton::clicked, this, &RecordDrawer::editRequested);
    auto close = new QToolButton;
    close->setText(u"×"_s);
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &RecordDrawer::closed);
    first->addWidget(m_number);
    first->addWidget(m_chip);
    first->addStretch();
    first->addWidget(m_open);
    first->addWidget(close);
    header->addLayout(first);

    m_name = textLabel(TextLook::Section, {});
    m_name->setWordWrap(true);
    m_detail = textLabel(TextLook::Secondary, {});
    m_detail->setWordWrap(true);
    header->addWidget(m_name);
    header->addWidget(m_detail);
    if (m_entity.hasActivity) {
        m_presence = new PresenceLine(m_backend, m_entity, Presence::Purpose::Looking, this);
        header->addWidget(m_presence);
    }

    header->addSpacing(6);
    m_amount = new FigureLabel(24);
    header->addWidget(m_amount);
    header->addSpacing(4);
    m_bar = new PaidBar;
    header->addWidget(m_bar);
    auto paid = new QHBoxLayout;
    m_paid = textLabel(TextLook::Caption, {});
    m_left = textLabel(TextLook::Caption, {});
    paid->addWidget(m_paid);
    paid->addStretch();
    paid->addWidget(m_left);
    header->addLayout(paid);
    layout->addLayout(header);
}

void RecordDrawer::buildOverview()
{
    auto content = new QWidget;
    m_overview = new QVBoxLayout(content);
    m_overview->setContentsMargins(20, 14, 20, 14);
    m_overview->setSpacing(12);
    m_facts = new QFormLayout;
    m_facts->setHorizontalSpacing(16);
    m_facts->setVerticalSpacing(8);
    m_facts->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_overview->addLayout(m_facts);
    m_overview->addStretch(1); // a table counts as expanding, even one of a fixed height
    auto scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    addTab(tr("Overview"), scroll);
}

int RecordDrawer::addTab(const QString &label, QWidget *content)
{
    m_stack->addWidget(content);
    return m_tabs->addTab(label);
}

void RecordDrawer::addRelated(const RelatedList &related)
{
    const Entity *entity = m_backend.catalog.entity(related.entity);
    if (!entity || !m_backend.session.may(related.permission))
        return;
    auto rows = new RelatedRows(m_backend, *entity, related);
    const int tab = addTab(related.label, rows);
    m_related.append(rows);
    if (m_related.size() == 1)
        summarise(*rows, related, tab);
    connect(rows, &RelatedRows::counted, this, [this, tab, label = related.label](qlonglong count) {
        m_tabs->setTabText(tab, count > 0 ? tr("%1  %2").arg(label, QLocale().toString(count)) : label);
    });
    connect(rows, &RelatedRows::opened, this, [this, entity](const QString &id) { Q_EMIT navigate({entity->listPageId(), id, {}}); });
    connect(&rows->table(), &RecordTable::failed, this, &RecordDrawer::failed);
}

void RecordDrawer::addToOverview(QWidget *part)
{
    m_overview->insertWidget(m_overview->count() - 1, part); // above the stretch
}

// What belongs to the record first of all, where one looks first.
void RecordDrawer::summarise(RelatedRows &rows, const RelatedList &related, int tab)
{
    auto summary = new RelatedSummary(m_backend, rows, related);
    addToOverview(summary);
    connect(summary, &RelatedSummary::allWanted, m_tabs, [this, tab] { m_tabs->setCurrentIndex(tab); });
    connect(summary, &RelatedSummary::opened, &rows, &RelatedRows::opened);
}

void RecordDrawer::addLatestActivity()
{
    auto part = new QWidget;
    auto layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(textLabel(TextLook::Strong, tr("Latest activity")));
    auto lines = new HistoryLines(m_backend, m_entity, LatestLines);
    layout->addWidget(lines);
    addToOverview(part);
    part->hide();
    // Not for a record that is only walked past.
    auto dwell = new QTimer(this);
    dwell->setSingleShot(true);
    dwell->setInterval(LatestAfterMilliseconds);
    connect(this, &RecordDrawer::recordShown, lines, [part, lines, dwell, shown = QString()](const QString &id) mutable {
        if (std::exchange(shown, id) != id)
            part->hide();
        dwell->start();
    });
    connect(dwell, &QTimer::timeout, lines, [this, lines] { lines->showOf(m_id); });
    connect(lines, &HistoryLines::shown, part, [part](int count) { part->setVisible(count > 0); });
}

void RecordDrawer::showRecord(const QString &id, const QVariantMap &known)
{
    build();
    m_id = id;
    m_values = known;
    if (m_presence)
        m_presence->showOf(id);
    showValues();
    refresh();
}

void RecordDrawer::refresh()
{
    supersede(m_read);
    if (m_id.isEmpty())
        return;
    const int ticket = ++m_ticket;
    const RecordSelect select(m_entity, m_backend.catalog);
    m_read = m_backend.database.query(select.one(viewer(m_backend, m_entity), m_id));
    whenAnswered(m_read, this, [this, ticket](const Result<Rows> &rows) {
        if (ticket != m_ticket)
            return;
        if (!rows)
            return Q_EMIT failed(rows.error());
        if (rows->isEmpty())
            return Q_EMIT closed();
        for (qsizetype column = 0; column < rows->columns().size(); ++column)
            m_values.insert(rows->columns().at(column), rows->row(0).at(column));
        showValues();
        for (RelatedRows *related : std::as_const(m_related))
            related->showOf(m_id);
        Q_EMIT recordShown(m_id, m_values);
    });
}

QString RecordDrawer::name() const
{
    return m_name ? m_name->text() : QString();
}

QString RecordDrawer::text(const QString &name) const
{
    const Field *field = m_entity.field(name);
    if (!field)
        return {};
    const QString label = m_values.value(field->labelField.isEmpty() ? name + u"~label"_s : field->labelField).toString();
    return field->type == Field::Type::Reference && !label.isEmpty()
               ? label
               : valueText(m_backend, *field, m_values.value(name), m_values.value(field->currencyField).toString());
}

void RecordDrawer::showValues()
{
    const QString number = text(m_entity.numberField);
    m_number->setText(number);
    m_number->setVisible(!number.isEmpty());
    const QString state = m_values.value(m_entity.stateField).toString();
    m_chip->setLook(stateLook(m_entity.key, state, text(m_entity.stateField)));
    m_chip->setVisible(!state.isEmpty());
    m_name->setText(text(m_entity.identityField));
    const Field *identity = m_entity.field(m_entity.identityField);
    const QString detail = identity ? text(identity->secondary) : QString();
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    showMoney(m_values.value(m_entity.currencyField).toString());

    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    for (const QString &name : m_entity.facts) {
        const QString value = text(name);
        if (value.isEmpty())
            continue;
        QLabel *fact = textLabel(TextLook::Secondary, value);
        fact->setForegroundRole(QPalette::WindowText);
        fact->setWordWrap(true);
        fact->setTextInteractionFlags(Qt::TextSelectableByMouse);
        QLabel *label = textLabel(TextLook::Label, m_entity.field(name)->label);
        label->setMinimumWidth(Theme::scaled(104));
        m_facts->addRow(label, fact);
    }
    showActions();
}

void RecordDrawer::showMoney(const QString &currency)
{
    const QVariant amount = m_values.value(m_entity.amountField);
    const int exponent = m_backend.catalog.exponent(currency);
    const bool hasAmount = !amount.isNull();
    m_amount->setVisible(hasAmount);
    m_amount->setFigure(hasAmount ? formatMinor(amount.toLongLong(), exponent) : QString(), currency);
    const bool hasPaid = hasAmount && !m_entity.paidField.isEmpty() && m_values.contains(m_entity.paidField);
    m_bar->setVisible(hasPaid);
    m_paid->setVisible(hasPaid);
    m_left->setVisible(hasPaid);
    if (!hasPaid)
        return;
    const qlonglong whole = amount.toLongLong();
    const qlonglong paid = m_values.value(m_entity.paidField).toLongLong();
    const qlonglong waiting = m_values.value(m_entity.waitingField).toLongLong();
    m_bar->setShares(whole > 0 ? double(paid) / double(whole) : 0, whole > 0 ? double(waiting) / double(whole) : 0);
    m_paid->setText(tr("Paid %1 of %2").arg(formatMinor(paid, exponent), formatMinor(whole, exponent)));
    m_left->setText(tr("%1 left").arg(formatMinor(std::max<qlonglong>(0, whole - paid), exponent)));
}

// One primary step, editing, and the rest behind a menu.
void RecordDrawer::showActions()
{
    // The buttons are made anew: whoever stood on one of them stays in the drawer.
    if (const QWidget *focus = window()->focusWidget(); focus && m_actions->parentWidget()->isAncestorOf(focus))
        m_tabs->setFocus();
    for (QLayout *row : {static_cast<QLayout *>(m_steps), static_cast<QLayout *>(m_actions)})
        while (QLayoutItem *item = row->takeAt(0)) {
            if (QWidget *widget = item->widget()) {
                widget->hide();
                widget->deleteLater();
            }
            delete item;
        }
    const QString state = m_values.value(m_entity.stateField).toString();
    const bool isDeleted = !m_values.value(m_entity.deletedField).isNull();
    auto menu = new QMenu(this);
    for (const Action &action : m_entity.actions) {
        if (!action.offered || action.inTrash != isDeleted || !action.isPossibleIn(state) || !m_backend.session.may(action.permission))
            continue;
        const auto request = [this, key = action.key] { Q_EMIT actionRequested(key); };
        if (action.primary && m_actions->count() == 0) {
            auto button = new KeyButton(action.label, KeyButton::Primary);
            button->setHint(action.shortcut);
            button->setIconName(action.icon);
            connect(button, &KeyButton::clicked, this, request);
            m_actions->addWidget(button);
        } else if (action.prominent) {
            addProminent(action);
        } else {
            menu->addAction(action.label, this, request);
        }
    }
    const bool mayEdit = whyNotToEdit(m_backend, m_entity, m_values).isEmpty();
    m_open->setVisible(mayEdit);
    if (mayEdit) {
        auto edit = new KeyButton(tr("Edit"));
        edit->setHint(u"E"_s);
        edit->setIconName(u"document-edit"_s);
        connect(edit, &KeyButton::clicked, this, &RecordDrawer::editRequested);
        m_actions->addWidget(edit);
    }
    m_actions->addStretch();
    if (menu->isEmpty()) {
        delete menu;
    } else {
        auto more = new QToolButton;
        more->setIcon(themeIcon(u"overflow-menu"_s));
        more->setAccessibleName(tr("More steps"));
        more->setToolTip(tr("More steps"));
        more->setProperty("outlined", true);
        more->setPopupMode(QToolButton::InstantPopup);
        menu->setParent(more, menu->windowFlags());
        more->setMenu(menu);
        m_actions->addWidget(more);
    }
    m_actions->parentWidget()->setVisible(m_actions->count() > 1 || m_steps->count() > 0); // the stretch is no action
}

// Steps with a common word share a button: choosing one is choosing from its menu.
void RecordDrawer::addProminent(const Action &action)
{
    const auto request = [this, key = action.key] { Q_EMIT actionRequested(key); };
    QWidget *row = m_actions->parentWidget();
    if (action.menu.isEmpty()) {
        auto button = new KeyButton(action.label, KeyButton::Normal, row);
        button->setHint(action.shortcut);
        connect(button, &KeyButton::clicked, this, request);
        m_steps->addWidget(button);
        button->show();
        return;
    }
    QPushButton *shared = nullptr;
    for (int at = 0; at < m_steps->count(); ++at)
        if (auto button = qobject_cast<QPushButton *>(m_steps->itemAt(at)->widget()); button && button->text() == action.menu)
            shared = button;
    if (!shared) {
        shared = new KeyButton(action.menu, KeyButton::Normal, row);
        shared->setMenu(new QMenu(shared));
        m_steps->addWidget(shared);
        shared->show();
    }
    shared->menu()->addAction(action.label, this, request);
}
