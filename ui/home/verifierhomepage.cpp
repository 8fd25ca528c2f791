#include "home/verifierhomepage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "catalog/choices.h"
#include "home/emptyrows.h"
#include "home/figuretext.h"
#include "home/hometext.h"
#include "home/queueheaddelegate.h"
#include "home/tablecard.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/barlist.h"
#include "widgets/barscard.h"
#include "widgets/chartcontent.h"
#include "widgets/donutcard.h"
#include "widgets/kpicard.h"
#include "widgets/panekeys.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QTableView>
#include <cmath>

using namespace Qt::StringLiterals;

static constexpr int goalHours = 4; // by then a payment is to be decided; the queue's ages are parted there

VerifierHomePage::VerifierHomePage(Backend &backend, QWidget *parent)
    : FiguresPage(parent)
    , m_backend(backend)
    , m_open(addKey(this, {Qt::Key_Return}, tr("Verify"), tr("Open the queue"), [this] { openNext(); }))
    , m_waiting(new KpiCard(tr("Waiting")))
    , m_oldest(new KpiCard(tr("Oldest waiting")))
    , m_second(new KpiCard(tr("Second checks for you")))
    , m_approved(new KpiCard(tr("Approved today")))
    , m_rejected(new KpiCard(tr("Rejected today")))
    , m_ages(new BarList)
    , m_agesCard(new BarsCard(tr("How long they wait"), tr("payments"), m_ages, {tr("Waiting"), tr("Payments")}))
    , m_methods(new DonutCard(tr("Amounts by method"), tr("waiting payments"), {tr("Method"), tr("Amount")}))
    , m_reasons(new BarList)
    , m_reasonsCard(new BarsCard(tr("Why payments were rejected"), tr("30 days"), m_reasons, {tr("Reason"), tr("Payments")}))
    , m_nextCard(new TableCard(tr("Next in the queue"), tr("second checks first, then the oldest")))
    , m_table(m_nextCard->table())
{
    addHint(this, u"↑,↓|"_s + tr("Move"));
    addKey(this, {Qt::Key_V}, tr("View as table"), [this] { FigureCard::swapBelow(this); });

    for (FigureCard *card : std::initializer_list<FigureCard *>{m_agesCard, m_methods, m_reasonsCard})
        card->setMinimumHeight(Theme::scaled(206));
    dressNext();
    addRow({{m_waiting, 1}, {m_oldest, 1}, {m_second, 1}, {m_approved, 1}, {m_rejected, 1}});
    addRow({{m_agesCard, 1}, {m_methods, 1}, {m_reasonsCard, 1}});
    addRow({{m_nextCard, 1}}, 1);
    setFirstFocus(m_table);

    const QString today = backend.session.today().toString(Qt::ISODate);
    for (KpiCard *card : {m_waiting, m_oldest})
        connect(card, &KpiCard::activated, this, [this] { openQueue(); });
    connect(m_second, &KpiCard::activated, this, [this] { openQueue({{u"second"_s, true}}); });
    connect(m_approved, &KpiCard::activated, this,
            [this, today] { openPayments(u"refund_of:none verified_at:"_s + today + u".."_s + today); });
    connect(m_rejected, &KpiCard::activated, this,
            [this, today] { openPayments(u"state:rejected decided_at:"_s + today + u".."_s + today); });
    const auto lead = [this](FigureCard *card, const std::function<void(int)> &open) {
        connect(card, &FigureCard::activated, this, [this, open](int mark) {
            if (!isShowing())
                open(mark);
        });
    };
    lead(m_agesCard, [this](int bar) { openAge(bar); });
    lead(m_methods, [this](int slice) { openQueue({{u"method"_s, m_figures.methods.at(slice).key}}); });
    lead(m_reasonsCard,
         [this](int row) { openPayments(u"state:rejected decided_at:30d decided_reason=\"%1\""_s.arg(m_figures.reasons.at(row).key)); });
    keepCurrent(backend.live, {u"sales.payment"_s, u"sales.payment_claim"_s}, [this] { refresh(); });
}

void VerifierHomePage::dressNext()
{
    m_nextCard->setLink(tr("The queue"));
    m_nextCard->setRows(m_next, new QueueHeadDelegate(m_backend),
                        {.widths = {100, 160, 150, 130, 170, 160, 110},
                         .stretched = QueueHead::Client,
                         .numbers = QueueHead::Number,
                         .amounts = QueueHead::Amount});
    sayWhenEmpty(*m_table, u"document-preview-archive"_s, tr("Nothing waits for verification."),
                 tr("New payments appear here by themselves."));
    connect(m_nextCard, &Card::linkActivated, this, [this] { openQueue(); });
    connect(m_table, &QTableView::activated, this, &VerifierHomePage::openNext);
}

QString VerifierHomePage::title() const
{
    return tr("Home");
}

QString VerifierHomePage::subtitle() const
{
    return longDateText(m_backend.session.today());
}

void VerifierHomePage::refresh()
{
    readFigures(verifierFigures(m_backend.database), [this](const VerifierFigures &figures) { show(figures); });
}

void VerifierHomePage::show(const VerifierFigures &figures)
{
    m_figures = figures;
    m_readAt = QDateTime::currentDateTimeUtc();
    showParts({{{m_waiting, m_oldest, m_second, m_approved, m_rejected}, [this] { showKpis(); }},
               {{m_agesCard, m_reasonsCard}, [this] { showBars(); }},
               {{m_methods}, [this] { showMethods(); }},
               {{m_nextCard}, [this] { showNext(); }}});
}

void VerifierHomePage::showKpis()
{
    const QString currency = m_backend.session.tenant().currency;
    const int exponent = m_backend.catalog.exponent(currency);
    const qint64 age = m_figures.oldest.isValid() ? m_figures.oldest.secsTo(m_readAt) : 0;
    m_waiting->setFigure(QLocale().toString(m_figures.waiting));
    m_waiting->setRemark(Glyph::Clock, Tone::Grey, tr("%1 together").arg(withCurrency(wholeAmount(waitingMinor(), exponent), currency)));
    m_oldest->setFigure(m_figures.waiting > 0 ? durationText(age) : u"–"_s);
    if (age > goalHours * 3600)
        m_oldest->setRemark(Glyph::Triangle, Tone::Red, tr("over the goal of %1 h").arg(goalHours));
    else
        m_oldest->setRemark(Glyph::DiscTick, Tone::Green, tr("within the goal of %1 h").arg(goalHours));
    m_second->setFigure(QLocale().toString(m_figures.secondChecks));
    if (m_figures.secondChecks > 0)
        m_second->setRemark(Glyph::TwoRings, Tone::Violet, tr("one person approved already"));
    else
        m_second->setRemark(Glyph::DiscTick, Tone::Grey, tr("nobody waits for you"));
    m_approved->setFigure(QLocale().toString(m_figures.approvedToday));
    m_approved->setRemark(Glyph::DiscTick, Tone::Green, tr("by everybody here"));
    m_rejected->setFigure(QLocale().toString(m_figures.rejectedToday));
    m_rejected->setRemark(Glyph::DiscCross, m_figures.rejectedToday > 0 ? Tone::Red : Tone::Grey, tr("by everybody here"));
}

void VerifierHomePage::showBars()
{
    QList<BarsView::Bar> ages;
    for (const VerifierFigures::Part &part : m_figures.ages) {
        const bool isLate = part.payments > 0 && (part.key == "4h_to_24h"_L1 || part.key == "over_24h"_L1);
        ages.append(
            {ageName(part.key), double(part.payments), QString::number(part.payments), isLate ? tr("over the goal") : QString(), isLate});
    }
    m_ages->setBars(ages);
    QList<BarsView::Bar> reasons;
    for (const VerifierFigures::Part &part : m_figures.reasons)
        reasons.append({part.key, double(part.payments), QString::number(part.payments)});
    m_reasonsCard->setEmptySentence(tr("No payment was rejected in 30 days."));
    m_reasons->setBars(reasons);
}

qlonglong VerifierHomePage::waitingMinor() const
{
    qlonglong amount = 0;
    for (const VerifierFigures::Part &method : m_figures.methods)
        amount += method.amountMinor;
    return amount;
}

void VerifierHomePage::showMethods()
{
    const QString currency = m_backend.session.tenant().currency;
    const int exponent = m_backend.catalog.exponent(currency);
    QList<DonutCard::Slice> slices;
    for (const VerifierFigures::Part &method : m_figures.methods)
        slices.append({labelOf(paymentMethods(), method.key), double(method.amountMinor),
                       tr("%1 · %Ln payments", nullptr, int(method.payments)).arg(wholeAmount(method.amountMinor, exponent))});
    m_methods->setEmptySentence(tr("Nothing waits for verification."));
    m_methods->setSlices(slices, shortNumber(double(waitingMinor()) / std::pow(10, exponent)), currency);
}

void VerifierHomePage::showNext()
{
    const int row = m_table->currentIndex().row();
    const QString current = row >= 0 ? m_next.at(row).id : QString();
    m_next.setRows(m_figures.next);
    if (!m_figures.next.isEmpty())
        m_table->setCurrentIndex(m_next.index(qMax(0, m_next.rowOf(current)), 0));
}

// The payment with the cursor; from anywhere else on the page the queue as it is.
void VerifierHomePage::openNext()
{
    const int row = m_table->currentIndex().row();
    if (m_table->hasFocus() && row >= 0)
        Q_EMIT navigate({u"verification"_s, m_next.at(row).id, {{u"view"_s, u"waiting"_s}}});
    else
        openQueue();
}

void VerifierHomePage::openQueue(const QVariantMap &arguments)
{
    QVariantMap wanted = arguments;
    wanted.insert(u"view"_s, u"waiting"_s); // whatever the queue showed last
    Q_EMIT navigate({u"verification"_s, {}, wanted});
}

void VerifierHomePage::openAge(int bar)
{
    const QHash<QString, std::pair<int, int>> hours{
        {u"under_1h"_s, {0, 1}}, {u"1h_to_4h"_s, {1, 4}}, {u"4h_to_24h"_s, {4, 24}}, {u"over_24h"_s, {24, 0}}};
    const QString &age = m_figures.ages.at(bar).key;
    const auto [from, to] = hours.value(age);
    QVariantMap wanted{{u"wait"_s, ageName(age)}};
    if (from > 0)
        wanted.insert(u"until"_s, m_readAt.addSecs(-3600 * from));
    if (to > 0)
        wanted.insert(u"after"_s, m_readAt.addSecs(-3600 * to));
    openQueue(wanted);
}

void VerifierHomePage::openPayments(const QString &filter)
{
    Q_EMIT navigate({u"payments"_s, {}, {{u"filter"_s, filter}}});
}
