#include "commissions/commissionspage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "commissions/commissiontext.h"
#include "commissions/rulecalculator.h"
#include "commissions/statementdelegate.h"
#include "commissions/statementview.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/emptystate.h"
#include "widgets/fieldframe.h"
#include "widgets/figurerows.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"
#include "widgets/messagestrip.h"
#include "widgets/panekeys.h"
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
#include <QMouseEvent>
#include <QTableView>
#include <QToolButton>

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
    m_nothing = new EmptyState;
    m_nothing->hide();
    middleLayout->addWidget(m_statement);
    middleLayout->addWidget(m_nothing, 1);
    middleLayout->addStretch();

    auto row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(people());
    row->addWidget(middle, 1);
    m_beside = steps();
    row->addWidget(m_beside);
    content()->addLayout(row);
    setFocusProxy(m_people);

    connect(m_people->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommissionsPage::openStatement);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_list.setTab(StatementList::Tab(tab));
        showSums();
        if (m_list.rowCount() == 0)
            openStatement();
        else if (!m_people->currentIndex().isValid())
            m_people->setCurrentIndex(m_list.first());
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

    const Session &session = m_backend.session;
    m_list.setTicker(session.person().id, session.may(u"commission.approve"_s), session.may(u"commission.pay"_s));
    m_people = new RowList;
    m_people->setModel(&m_list);
    m_people->setItemDelegate(new StatementDelegate(m_backend, m_people));
    m_people->setAccessibleName(tr("Statements of the month"));
    m_people->setProperty("noFocusRing", true);
    m_people->setMouseTracking(true);
    m_people->viewport()->installEventFilter(this);
    m_summedUp = textLabel(TextLook::Caption);
    m_sums = new FigureRows;
    auto sums = new QVBoxLayout;
    sums->setContentsMargins(12, 10, 12, 10);
    sums->setSpacing(4);
    sums->addWidget(m_summedUp);
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

static KeyButton *wideButton(QAction *action, KeyButton::Kind kind = KeyButton::Normal)
{
    auto button = new KeyButton(action, kind);
    button->setSpread(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
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
    addHint(m_question, u"Ctrl+Enter|"_s + tr("Send"));
    addHint(m_question, u"Esc|"_s + tr("Not now"));
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
            KeyButton *button = wideButton(action, action == m_approve ? KeyButton::Primary : KeyButton::Normal);
            layout->addWidget(button);
            // Only what can be done now: the steps say what comes after.
            const auto follow = [button, action] { button->setVisible(action->isEnabled()); };
            follow();
            connect(action, &QAction::changed, button, follow);
        }
    }
    layout->addWidget(wideButton(m_document));
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
        m_people->setCurrentIndex(m_list.first());
    openStatement();
    Q_EMIT headerChanged();
}

// Of what the tab shows. Per currency, that of most statements first: they are never added up together.
void CommissionsPage::showSums()
{
    using Tab = StatementList::Tab;
    QStringList currencies;
    for (const CommissionStatement &statement : m_list.shown())
        currencies.append(statement.currency);
    currencies = mostUsedFirst(currencies);
    QList<FigureRows::Row> rows;
    const auto add = [&](const QString &name, const QList<Tab> &tabs, qlonglong CommissionStatement::*part) {
        if (!tabs.contains(m_list.tab()))
            return;
        QHash<QString, qlonglong> sums;
        for (const CommissionStatement &statement : m_list.shown())
            sums[statement.currency] += statement.*part;
        QStringList amounts;
        for (const QString &currency : std::as_const(currencies))
            if (const qlonglong sum = sums.value(currency); sum != 0)
                amounts.append(formatSum(sum, currency, m_backend.catalog.exponent(currency)));
        rows.append({name, amounts.isEmpty() ? QStringList{u"–"_s} : amounts});
    };
    add(tr("To approve"), {Tab::All, Tab::ToApprove}, &CommissionStatement::toApproveMinor);
    add(tr("To pay"), {Tab::All, Tab::ToPay}, &CommissionStatement::approvedMinor);
    add(tr("On hold"), {Tab::All, Tab::ToApprove, Tab::ToPay}, &CommissionStatement::onHoldMinor);
    add(tr("Paid"), {Tab::Paid}, &CommissionStatement::paidMinor);
    m_summedUp->setText(monthText(m_period));
    m_sums->setRows(rows);
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
