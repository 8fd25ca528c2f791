#include "home/saleshomepage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "home/figuretext.h"
#include "home/salesdelegates.h"
#include "home/targetcard.h"
#include "home/words.h"
#include "session/datetext.h"
#include "session/livechanges.h"
#include "session/session.h"
#include "widgets/barlist.h"
#include "widgets/card.h"
#include "widgets/chartcard.h"
#include "widgets/rowlook.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QListView>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {
QWidget *inRow(std::initializer_list<std::pair<QWidget *, int>> cards)
{
    auto row = new QWidget;
    auto layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (const auto &[card, share] : cards)
        layout->addWidget(card, share);
    return row;
}
}

SalesHomePage::SalesHomePage(Backend &backend, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
{
    content()->setContentsMargins(20, 2, 20, 12);
    content()->setSpacing(12);
    content()->addWidget(top());
    content()->addWidget(middle(), 10);
    content()->addWidget(bottom(), 5);
    setFocusProxy(m_table);
    addKeys();
    backend.live.watch(this, {u"sales.deal"_s, u"sales.payment"_s, u"sales.commission"_s}, [this] {
        if (isVisible())
            refresh();
    });
}

QWidget *SalesHomePage::top()
{
    m_target = new TargetCard;
    m_streak = new StreakCard;
    m_earnings = new EarningsCard;
    return inRow({{m_target, 59}, {m_streak, 26}, {m_earnings, 29}});
}

QWidget *SalesHomePage::middle()
{
    m_stepsCard = new Card(tr("My deals that need a step"));
    m_stepsCard->setLink(tr("All my deals"));
    m_stepsCard->setFlush(true);
    m_table = new QTableView;
    m_table->setModel(&m_steps);
    m_table->setItemDelegate(new NextStepDelegate(m_backend, m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("My deals that need a step"));
    dressTable(*m_table);
    const int widths[] = {92, 160, 150, 150, 150, 80};
    for (int column = 0; column < NextSteps::ColumnCount; ++column)
        m_table->horizontalHeader()->resizeSection(column, Theme::scaled(widths[column]));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(NextSteps::Client, QHeaderView::Stretch);
    m_stepsCard->body()->addWidget(m_table);

    m_paymentsCard = new Card(tr("Payments waiting or rejected"));
    m_paymentsCard->setLink(tr("Payments"));
    m_paymentsCard->setFlush(true);
    m_payments = new QListView;
    m_payments->setModel(&m_waiting);
    m_payments->setItemDelegate(new WaitingPaymentDelegate(m_backend, m_payments));
    m_payments->setAccessibleName(tr("Payments waiting or rejected"));
    m_place = textLabel(TextLook::Body);
    auto foot = new QFrame;
    foot->setObjectName(u"actionRow"_s);
    auto footLayout = new QHBoxLayout(foot);
    footLayout->setContentsMargins(16, 10, 16, 10);
    footLayout->addWidget(m_place);
    m_paymentsCard->body()->addWidget(m_payments, 1);
    m_paymentsCard->body()->addWidget(foot);

    connect(m_stepsCard, &Card::linkActivated, this, [this] { Q_EMIT navigate({u"deals"_s, {}, {{u"filter"_s, u"owner:me"_s}}}); });
    connect(m_paymentsCard, &Card::linkActivated, this, [this] { Q_EMIT navigate({u"payments"_s, {}, {{u"filter"_s, u"owner:me"_s}}}); });
    connect(m_table, &QTableView::activated, this, &SalesHomePage::openDeal);
    connect(m_payments, &QListView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT navigate({u"payments"_s, m_waiting.payment(index.row()).id});
    });
    return inRow({{m_stepsCard, 81}, {m_paymentsCard, 33}});
}

QWidget *SalesHomePage::bottom()
{
    const QString currency = m_backend.session.tenant().currency;
    m_weeks = new ChartCard(tr("Verified per week"), tr("%1, 8 weeks").arg(currency));
    m_weeks->setEmptySentence(tr("Nothing verified in 8 weeks."));
    m_pace = new ChartCard(tr("Month against target pace"), currency);
    m_statesCard = new Card(tr("My open deals by status"));
    m_states = new BarList;
    m_statesCard->body()->addWidget(m_states);
    connect(m_weeks, &ChartCard::activated, this, [this](int mark) {
        const QDate from = m_figures.weeks.at(mark).monday;
        Q_EMIT navigate({u"payments"_s,
                         {},
                         {{u"filter"_s, QString(u"owner:me state:verified verified_at:"_s + from.toString(Qt::ISODate) + u".."_s
                                                + from.addDays(6).toString(Qt::ISODate))}}});
    });
    connect(m_states, &BarList::activated, this, [this](int row) {
        Q_EMIT navigate({u"deals"_s, {}, {{u"filter"_s, QString(u"owner:me state:"_s + m_figures.states.at(row).key)}}});
    });
    return inRow({{m_weeks, 1}, {m_pace, 1}, {m_statesCard, 1}});
}

void SalesHomePage::addKeys()
{
    const auto key = [this](const QString &text, const QKeySequence &shortcut, const QString &hint, const std::function<void()> &act) {
        auto action = new QAction(text, this);
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setProperty("hint", hint);
        if (act)
            connect(action, &QAction::triggered, this, act);
        addAction(action);
        return action;
    };
    key(tr("Move"), {}, u"↑,↓|"_s + tr("Move"), {});
    key(tr("Open deal"), {}, u"Enter|"_s + tr("Open deal"), {});
    if (m_backend.session.may(u"deal.write"_s)) {
        m_newDeal = key(tr("New deal"), Qt::Key_N, tr("New deal"), [this] { Q_EMIT navigate({u"deal.new"_s}); });
    }
    if (m_backend.session.may(u"payment.record"_s))
        key(tr("Record payment"), Qt::Key_P, tr("Record payment"), [this] { recordPayment(); });
    key(tr("Next card"), {}, u"F6|"_s + tr("Next card"), {});
}

QString SalesHomePage::title() const
{
    return tr("Home");
}

QString SalesHomePage::subtitle() const
{
    const QDate today = m_backend.session.today();
    return tr("%1 · week %2").arg(longDateText(today)).arg(today.weekNumber());
}

void SalesHomePage::refresh()
{
    await(salesFigures(m_backend.database, m_backend.session.tenant().id, m_backend.session.today()),
          [this](const SalesFigures &figures) { show(figures); });
}

void SalesHomePage::show(const SalesFigures &figures)
{
    const int row = m_table->currentIndex().row();
    const QString current = row >= 0 ? m_steps.step(row).deal : QString();
    m_figures = figures;
    const int exponent = m_backend.catalog.exponent(figures.currency);
    m_target->show(figures, exponent);
    m_streak->show(figures);
    m_earnings->show(figures, exponent);
    m_stepsCard->setUnit(tr("%1 of %2 open").arg(figures.steps.size()).arg(figures.openDeals));
    m_steps.setSteps(figures.steps);
    if (!figures.steps.isEmpty())
        m_table->setCurrentIndex(m_steps.index(qMax(0, m_steps.rowOf(current)), 0));
    m_paymentsCard->setUnit(QString::number(figures.payments.size()));
    m_waiting.setPayments(figures.payments);
    m_place->setText(figures.place > 0 ? tr("<b>Place %1</b> of %2 this month").arg(figures.place).arg(figures.people)
                                       : tr("Not on the leaderboard this month"));
    showCharts();
}

void SalesHomePage::showCharts()
{
    const double unit = std::pow(10, m_backend.catalog.exponent(m_figures.currency));
    const auto whole = [](double value) { return QLocale().toString(value, 'f', 0); };
    ChartContent weeks;
    ChartSeries verified{tr("Verified"), {}, ChartSeries::Bars};
    for (const SalesFigures::Week &week : m_figures.weeks) {
        weeks.categories.append(QString::number(week.monday.weekNumber()));
        verified.values.append(double(week.amountMinor) / unit);
    }
    weeks.series = {verified};
    weeks.text = whole;
    m_weeks->setContent(weeks);

    ChartContent pace;
    ChartSeries mine{tr("Me"), {}, ChartSeries::Area};
    ChartSeries even{tr("Target pace"), {}, ChartSeries::Comparison};
    const int days = m_figures.month.daysInMonth();
    for (int day = 1; day <= days; ++day) {
        pace.categories.append(QString::number(day));
        mine.values.append(day <= m_figures.paces.size() ? double(m_figures.paces.at(day - 1).verifiedMinor) / unit : std::nan(""));
        even.values.append(double(m_figures.targetMinor) / unit * day / days);
    }
    pace.series = m_figures.targetMinor > 0 ? QList{mine, even} : QList{mine};
    pace.text = whole;
    m_pace->setContent(pace);

    QList<BarsView::Bar> bars;
    for (const SalesFigures::State &state : m_figures.states)
        bars.append({dealStateName(state.key), double(state.deals), QString::number(state.deals)});
    m_statesCard->setUnit(tr("%1 deals").arg(m_figures.openDeals));
    m_states->setBars(bars);
}

void SalesHomePage::openDeal()
{
    if (const int row = m_table->currentIndex().row(); row >= 0)
        Q_EMIT navigate({u"deals"_s, m_steps.step(row).deal});
}

void SalesHomePage::recordPayment()
{
    const int row = m_table->currentIndex().row();
    if (row >= 0)
        Q_EMIT navigate({u"payment.new"_s, m_steps.step(row).deal});
}
