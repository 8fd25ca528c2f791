#include "home/saleshomepage.h"
#include "backend.h"
#include "home/emptyrows.h"
#include "home/salesdelegates.h"
#include "home/tablecard.h"
#include "home/targetcard.h"
#include "session/session.h"
#include "text/datetext.h"
#include "widgets/barlist.h"
#include "widgets/barscard.h"
#include "widgets/chartcard.h"
#include "widgets/icon.h"
#include "widgets/panekeys.h"
#include "widgets/segmented.h"
#include "widgets/textlabel.h"
#include "widgets/toastclearance.h"

#include <QListView>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

SalesHomePage::SalesHomePage(Backend &backend, QWidget *parent)
    : FiguresPage(parent)
    , m_backend(backend)
{
    make({[this] { addTop(); }, [this] { addMiddle(); }, [this] { addBottom(); }});
    addKeys();
    keepCurrent(backend.live, {u"sales.deal"_s, u"sales.payment"_s, u"sales.commission"_s}, [this] { refresh(); });
}

void SalesHomePage::addTop()
{
    m_target = new TargetCard;
    m_streak = new StreakCard;
    m_earnings = new EarningsCard;
    addRow({{m_target, 59}, {m_streak, 26}, {m_earnings, 29}});
}

void SalesHomePage::addMiddle()
{
    m_stepsCard = new TableCard(tr("My deals that need a step"));
    m_stepsCard->setLink(tr("All my deals"));
    m_stepsCard->setRows(m_steps, new NextStepDelegate(m_backend),
                         {.widths = {88, 160, 136, 150, 140, 76},
                          .stretched = NextSteps::Client,
                          .numbers = NextSteps::Deal,
                          .leaving = {NextSteps::When},
                          .days = NextSteps::When,
                          .amounts = NextSteps::Amount});
    m_table = m_stepsCard->table();
    sayWhenEmpty(*m_table, u"view-list-details"_s, tr("No deal of yours needs a step."), tr("N enters the next one."));

    m_paymentsCard = new Card(tr("Payments waiting or rejected"));
    m_paymentsCard->setLink(tr("Payments"));
    m_paymentsCard->setFlush(true);
    m_payments = new QListView;
    m_payments->setModel(&m_waiting);
    m_payments->setItemDelegate(new WaitingPaymentDelegate(m_backend, m_payments));
    m_payments->setAccessibleName(tr("Payments waiting or rejected"));
    sayWhenEmpty(*m_payments, u"view-financial-account-cash"_s, tr("No payment waits or was rejected."));
    m_place = textLabel(TextLook::Body);
    auto foot = new QFrame;
    foot->setObjectName(u"actionRow"_s);
    ToastClearance::keepAbove(foot);
    auto footLayout = new QHBoxLayout(foot);
    footLayout->setContentsMargins(16, 10, 16, 10);
    footLayout->addWidget(m_place);
    m_paymentsCard->body()->addWidget(m_payments, 1);
    m_paymentsCard->body()->addWidget(foot);

    m_paymentsCard->setProperty("pane", true);
    m_paymentsCard->setFocusProxy(m_payments);

    connect(m_stepsCard, &Card::linkActivated, this, [this] { Q_EMIT navigate({u"deals"_s, {}, {{u"filter"_s, u"owner:me"_s}}}); });
    connect(m_paymentsCard, &Card::linkActivated, this, [this] { Q_EMIT navigate({u"payments"_s, {}, {{u"filter"_s, u"owner:me"_s}}}); });
    connect(m_table, &QTableView::activated, this, &SalesHomePage::openDeal);
    connect(m_payments, &QListView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT navigate({u"payments"_s, m_waiting.at(index.row()).id});
    });
    addRow({{m_stepsCard, 81}, {m_paymentsCard, 33}}, 10);
    setFirstFocus(m_table);
}

void SalesHomePage::addBottom()
{
    const QString currency = m_backend.session.tenant().currency;
    m_weeks = new ChartCard(tr("Verified per week"), tr("%1, 8 weeks").arg(currency));
    m_weeks->setEmptySentence(tr("Nothing verified in 8 weeks."));
    m_pace = new ChartCard(tr("Month against target pace"), currency);
    m_pace->setEmptySentence(tr("Nothing verified this month, and no target is set."));
    m_open = new BarList;
    m_openCard = new BarsCard(tr("My open deals"), {}, m_open, {tr("Deals"), tr("Number")});
    m_openCard->setEmptySentence(tr("No deal is open."), tr("N enters the next one."));
    m_openBy = new Segmented({tr("By status"), tr("By age")});
    m_openBy->setSmall(true);
    m_openBy->setAccessibleName(tr("My open deals"));
    m_openCard->header()->addWidget(m_openBy);
    connect(m_openBy, &Segmented::currentChanged, this, &SalesHomePage::showOpen);
    connect(m_pace, &ChartCard::activated, this, [this](int mark) {
        if (!isShowing() && mark < m_figures.paces.size())
            openVerified(m_figures.month, m_figures.month.addDays(mark));
    });
    connect(m_weeks, &ChartCard::activated, this, [this](int mark) {
        if (isShowing())
            return;
        const QDate from = m_figures.weeks.at(mark).monday;
        openVerified(from, from.addDays(6));
    });
    connect(m_openCard, &FigureCard::activated, this, &SalesHomePage::openDeals);
    addRow({{m_weeks, 1}, {m_pace, 1}, {m_openCard, 1}}, 5);
}

void SalesHomePage::addKeys()
{
    addHint(this, u"↑,↓|"_s + tr("Move"));
    addHint(this, u"Enter|"_s + tr("Open deal"));
    if (m_backend.session.may(u"deal.write"_s)) {
        m_newDeal = addKey(this, {Qt::Key_N}, tr("New deal"), [this] { Q_EMIT navigate({u"deal.new"_s}); });
        m_newDeal->setIcon(themeIcon(u"list-add"_s));
    }
    if (m_backend.session.may(u"payment.record"_s))
        addKey(this, {Qt::Key_P}, tr("Record payment"), [this] { recordPayment(); });
    addKey(this, {Qt::Key_V}, tr("View as table"), [this] { FigureCard::swapBelow(this); });
    addHint(this, u"F6|"_s + tr("Next card"));
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
    readFigures(salesFigures(m_backend.database, m_backend.session.tenant().id, m_backend.session.today()),
                [this](const SalesFigures &figures) { show(figures); });
}

void SalesHomePage::show(const SalesFigures &figures)
{
    m_figures = figures;
    showParts({{{m_target, m_streak, m_earnings}, [this] { showMonth(); }},
               {{m_stepsCard, m_paymentsCard}, [this] { showWork(); }},
               {{m_weeks}, [this] { showWeeks(); }},
               {{m_pace}, [this] { showPace(); }},
               {{m_openCard}, [this] { showOpen(); }}});
}

void SalesHomePage::openDeals(int bar)
{
    if (isShowing())
        return;
    QString filter = u"owner:me "_s;
    if (m_openBy->current() == 0) {
        filter += u"state:"_s + m_figures.states.at(bar).key;
    } else {
        const SalesFigures::Age &age = m_figures.ages.at(bar);
        filter += u"state:draft,awaiting_payment,partly_paid,in_verification,overdue,payment_rejected,on_hold"_s;
        if (age.firstDay.isValid())
            filter += u" deal_date>="_s + age.firstDay.toString(Qt::ISODate);
        if (age.lastDay.isValid())
            filter += u" deal_date<="_s + age.lastDay.toString(Qt::ISODate);
    }
    Q_EMIT navigate({u"deals"_s, {}, {{u"filter"_s, filter}}});
}

// Refunds among them: what is shown is what came less what went back.
void SalesHomePage::openVerified(QDate from, QDate to)
{
    Q_EMIT navigate(
        {u"payments"_s,
         {},
         {{u"filter"_s, QString(u"owner:me verified_at:"_s + from.toString(Qt::ISODate) + u".."_s + to.toString(Qt::ISODate))}}});
}

// None while the board is being made, too.
int SalesHomePage::currentStep() const
{
    return m_table ? m_table->currentIndex().row() : -1;
}

void SalesHomePage::openDeal()
{
    if (const int row = currentStep(); row >= 0)
        Q_EMIT navigate({u"deals"_s, m_steps.at(row).deal});
}

void SalesHomePage::recordPayment()
{
    const int row = currentStep();
    Q_EMIT navigate({u"payment.new"_s, row >= 0 ? m_steps.at(row).deal : QString()});
}
