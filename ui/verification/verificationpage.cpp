#include "verification/verificationpage.h"
#include "backend.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "text/datetext.h"
#include "verification/factspane.h"
#include "verification/queuepane.h"
#include "verification/receiptpane.h"
#include "verification/receipttable.h"
#include "widgets/theme.h"

#include <QAction>
#include <QListView>
#include <QScrollBar>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

VerificationPage::VerificationPage(Backend &backend, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_desk(backend.database, backend.session)
    , m_claim(backend.database)
{
    addKeys();
    m_pane = new QueuePane(backend, m_queue);
    m_receipt = new ReceiptPane({m_clear, m_take, m_approveTicked});
    m_facts = new FactsPane(backend, {m_approve, m_sendBack, m_reject});

    auto panes = new QSplitter;
    panes->setChildrenCollapsible(false);
    panes->setHandleWidth(1);
    panes->addWidget(m_pane);
    panes->addWidget(m_receipt);
    panes->addWidget(m_facts);
    panes->setStretchFactor(1, 1);
    // Large text on a small screen: each of them keeps what it needs.
    m_pane->setMinimumWidth(Theme::scaled(216));
    m_receipt->setMinimumWidth(Theme::scaled(228));
    m_facts->setMinimumWidth(Theme::scaled(300));
    panes->setSizes({Theme::scaled(292), Theme::scaled(576), Theme::scaled(372)});
    content()->addWidget(panes);
    setFocusProxy(m_pane->view());

    connect(m_pane, &QueuePane::currentChanged, this, &VerificationPage::open);
    connect(m_pane, &QueuePane::filterChanged, this, [this] {
        m_reach = VerificationDesk::PageSize;
        m_isReadToEnd = false;
        refresh();
    });
    connect(m_pane->view()->verticalScrollBar(), &QScrollBar::valueChanged, this, &VerificationPage::readMore);
    connect(m_pane, &QueuePane::endWanted, this, &VerificationPage::goToEnd);
    connect(m_facts, &FactsPane::dealWanted, this, &VerificationPage::openDeal);
    connect(m_facts, &FactsPane::suggestionWanted, this, &VerificationPage::useSuggestion);
    connect(m_facts, &FactsPane::askWanted, this, &VerificationPage::askForIt);
    connect(m_receipt, &ReceiptPane::read, this, &VerificationPage::takeWords);
    connect(m_receipt, &ReceiptPane::refused, this, [this] { takeWords({}); });
    connect(m_facts, &FactsPane::remarkLeft, m_pane->view(), qOverload<>(&QWidget::setFocus));
    connect(m_facts, &FactsPane::remarkEntered, this, [this] {
        if (const auto [payment, verdict] = std::exchange(m_remarkFor, {}); payment == m_current && !m_facts->remark().isEmpty())
            decide(verdict);
    });
    connect(messages(), &MessageBar::closed, this, [this](const QString &sentence) {
        const auto payment = m_queue.payment(m_queue.indexOf(m_current));
        if (payment && sentence != m_askedWords)
            showAsker(*payment);
    });
    connect(&m_queue, &VerificationQueue::tickedChanged, this, &VerificationPage::checkTicked);
    connect(&m_claim, &PaymentClaim::refused, this, [this](const QString &, const Error &error) { refuse(error); });
    keepCurrent(backend.live, {u"sales.payment"_s, u"sales.payment_claim"_s}, [this] { refresh(); });

    // How long they wait grows by itself.
    auto minute = new QTimer(this);
    connect(minute, &QTimer::timeout, m_pane->view()->viewport(), qOverload<>(&QWidget::update));
    minute->start(60 * 1000);

    await(m_desk.otherVerifiers(), [this](const QStringList &names) { m_facts->setOtherVerifiers(names); });
    updateActions();
}

QString VerificationPage::title() const
{
    return tr("Verification");
}

QString VerificationPage::subtitle() const
{
    QStringList parts;
    if (m_counts.waiting == 0)
        parts << tr("nothing waits");
    else
        parts << tr("%1 waiting").arg(m_counts.waiting)
              << tr("oldest %1").arg(durationText(m_counts.oldest.secsTo(QDateTime::currentDateTimeUtc())));
    if (m_counts.sentBack > 0)
        parts << tr("%1 sent back").arg(m_counts.sentBack);
    parts << tr("%1 done by you today").arg(m_counts.done);
    return parts.join(u" · "_s);
}

void VerificationPage::show(const Target &target)
{
    m_wanted = target.id.toString();
    const QVariantMap &arguments = target.arguments;
    if (!m_wanted.isEmpty() || !arguments.isEmpty())
        m_pane->showWaiting({.method = arguments.value(u"method"_s).toString(),
                             .secondOnly = arguments.value(u"second"_s).toBool(),
                             .sentBack = arguments.value(u"sent_back"_s).toBool(),
                             .after = arguments.value(u"after"_s).toDateTime(),
                             .until = arguments.value(u"until"_s).toDateTime(),
                             .wait = arguments.value(u"wait"_s).toString()});
    refresh();
}

void VerificationPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    workOn(m_current, false);
    if (const auto payment = m_queue.payment(m_queue.indexOf(m_current)))
        showAsker(*payment);
}

void VerificationPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_claim.letGo();
}

void VerificationPage::refresh()
{
    const QueueBeyond beyond = beyondReach();
    // Only a reading asked for after the wish can tell whether the payment is there.
    await(m_desk.queue(m_pane->filter(), m_reach, beyond),
          [this, number = ++m_readings, most = m_reach, beyond, wanted = std::exchange(m_wanted, {})](const QList<QueuedPayment> &reading) {
              if (number < m_latest) { // what is shown is newer
                  if (wanted.isEmpty())
                      return;
                  m_wanted = wanted;
                  return refresh();
              }
              m_latest = number;
              const QList<QueuedPayment> payments = withBeyond(reading, most, beyond.payments);
              m_isReadToEnd = m_isReadToEnd && payments.size() >= most;
              if (!m_isReadToEnd)
                  m_hasMore = payments.size() == most;
              take(payments, wanted);
          });
    await(m_desk.counts(), [this](const QueueCounts &counts) {
        m_counts = counts;
        m_pane->showCounts(counts);
        Q_EMIT headerChanged();
    });
}

// A new reading: what is open stays open, whatever came or went around it.
void VerificationPage::take(const QList<QueuedPayment> &payments, const QString &wanted)
{
    const QString before = m_current;
    m_queue.setPayments(payments);
    if (!m_queue.ticked().isEmpty())
        checkTicked(); // those that changed are checked anew
    if (m_queue.indexOf(wanted).isValid())
        m_pane->setCurrentPayment(wanted);
    else if (!wanted.isEmpty() && !m_hasMore && m_pane->filter() == QueueFilter())
        say(tr("That payment does not wait for verification any more."));
    if (!m_queue.indexOf(m_pane->currentPayment()).isValid() && !payments.isEmpty())
        m_pane->setCurrentPayment(m_queue.first());
    if (m_pane->currentPayment() != before)
        m_pane->showCurrent(); // rows that went before it took it out of sight
    if (payments.isEmpty())
        showEmptyQueue();
    else
        open(m_pane->currentPayment());
}

// Around the open payment, where that is one of those that only going to the end has read; and what came since.
QueueBeyond VerificationPage::beyondReach() const
{
    const QList<QueuedPayment> all = m_queue.payments();
    if (!m_isReadToEnd || all.size() < m_reach)
        return {};
    constexpr int Around = VerificationDesk::PageSize / 2;
    const qsizetype open = std::ranges::find(all, m_current, &QueuedPayment::id) - all.begin();
    QueueBeyond beyond;
    if (!m_hasMore)
        beyond.from = std::ranges::max(all, {}, &QueuedPayment::createdAt).createdAt.addMSecs(1); // the server's are finer
    for (const QueuedPayment &payment : all.mid(std::max<qsizetype>(0, open - Around), 2 * Around))
        beyond.payments.append(payment.id);
    return beyond;
}

// A reading, and behind it what was read earlier: all of it once more, for every change, would be too much for the server.
QList<QueuedPayment> VerificationPage::withBeyond(const QList<QueuedPayment> &reading, int most, const QStringList &readAgain) const
{
    const auto place = [](const QueuedPayment &payment) { return std::tuple(payment.rank, payment.createdAt, payment.id); };
    QSet<QString> known(readAgain.begin(), readAgain.end());
    QSet<QString> read;
    QList<QueuedPayment> all;
    for (const QueuedPayment &payment : reading) {
        if (!read.contains(payment.id))
            all.append(payment);
        read.insert(payment.id);
    }
    if (!m_isReadToEnd || all.size() < most)
        return all;
    known.unite(read);
    const auto last = place(all.at(most - 1));
    for (const QueuedPayment &payment : m_queue.payments())
        if (!known.contains(payment.id) && place(payment) > last)
            all.append(payment);
    std::ranges::stable_sort(all, {}, place);
    return all;
}

void VerificationPage::readMore()
{
    const QScrollBar *bar = m_pane->view()->verticalScrollBar();
    if (!m_hasMore || m_isReadToEnd || bar->value() < bar->maximum() - bar->pageStep())
        return;
    m_hasMore = false;
    m_reach += VerificationDesk::PageSize;
    refresh();
}

// To the last payment of the queue, not to the last that was read: all of it is read for once, however far that is.
void VerificationPage::goToEnd()
{
    if (!m_hasMore)
        return m_pane->goToLast();
    await(m_desk.queue(m_pane->filter(), VerificationDesk::MostRead),
          [this, number = ++m_readings, filter = m_pane->filter()](const QList<QueuedPayment> &payments) {
              if (filter != m_pane->filter())
                  return;
              m_latest = std::max(m_latest, number);
              m_hasMore = payments.size() == VerificationDesk::MostRead;
              m_isReadToEnd = filter.view != QueueFilter::View::Done;
              take(payments, {});
              m_pane->goToLast();
              if (m_hasMore)
                  say(tr("This is payment %L1 of a queue that is longer still. Narrow it with F.").arg(VerificationDesk::MostRead));
          });
}

void VerificationPage::open(const QString &id)
{
    const auto payment = m_queue.payment(m_queue.indexOf(id));
    if (!payment)
        return;
    const bool isAnother = id != m_current;
    m_current = id;
    const bool isFreeNow = payment->canDecide && !m_canDecide;
    m_canDecide = payment->canDecide;
    m_facts->showPayment(*payment);
    updateActions();
    if (isAnother || m_shownReceipt != payment->receiptId)
        showReceipt(*payment);
    else
        compareReceipt(); // what was recorded may be another now
    if (isAnother || isFreeNow) {
        if (!m_askingWords.isEmpty() && messages()->text() == m_askingWords)
            say({}); // it was answered, or is of another payment
        workOn(id, !isAnother);
    }
    showAsker(*payment);
    if (isAnother && !payment->isDecided())
        await(
            m_desk.checks(id),
            [this, id](const QList<PaymentCheck> &checks) {
                if (id == m_current)
                    m_facts->showChecks(checks);
            },
            [](const Error &error) { return error.sqlState == "KO002"_L1; }); // gone meanwhile: the queue tells
}

// Claims the open payment while somebody looks at it and may decide.
void VerificationPage::workOn(const QString &id, bool isFreeNow)
{
    const auto payment = m_queue.payment(m_queue.indexOf(id));
    const bool isTheirs = payment && payment->claimedById == m_backend.session.person().id;
    if (!payment || !payment->canDecide)
        m_claim.letGo();
    else if (isVisible() && isTheirs && isFreeNow)
        m_claim.take(id); // it was handed over
    else if (isVisible())
        m_claim.open(id, isTheirs);
}

// Whoever has a payment open is told there and then that somebody would take it over, and hands it over with a key. What else the page
// has to say may stand in that place for a while: afterwards it is offered again.
void VerificationPage::showAsker(const QueuedPayment &payment)
{
    const bool isAsked = payment.claimedById == m_backend.session.person().id && !payment.askedById.isEmpty();
    const QString asked = isAsked ? payment.id + payment.askedById : QString();
    if (std::exchange(m_asked, asked) == asked && !(isAsked && messages()->text().isEmpty()))
        return;
    if (!m_askedWords.isEmpty() && messages()->text() == m_askedWords)
        say({});
    m_askedWords = isAsked ? tr("%1 asks for %2.").arg(payment.askedByName, payment.number) : QString();
    if (isAsked)
        messages()->offer(m_askedWords, MessageBar::Kind::Note, tr("Hand it over"), [this, payment] { handOver(payment); });
}

void VerificationPage::showReceipt(const QueuedPayment &payment)
{
    m_shownReceipt = payment.receiptId;
    m_words.clear();
    m_facts->sayOfReceipt(tr("reading…"));
    setBusy(!payment.receiptId.isEmpty());
    if (payment.receiptId.isEmpty()) {
        m_receipt->showNothing(tr("No receipt"), payment.method == "cash"_L1 ? tr("Cash needs none. Compare with the cash book.")
                                                                             : tr("Send it back and say which paper is missing."));
        return;
    }
    m_receipt->showLoading(payment.receiptName);
    await(
        m_desk.receipt(payment.receiptId),
        [this, payment](const QByteArray &content) {
            if (payment.id == m_current)
                m_receipt->showReceipt(payment.receiptName, content, payment.receiptType);
        },
        [this, payment](const Error &error) {
            if (payment.id != m_current)
                return !error.isConnectionLost();
            m_receipt->showNothing(tr("The receipt can’t be shown"), errorText(error));
            m_shownReceipt.clear(); // read again with the next reading of the queue
            setBusy(false);
            return !error.isConnectionLost();
        });
}

// Empty: nothing could be read.
void VerificationPage::takeWords(const QList<DocumentWord> &words)
{
    setBusy(false);
    m_words.clear();
    for (const DocumentWord &word : words)
        m_words.append({word.text, word.place, word.page});
    if (m_words.isEmpty())
        m_facts->sayOfReceipt(tr("can’t be read"));
    else
        compareReceipt();
}

void VerificationPage::compareReceipt()
{
    if (m_words.isEmpty())
        return;
    const QList<ReadField> fields = readReceipt(m_words, m_facts->recorded());
    m_facts->showRead(fields);
    QList<DocumentWord> marks;
    for (const ReadField &field : fields)
        if (field.match != ReadField::Match::NotFound)
            marks.append({tr("%1: %2").arg(ReceiptTable::nameOf(field.kind), field.read), field.place, field.page});
    m_receipt->setMarks(marks);
    updateActions();
}

void VerificationPage::showEmptyQueue()
{
    m_words.clear();
    setBusy(false);
    m_current.clear();
    m_shownReceipt.clear();
    m_claim.letGo();
    showAsker({});
    m_facts->clear();
    switch (m_pane->filter().view) {
    case QueueFilter::View::Waiting:
        if (m_pane->filter().sentBack)
            m_receipt->showNothing(tr("No payment that was sent back"), tr("They come back here once whoever recorded them answers."));
        else if (m_pane->filter().isNarrowed())
            m_receipt->showNothing(tr("No payment matches this filter"), tr("%1 wait without it.").arg(m_counts.waiting));
        else
            m_receipt->showNothing(tr("Nothing waits for verification"), tr("New payments appear here by themselves."));
        break;
    case QueueFilter::View::Mine:
        m_receipt->showNothing(tr("You have taken no payment"), tr("T takes the one that is open."));
        break;
    case QueueFilter::View::Done:
        m_receipt->showNothing(tr("You have decided nothing today"));
        break;
    }
    updateActions();
}

void VerificationPage::updateActions()
{
    const auto payment = m_queue.payment(m_queue.indexOf(m_current));
    const bool may = payment && payment->canDecide && !m_isDeciding;
    for (QAction *action : {m_approve, m_sendBack, m_reject})
        action->setEnabled(may);
    m_remark->setEnabled(payment && payment->canDecide);
    m_select->setEnabled(payment && !payment->isDecided());
    m_openDeal->setEnabled(payment.has_value());
    for (QAction *action : {m_larger, m_smaller})
        action->setEnabled(payment && !payment->receiptId.isEmpty());
    // One key for both: it takes what nobody has, and asks for what somebody has.
    const bool isSelection = !m_queue.ticked().isEmpty();
    const bool isTaken = payment && payment->state == QueuedPayment::State::Taken;
    const QString take = isTaken && !isSelection ? tr("Ask for it") : tr("Take");
    m_take->setProperty("hint", take);
    m_take->setText(take);
    m_take->setEnabled(isSelection || isTaken || (payment && payment->canDecide && payment->claimedById.isEmpty()));
    m_use->setEnabled(
        may && std::ranges::any_of(m_facts->read(), [](const ReadField &field) { return field.match == ReadField::Match::Differs; }));
}

void VerificationPage::openDeal()
{
    if (const auto payment = m_queue.payment(m_queue.indexOf(m_current)))
        Q_EMIT navigate({u"deals"_s, payment->dealId});
}
