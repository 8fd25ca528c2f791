#include "commissions/commissionspage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "commissions/commissiontext.h"
#include "commissions/rulecalculator.h"
#include "commissions/statementdelegate.h"
#include "commissions/statementview.h"
#include "session/moments.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/emptylayout.h"
#include "widgets/fieldframe.h"
#include "widgets/figurerows.h"
#include "widgets/glyphlabel.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"
#include "widgets/messagestrip.h"
#include "widgets/rowlist.h"
#include "widgets/tabs.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include "widgets/toastclearance.h"

#include <QAction>
#include <QBoxLayout>
#include <QGridLayout>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMap>
#include <QMouseEvent>
#include <QTableView>
#include <QToolButton>
#include <cmath>

using namespace Qt::StringLiterals;

CommissionsPage::CommissionsPage(Backend &backend, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_book(backend.database, backend.session)
{
    // The month that is being settled: the last whole one.
    const QDate today = backend.session.today();
    m_period = QDate(today.year(), today.month(), 1).addMonths(-1);
    addKeys();

    m_statement = new StatementView(backend);
    auto middle = new QWidget;
    auto middleLayout = new QVBoxLayout(middle);
    middleLayout->setContentsMargins(16, 16, 16, 16);
    middleLayout->addWidget(m_statement);
    middleLayout->addStretch();

    auto row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(people());
    row->addWidget(middle, 1);
    row->addWidget(steps());
    content()->addLayout(row);
    setFocusProxy(m_people);

    connect(m_people->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommissionsPage::openStatement);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_list.setTab(StatementList::Tab(tab));
        if (m_list.rowCount() > 0 && !m_people->currentIndex().isValid())
            m_people->setCurrentIndex(m_list.index(0));
    });
    connect(&m_list, &StatementList::tickedChanged, this, &CommissionsPage::updateActions);
    connect(m_statement, &StatementView::lineChanged, this, &CommissionsPage::explain);
    connect(m_statement, &StatementView::lineOpened, this, &CommissionsPage::openDeal);
    connect(m_statement, &StatementView::moreWanted, this, &CommissionsPage::readMoreLines);
    connect(m_calculator, &RuleCalculator::dayChanged, this, &CommissionsPage::readRules);
    connect(m_calculator, &RuleCalculator::left, this, [this] {
        m_calculator->hide();
        m_explanation->setVisible(!m_explained.isEmpty());
        m_people->setFocus();
    });
    connect(m_reason, &QLineEdit::returnPressed, this, &CommissionsPage::hold);
    keepCurrent(backend.live, {u"sales.commission"_s, u"sales.commission_payout"_s}, [this] { refresh(); });
    updateActions();
}

QWidget *CommissionsPage::people()
{
    const auto arrow = [this](const QString &icon, const QString &words, void (CommissionsPage::*act)()) {
        auto button = new QToolButton;
        button->setIcon(themeIcon(icon));
        button->setProperty("outlined", true);
        button->setFixedSize(Theme::scaled(32), Theme::scaled(32));
        button->setToolTip(words);
        button->setAccessibleName(words);
        connect(button, &QToolButton::clicked, this, act);
        return button;
    };
    m_month = textLabel(TextLook::Strong);
    m_month->setAlignment(Qt::AlignCenter);
    auto months = new QHBoxLayout;
    months->setContentsMargins(12, 10, 12, 2);
    months->addWidget(arrow(u"go-previous"_s, tr("Earlier month ([)"), &CommissionsPage::earlier));
    months->addWidget(m_month, 1);
    months->addWidget(arrow(u"go-next"_s, tr("Later month (])"), &CommissionsPage::later));

    m_tabs = new Tabs;
    for (const QString &name : {tr("All"), tr("To approve"), tr("To pay"), tr("Paid")}) // in the order of StatementList::Tab
        m_tabs->add(name);
    m_tabs->setAccessibleName(tr("Which statements"));
    auto tabs = new QGridLayout;
    tabs->setContentsMargins(12, 0, 12, 0);
    tabs->addWidget(tabLine(), 0, 0, Qt::AlignBottom);
    tabs->addWidget(m_tabs, 0, 0);

    if (m_backend.session.may(u"commission.approve"_s))
        m_list.setApprover(m_backend.session.person().id);
    m_people = new RowList;
    m_people->setModel(&m_list);
    m_people->setItemDelegate(new StatementDelegate(m_backend, m_people));
    m_people->setAccessibleName(tr("Statements of the month"));
    m_people->setProperty("noFocusRing", true);
    m_people->setMouseTracking(true);
    m_people->viewport()->installEventFilter(this);
    m_sums = new FigureRows;
    auto sums = new QVBoxLayout;
    sums->setContentsMargins(12, 10, 12, 10);
    sums->addWidget(m_sums);

    auto pane = new QFrame;
    pane->setObjectName(u"drawer"_s);
    pane->setProperty("pane", true);
    pane->setFocusProxy(m_people);
    pane->setFixedWidth(Theme::scaled(300));
    auto layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(months);
    layout->addLayout(tabs);
    layout->addWidget(m_people, 1);
    layout->addWidget(hairline());
    layout->addLayout(sums);
    return pane;
}

QWidget *CommissionsPage::steps()
{
    m_steps = new QVBoxLayout;
    m_steps->setSpacing(12);
    m_compared = textLabel(TextLook::Card);
    m_compared->setWordWrap(true);
    m_comparison = new FigureRows;
    m_explanation = textLabel(TextLook::Secondary);
    m_explanation->setWordWrap(true);
    m_explanation->hide();
    m_own = new MessageStrip;
    m_own->say(Tone::Grey, Glyph::Pause, tr("These are your own."),
               tr("Nobody approves, holds or pays their own commission. Ask another manager."));
    m_own->hide();
    m_reason = new QLineEdit;
    m_reason->installEventFilter(this);
    m_reasonField = new FieldFrame(tr("Why it waits"), m_reason);
    m_reasonField->setHint(tr("Enter puts it on hold, Esc goes back"));
    m_reasonField->hide();

    m_question = new MessageStrip;
    m_question->hide();
    m_calculator = new RuleCalculator(m_backend);
    m_calculator->hide();

    auto pane = new QWidget;
    pane->setProperty("pane", true);
    ToastClearance::keepBeside(pane);
    pane->setFixedWidth(Theme::scaled(240));
    auto layout = new QVBoxLayout(pane);
    layout->setContentsMargins(4, 20, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(textLabel(TextLook::Card, tr("Steps")));
    layout->addLayout(m_steps);
    layout->addWidget(hairline());
    layout->addWidget(m_compared);
    layout->addWidget(m_comparison);
    layout->addWidget(hairline());
    layout->addWidget(m_explanation);
    layout->addWidget(m_calculator);
    layout->addStretch();
    layout->addWidget(m_own);
    layout->addWidget(m_question);
    layout->addWidget(m_reasonField);
    if (m_backend.session.may(u"commission.approve"_s)) {
        for (QAction *action : {m_approve, m_hold, m_release, m_pay}) {
            auto button = new KeyButton(action, action == m_approve ? KeyButton::Primary : KeyButton::Normal);
            button->setSpread(true);
            button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
            layout->addWidget(button);
            // Only what can be done now: the steps say what comes after.
            const auto follow = [button, action] { button->setVisible(action->isEnabled()); };
            follow();
            connect(action, &QAction::changed, button, follow);
        }
    }
    auto document = new KeyButton(m_document);
    document->setSpread(true);
    document->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout->addWidget(document);
    m_after = textLabel(TextLook::Caption);
    m_after->setWordWrap(true);
    layout->addWidget(m_after);
    return pane;
}

QString CommissionsPage::title() const
{
    return tr("Commissions");
}

QString CommissionsPage::subtitle() const
{
    const int here = m_list.count(StatementList::Tab::ToApprove);
    const QString month = tr("%1 · %2 to approve").arg(monthText(m_period)).arg(here);
    return m_waiting > here ? tr("%1, %2 in all months").arg(month).arg(m_waiting) : month;
}

// The statement that a commission is in.
void CommissionsPage::show(const Target &target)
{
    if (target.id.isNull())
        return refresh();
    await(m_book.placeOf(target.id.toString()), [this](const StatementPlace &place) {
        m_tabs->setCurrentIndex(0);
        m_period = place.period;
        m_current = place.key;
        refresh();
    });
}

void CommissionsPage::refresh()
{
    await(m_book.waiting(), [this](qlonglong waiting) {
        m_waiting = waiting;
        Q_EMIT headerChanged();
    });
    await(m_book.statements(m_period), [this, period = m_period](const QList<CommissionStatement> &statements) {
        if (period == m_period)
            show(statements);
    });
}

void CommissionsPage::show(const QList<CommissionStatement> &statements)
{
    using Tab = StatementList::Tab;
    m_month->setText(monthText(m_period));
    m_list.setStatements(statements);
    for (const Tab tab : {Tab::All, Tab::ToApprove, Tab::ToPay, Tab::Paid})
        m_tabs->setCount(int(tab), m_list.count(tab));
    showSums();
    if (const QModelIndex index = m_list.indexOf(m_current); index.isValid())
        m_people->setCurrentIndex(index);
    else if (m_list.rowCount() > 0)
        m_people->setCurrentIndex(m_list.index(0));
    openStatement();
    Q_EMIT headerChanged();
}

// Per currency: they are never added up together.
void CommissionsPage::showSums()
{
    QMap<QString, qlonglong> approve;
    QMap<QString, qlonglong> pay;
    QMap<QString, qlonglong> held;
    for (const CommissionStatement &statement : m_list.all()) {
        approve[statement.currency] += statement.toApproveMinor;
        pay[statement.currency] += statement.approvedMinor;
        held[statement.currency] += statement.onHoldMinor;
    }
    const auto row = [this](const QString &name, const QMap<QString, qlonglong> &sums) {
        QStringList amounts;
        for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum)
            if (sum.value() != 0)
                amounts.append(formatSum(sum.value(), sum.key(), m_backend.catalog.exponent(sum.key())));
        return FigureRows::Row{name, amounts.isEmpty() ? QStringList{u"–"_s} : amounts};
    };
    m_sums->setRows({row(tr("To approve"), approve), row(tr("To pay"), pay), row(tr("On hold"), held)});
}

void CommissionsPage::openStatement()
{
    const auto statement = m_list.statement(m_people->currentIndex());
    updateActions();
    if (!statement) {
        m_statement->clear();
        m_explanation->hide();
        m_compared->setText(tr("No commissions in %1.").arg(monthText(m_period)));
        m_comparison->setRows({});
        return;
    }
    if (const QString key = statement->key() + statement->period.toString(Qt::ISODate); key != m_reasonFor) {
        m_reasonFor = key;
        m_reason->clear();
        m_reasonField->hide();
        dropQuestion();
    }
    m_current = statement->key();
    m_statement->showStatement(*statement);
    await(m_book.lines(*statement), [this, key = m_current](const QList<CommissionLine> &lines) {
        if (key == m_current)
            m_statement->showLines(lines);
        explain();
    });
    compare(*statement);
    m_calculator->setPerson(statement->name, statement->currency);
    if (m_calculator->isVisible())
        readRules();
    showSteps(*statement);
}

void CommissionsPage::showSteps(const CommissionStatement &statement)
{
    emptyLayout(*m_steps);
    const auto moment = [this](const QDateTime &at) { return momentText(m_backend.session, at); };
    const auto step = [this](bool isDone, bool isNext, const QString &name, const QString &detail) {
        const Glyph glyph = isDone ? Glyph::DiscTick : isNext ? Glyph::Clock : Glyph::Ring;
        const Tone tone = isDone ? Tone::Green : isNext ? Tone::Amber : Tone::Grey;
        auto texts = new QVBoxLayout;
        texts->setSpacing(0);
        texts->addWidget(new GlyphLabel(glyph, tone, name, TextLook::Strong));
        if (!detail.isEmpty()) {
            QLabel *when = textLabel(TextLook::Caption, detail);
            when->setTextFormat(Qt::PlainText);
            when->setWordWrap(true);
            when->setIndent(Theme::scaled(20));
            texts->addWidget(when);
        }
        m_steps->addLayout(texts);
    };
    const bool isOver = statement.state != "estimate"_L1;
    const bool isApproved = statement.state == "approved"_L1 || statement.state == "paid"_L1;
    const bool isPaid = statement.state == "paid"_L1;
    step(true, false, tr("Calculated"), tr("last payment %1").arg(moment(statement.verifiedLast)));
    step(isOver, !isOver, tr("Month is over"), isOver ? QString() : tr("an estimate until then"));
    step(isApproved, isOver && !isApproved, tr("Approval"),
         isApproved                   ? tr("%1, %2").arg(statement.approvedBy, moment(statement.approvedLast))
         : statement.onHoldMinor != 0 ? tr("some lines are on hold")
         : m_approve->isEnabled()     ? tr("waits for you")
         : isOver                     ? tr("waits for a manager")
                                      : QString());
    step(isPaid, isApproved && !isPaid, tr("Payment"),
         isPaid               ? tr("%1, %2").arg(statement.payoutNumber, moment(statement.paidLast))
         : m_pay->isEnabled() ? tr("waits for you")
         : isApproved         ? tr("waits for a manager")
                              : tr("after the approval"));
}

void CommissionsPage::compare(const CommissionStatement &statement)
{
    const QDate before = statement.period.addMonths(-1);
    await(m_book.statements(before), [this, statement, before](const QList<CommissionStatement> &statements) {
        if (statement.key() != m_current)
            return;
        qlonglong amount = 0;
        for (const CommissionStatement &other : statements)
            if (other.key() == statement.key())
                amount = other.totalMinor;
        const int exponent = m_backend.catalog.exponent(statement.currency);
        const double change = amount > 0 ? double(statement.totalMinor - amount) * 100 / double(amount) : 0;
        const QString percent = QLocale().toString(std::abs(change), 'f', 1) + u'%';
        const auto month = [](QDate day) { return QLocale().monthName(day.month()); };
        m_compared->setText(tr("Compared with %1").arg(month(before)));
        m_comparison->setRows({{month(before), {formatMinor(amount, exponent)}},
                               {month(statement.period), {formatMinor(statement.totalMinor, exponent)}},
                               {tr("Change"),
                                {amount <= 0 ? u"–"_s : QString((change < 0 ? u"−"_s : u"+"_s) + percent)},
                                std::abs(change) < 1 ? std::nullopt : std::optional(change > 0 ? Tone::Green : Tone::Red)}});
    });
}

// What the amount of the line with the cursor is made of.
void CommissionsPage::explain()
{
    const CommissionLine *line = m_statement->currentLine();
    if (!line) {
        m_explained.clear();
        return m_explanation->hide();
    }
    if (line->id == m_explained)
        return;
    m_explained = line->id;
    await(m_book.steps(line->id), [this, id = line->id, number = line->dealNumber](const QList<CommissionStep> &steps) {
        if (id != m_explained)
            return;
        QStringList sentences;
        for (qsizetype i = 0; i < steps.size(); ++i)
            if (i == 0 || steps.at(i).key != "final"_L1 || steps.at(i - 1).key != "commission"_L1) // said already
                sentences.append(stepText(steps.at(i), m_backend));
        m_explanation->setText(
            richText(tr("<b>How %1 comes about</b>").arg(number.toHtmlEscaped()) + u"<br>"_s + sentences.join(u"<br>"_s)));
        m_explanation->setVisible(m_calculator->isHidden() && m_question->isHidden());
    });
}

bool CommissionsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && watched == m_people->viewport()) {
        const QPoint position = static_cast<QMouseEvent *>(event)->position().toPoint();
        if (const QModelIndex index = m_people->indexAt(position); index.isValid() && position.x() < Theme::scaled(34))
            return m_list.setData(index, index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked,
                                  Qt::CheckStateRole);
    }
    if (watched == m_reason && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_reasonField->hide();
        m_people->setFocus();
        return true;
    }
    return Page::eventFilter(watched, event);
}
