#include "records/recorddrawer.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/agreementnote.h"
#include "records/historylines.h"
#include "records/historyview.h"
#include "records/recordhead.h"
#include "records/recordselect.h"
#include "records/recordsteps.h"
#include "records/relatedrows.h"
#include "records/relatedsummary.h"
#include "records/valuetext.h"
#include "records/viewer.h"
#include "session/session.h"
#include "shell/page.h"
#include "text/datetext.h"
#include "widgets/tabs.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include "widgets/toastclearance.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>

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
    ToastClearance::keepBeside(this);
    setMinimumWidth(Theme::scaled(320));
    setMaximumWidth(Theme::scaled(560));
}

// A list opens without its drawer, and many are never asked for it.
void RecordDrawer::build()
{
    if (layout())
        return;
    m_head = new RecordHead(m_backend, m_entity, this);
    m_tabs = new Tabs;
    m_stack = new QStackedWidget;
    m_steps = new RecordSteps(m_backend, m_entity, this);
    setFocusProxy(m_tabs);
    connect(m_head, &RecordHead::editWanted, this, &RecordDrawer::editRequested);
    connect(m_head, &RecordHead::closeWanted, this, &RecordDrawer::closed);
    connect(m_steps, &RecordSteps::editWanted, this, &RecordDrawer::editRequested);
    connect(m_steps, &RecordSteps::wanted, this, &RecordDrawer::actionRequested);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);

    m_tabs->setAccessibleName(tr("Parts of the record"));
    auto tabRow = new QGridLayout;
    tabRow->setSpacing(0);
    tabRow->addWidget(tabLine(), 0, 0, 1, 2, Qt::AlignBottom);
    tabRow->addWidget(m_tabs, 0, 1);
    tabRow->setColumnMinimumWidth(0, 20);
    tabRow->setColumnStretch(1, 1);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addSpacing(8);
    layout->addLayout(tabRow);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_steps);

    buildOverview();
    for (const RelatedList &related : m_entity.related)
        addRelated(related);
    if (m_entity.hasActivity)
        addActivity();
}

// In short where one looks first, and whole in a tab, which is read when it is looked at.
void RecordDrawer::addActivity()
{
    auto history = new HistoryView(m_backend, m_entity);
    addLatestActivity(addTab(tr("Activity"), history));
    const auto read = [this, history] {
        if (m_stack->currentWidget() == history)
            history->showOf(m_id);
    };
    connect(this, &RecordDrawer::recordShown, history, read);
    connect(m_stack, &QStackedWidget::currentChanged, history, read);
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

void RecordDrawer::buildOverview()
{
    auto content = new QWidget;
    m_overview = new QVBoxLayout(content);
    m_overview->setContentsMargins(20, 14, 20, 14);
    m_overview->setSpacing(12);
    m_notes = new QVBoxLayout;
    m_notes->setContentsMargins(0, 0, 0, 0);
    m_overview->addLayout(m_notes);
    if (!m_entity.agreement.needed.isEmpty()) {
        m_agreement = new AgreementNote(m_backend, m_entity.agreement);
        m_notes->addWidget(m_agreement);
    }
    m_facts = new QFormLayout;
    m_facts->setContentsMargins(0, 0, 0, 0);
    m_facts->setHorizontalSpacing(16);
    m_facts->setVerticalSpacing(10);
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
    return m_tabs->add(label);
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
    connect(rows, &RelatedRows::counted, m_tabs, [this, tab](qlonglong count) { m_tabs->setCount(tab, count > 0 ? count : -1); });
    connect(rows, &RelatedRows::opened, this, [this, entity](const QString &id) { Q_EMIT navigate({entity->listPageId(), id, {}}); });
    connect(&rows->table(), &RecordTable::failed, this, &RecordDrawer::failed);
}

void RecordDrawer::addToOverview(QWidget *part)
{
    part->setContentsMargins(0, 8, 0, 0);                    // further from what is above than its own lines from one another
    m_overview->insertWidget(m_overview->count() - 1, part); // above the stretch
}

// What belongs to the record first of all, where one looks first.
void RecordDrawer::summarise(RelatedRows &rows, const RelatedList &related, int tab)
{
    auto summary = new RelatedSummary(m_backend, rows, related);
    addToOverview(summary);
    connect(summary, &RelatedSummary::allWanted, m_tabs, [this, tab] { m_tabs->setCurrentIndex(tab); });
    connect(summary, &RelatedSummary::opened, &rows, &RelatedRows::opened);
    if (!rows.entity().agreement.needed.isEmpty())
        noteOthersToAgree(rows);
}

// Of a deal one wants to know that a payment of it waits for a second person.
void RecordDrawer::noteOthersToAgree(RelatedRows &rows)
{
    auto note = new AgreementNote(m_backend, rows.entity().agreement);
    m_notes->addWidget(note);
    const auto show = [note, &table = rows.table()] {
        bool isTold = false;
        for (int row = 0; row < table.rowCount() && !isTold; ++row)
            if (table.isLoaded(row))
                isTold = note->showOf(table.value(row, table.entity().stateField).toString(), table.record(row));
        note->setVisible(isTold);
    };
    connect(&rows.table(), &RecordTable::pageArrived, note, show);
    connect(&rows.table(), &RecordTable::modelReset, note, show);
}

void RecordDrawer::addLatestActivity(int tab)
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
    connect(lines, &HistoryLines::shown, part, [this, part, tab](int count) {
        part->setVisible(count > 0);
        m_tabs->setCount(tab, count > 0 ? count : -1);
    });
}

void RecordDrawer::showRecord(const QString &id, const QVariantMap &known)
{
    build();
    m_id = id;
    m_values = known;
    m_head->follow(id);
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
        m_values.insert(rows->map(0));
        showValues();
        for (RelatedRows *related : std::as_const(m_related))
            related->showOf(m_id);
        Q_EMIT recordShown(m_id, m_values);
    });
}

QString RecordDrawer::name() const
{
    return m_head ? m_head->name() : QString();
}

// With what stands after it (whom to call, and the number), and of what is still to come how far off it is.
QString RecordDrawer::factText(const QString &name) const
{
    const Field *field = m_entity.field(name);
    if (!field || field->isUsual(m_values.value(name)))
        return {};
    QStringList parts{fieldText(m_backend, m_entity, m_values, name)};
    if (field->look == Field::Look::Plain) // of an identifying one it is at the drawer's head
        parts.append(fieldText(m_backend, m_entity, m_values, field->secondary));
    const QDate day = m_values.value(name).toDate();
    if (field->look == Field::Look::Due && day.isValid() && m_entity.stored.contains(m_values.value(m_entity.stateField).toString()))
        parts.append(distanceText(day, m_backend.session.today()));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

void RecordDrawer::showValues()
{
    m_head->showOf(m_values);
    if (m_agreement)
        m_agreement->showOf(m_values.value(m_entity.stateField).toString(), m_values);
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    for (const QString &name : m_entity.facts) {
        const QString value = factText(name);
        if (value.isEmpty())
            continue;
        QLabel *fact = textLabel(TextLook::Body, value);
        fact->setWordWrap(true);
        fact->setTextInteractionFlags(Qt::TextSelectableByMouse);
        QLabel *label = textLabel(TextLook::Secondary, m_entity.field(name)->label);
        label->setMinimumWidth(Theme::scaled(96));
        m_facts->addRow(label, fact);
    }
    m_steps->showOf(m_values);
}
