// What a verifier does on the page: keys, decisions one by one and in bulk, and taking them back.
#include "backend.h"
#include "catalog/catalog.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "text/moneytext.h"
#include "verification/checktext.h"
#include "verification/factspane.h"
#include "verification/queuepane.h"
#include "verification/receiptpane.h"
#include "verification/receipttable.h"
#include "verification/rejectionreasons.h"
#include "verification/verificationpage.h"
#include "widgets/panekeys.h"
#include "widgets/textlabel.h"

#include <QListView>
#include <QMap>

using namespace Qt::StringLiterals;

void VerificationPage::addKeys()
{
    addKey(this, {Qt::Key_Space}, tr("Next payment"), u"↑,↓|"_s + tr("Next payment"), &VerificationPage::next);
    m_approve = addKey(this, {Qt::Key_A}, tr("Approve"), &VerificationPage::approve);
    m_reject = addKey(this, {Qt::Key_R}, tr("Reject"), &VerificationPage::reject);
    m_sendBack = addKey(this, {Qt::Key_S}, tr("Send back"), &VerificationPage::sendBack);
    m_remark = addKey(this, {Qt::Key_M}, tr("Remark"), &VerificationPage::editRemark);
    m_select = addKey(this, {Qt::Key_X}, tr("Select"), &VerificationPage::tick);
    m_take = addKey(this, {Qt::Key_T}, tr("Take"), &VerificationPage::takeOver);
    m_use = addKey(this, {Qt::Key_U}, tr("Use the receipt’s word"), tr("Use suggestion"), &VerificationPage::useSuggestion);
    m_use->setEnabled(false);
    m_larger = addKey(this, {Qt::Key_Plus, Qt::Key_Equal}, tr("Larger"), u"+,−|"_s + tr("Zoom"), &VerificationPage::zoomIn);
    m_smaller = addKey(this, {Qt::Key_Minus}, tr("Smaller"), {}, &VerificationPage::zoomOut);
    m_openDeal = addKey(this, {Qt::Key_D}, tr("Open deal"), &VerificationPage::openDeal);
    m_clear = addKey(this, {Qt::Key_Escape}, tr("Clear"), {}, &VerificationPage::clearTicks);
    m_approveTicked = addKey(this, {Qt::SHIFT | Qt::Key_A}, tr("Approve"), tr("Approve selected"), &VerificationPage::approveTicked);
    m_clear->setEnabled(false);
    m_approveTicked->setEnabled(false);
}

void VerificationPage::next()
{
    m_pane->setCurrentPayment(m_queue.after(m_current));
}

void VerificationPage::editRemark()
{
    m_facts->editRemark();
}

void VerificationPage::zoomIn()
{
    m_receipt->zoomIn();
}

void VerificationPage::zoomOut()
{
    m_receipt->zoomOut();
}

void VerificationPage::decide(Verdict verdict)
{
    const auto payment = m_queue.payment(m_queue.indexOf(m_current));
    if (!payment || !payment->canDecide || m_isDeciding)
        return;
    const QString remark = m_facts->remark();
    if (verdict != Verdict::Approve && remark.isEmpty())
        return askForRemark(*payment, verdict);
    m_isDeciding = true;
    updateActions();
    const auto decision = verdict == Verdict::Approve  ? m_desk.approve(payment->id, payment->version, remark)
                          : verdict == Verdict::Reject ? m_desk.reject(*payment, remark)
                                                       : m_desk.sendBack(*payment, remark);
    await(
        decision,
        [this, payment = *payment, verdict, remark](const Decision &decision) { afterDecision(payment, verdict, remark, decision); },
        [this](const Error &error) {
            m_isDeciding = false;
            updateActions();
            if (error.column == "reason"_L1)
                m_facts->refuseRemark(errorText(error));
            else
                refuse(error);
            return true;
        });
}

void VerificationPage::askForRemark(const QueuedPayment &payment, Verdict verdict)
{
    m_remarkFor = {payment.id, verdict};
    if (verdict == Verdict::Reject)
        m_facts->askForRemark(tr("Write why you reject it, then Ctrl+Enter. %1 reads it.").arg(payment.recordedByName),
                              rejectionReasons(payment, m_facts->checks()));
    else
        m_facts->askForRemark(tr("Write what %1 has to change, then Ctrl+Enter.").arg(payment.recordedByName),
                              sendBackReasons(payment, m_facts->checks()));
}

void VerificationPage::afterDecision(const QueuedPayment &payment, Verdict verdict, const QString &remark, const Decision &decision)
{
    m_isDeciding = false;
    m_claim.forget();
    const QString next = m_queue.after(payment.id);
    m_pane->setCurrentPayment(next);
    m_queue.remove(payment.id);
    m_pane->view()->setFocus();
    say({});

    QString sentence;
    switch (verdict) {
    case Verdict::Approve:
        sentence = decision.status == "pending"_L1 ? tr("%1 approved by you, one more person needed").arg(payment.number)
                                                   : tr("%1 approved").arg(payment.number);
        break;
    case Verdict::Reject:
        sentence = tr("%1 rejected").arg(payment.number);
        break;
    case Verdict::SendBack:
        sentence = tr("%1 sent back").arg(payment.number);
        break;
    }
    Q_EMIT done(sentence, reversal({payment.id}, [this, payment, verdict, remark](const QHash<QString, int> &versions) {
                    QueuedPayment left = payment;
                    left.version = versions.value(payment.id);
                    if (verdict == Verdict::Approve) // whatever the checks say: it was decided by itself
                        return outcome(m_desk.approve(left.id, left.version, remark));
                    return outcome(verdict == Verdict::Reject ? m_desk.reject(left, remark) : m_desk.sendBack(left, remark));
                }));
    refresh();
}

// What was refused may look different now: somebody was faster.
void VerificationPage::refuse(const Error &error)
{
    report(error);
    refresh();
}

// What was decided is decided again of the payment as undoing left it: where somebody changed it since, it is not what that was about.
Reversal VerificationPage::reversal(const QStringList &payments, const Again &again)
{
    const auto versions = std::make_shared<QHash<QString, int>>(); // as undoing leaves them
    const auto back = [this, payments, versions] {
        QList<QFuture<Result<void>>> answers;
        for (const QString &payment : payments)
            answers.append(m_desk.undo(payment).then(this, [this, payment, versions](const Result<int> &version) -> Result<void> {
                if (version) {
                    m_wanted = payment;
                    versions->insert(payment, *version);
                }
                refresh();
                return version ? Result<void>() : std::unexpected(version.error());
            }));
        return outcome(answers);
    };
    return {back, [this, versions, again] {
                return again(*versions).then(this, [this](const Result<void> &answer) {
                    refresh();
                    return answer;
                });
            }};
}

QFuture<Result<void>> VerificationPage::approveAgain(const QHash<QString, int> &versions)
{
    return m_desk.approveAll(versions).then([](const Result<QList<BulkDecision>> &decisions) -> Result<void> {
        if (!decisions)
            return std::unexpected(decisions.error());
        const auto refused = std::ranges::find(*decisions, false, &BulkDecision::isDone);
        return refused == decisions->end() ? Result<void>() : std::unexpected(refused->error);
    });
}

void VerificationPage::tick()
{
    m_pane->tickCurrent();
}

void VerificationPage::clearTicks()
{
    m_queue.setTicked({});
}

// By the version that was checked: a payment that changed is checked anew.
static QString checkedAs(const QueuedPayment &payment)
{
    return payment.id + u' ' + QString::number(payment.version);
}

// What passes all checks can be approved together; the checks of what is selected are asked for as it is.
void VerificationPage::checkTicked()
{
    QHash<QString, QString> unknown;
    for (const QueuedPayment &payment : m_queue.ticked())
        if (payment.mayBeApprovedInBulk() && !isChecked(payment))
            unknown.insert(payment.id, checkedAs(payment));
    if (m_queue.ticked().isEmpty())
        m_failed.clear();
    updateActions();
    showTicked();
    if (unknown.isEmpty())
        return;
    await(m_desk.failedChecks(unknown.keys()), [this, unknown](const QHash<QString, QList<PaymentCheck>> &failed) {
        for (auto checks = failed.cbegin(); checks != failed.cend(); ++checks)
            m_failed.insert(unknown.value(checks.key()), checks.value());
        showTicked();
    });
}

bool VerificationPage::isChecked(const QueuedPayment &payment) const
{
    return m_failed.contains(checkedAs(payment));
}

// What is not known yet has not passed.
bool VerificationPage::isForBulk(const QueuedPayment &payment) const
{
    return payment.mayBeApprovedInBulk() && isChecked(payment) && m_failed.value(checkedAs(payment)).isEmpty();
}

QString VerificationPage::whyNotForBulk(const QueuedPayment &payment) const
{
    const QList<PaymentCheck> failed = m_failed.value(checkedAs(payment));
    return payment.isMine                                 ? tr("recorded by you")
           : payment.isApprovedByMe                       ? tr("approved by you")
           : payment.state == QueuedPayment::State::Taken ? tr("%1 has it open").arg(payment.claimedByName)
           : !payment.canDecide                           ? tr("sent back")
           : !payment.mayBeApprovedInBulk()               ? tr("needs %1 people").arg(payment.approvalsNeeded)
           : failed.isEmpty()                             ? QString()
                                                          : checkText(failed.constFirst(), payment.currency, m_backend);
}

void VerificationPage::showTicked()
{
    constexpr int Explained = 2; // the others are counted
    const QList<QueuedPayment> ticked = m_queue.ticked();
    int possible = 0;
    int unknown = 0;
    QMap<QString, qlonglong> sums;
    QStringList others;
    for (const QueuedPayment &payment : ticked) {
        if (payment.mayBeApprovedInBulk() && !isChecked(payment)) {
            ++unknown;
            continue;
        }
        if (!isForBulk(payment)) {
            others.append(tr("%1: %2").arg(payment.number, whyNotForBulk(payment)));
            continue;
        }
        ++possible;
        sums[payment.currency] += payment.amountMinor;
    }
    QStringList parts;
    for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum)
        parts.append(formatSum(sum.value(), sum.key(), m_backend.catalog.exponent(sum.key())));
    if (others.size() > Explained)
        parts << others.first(Explained) << tr("%Ln more by themselves", nullptr, int(others.size()) - Explained);
    else
        parts << others;
    if (unknown > 0)
        parts.append(tr("%1 of %2: checking…").arg(unknown).arg(ticked.size()));
    const QString count = possible + unknown == ticked.size()
                              ? QString(richText(tr("<b>%1 selected</b>").arg(ticked.size())) + u" · "_s + tr("one person is enough"))
                              : richText(tr("<b>%1 of %2</b> can be approved together").arg(possible).arg(ticked.size()));
    m_approveTicked->setText(tr("Approve %1").arg(possible));
    m_approveTicked->setEnabled(possible > 0 && unknown == 0 && !m_isApproving);
    m_clear->setEnabled(!ticked.isEmpty());
    m_receipt->showTicked(ticked.isEmpty() ? QString() : count, parts.join(u" · "_s)); // has room for what its steps are called now
}

// Other payments may have changed what a check finds since these were selected: all are checked once more.
void VerificationPage::approveTicked()
{
    QHash<QString, QueuedPayment> payments;
    for (const QueuedPayment &payment : m_queue.ticked())
        if (isForBulk(payment))
            payments.insert(payment.id, payment);
    if (payments.isEmpty() || m_isApproving)
        return;
    m_isApproving = true;
    showTicked();
    await(
        m_desk.failedChecks(payments.keys()),
        [this, payments](const QHash<QString, QList<PaymentCheck>> &failed) {
            QHash<QString, int> versions;
            QStringList others;
            for (const QueuedPayment &payment : payments) {
                m_failed.insert(checkedAs(payment), failed.value(payment.id));
                if (failed.value(payment.id).isEmpty())
                    versions.insert(payment.id, payment.version);
                else
                    others.append(tr("%1: %2").arg(payment.number, whyNotForBulk(payment)));
            }
            others.sort();
            approveThose(versions, others);
        },
        [this](const Error &error) {
            m_isApproving = false;
            showTicked();
            refuse(error);
            return true;
        });
}

void VerificationPage::approveThose(const QHash<QString, int> &versions, const QStringList &others)
{
    if (versions.isEmpty()) {
        m_isApproving = false;
        return afterBulk({}, others);
    }
    m_claim.letGo();
    await(
        m_desk.approveAll(versions),
        [this, others](const QList<BulkDecision> &decisions) {
            m_isApproving = false;
            afterBulk(decisions, others);
            workOn(m_current, false);
        },
        [this](const Error &error) {
            m_isApproving = false;
            showTicked();
            refuse(error);
            return true;
        });
}

// Those that were refused stay ticked, and each says why; so do those that were not asked for.
void VerificationPage::afterBulk(const QList<BulkDecision> &decisions, const QStringList &others)
{
    QStringList approved;
    QStringList refused = others;
    QSet<QString> stillTicked;
    for (const QueuedPayment &payment : m_queue.ticked())
        stillTicked.insert(payment.id);
    for (const BulkDecision &decision : decisions) {
        if (decision.isDone) {
            approved.append(decision.id);
            stillTicked.remove(decision.id);
            continue;
        }
        stillTicked.insert(decision.id);
        refused.append(tr("%1: %2").arg(decision.number, errorText(decision.error)));
    }
    m_queue.setTicked(stillTicked);
    showTicked();
    if (refused.isEmpty())
        say({});
    else
        messages()->say(tr("%1 of %2 approved. %3").arg(approved.size()).arg(decisions.size() + others.size()).arg(refused.join(u' ')),
                        MessageBar::Kind::Warning);
    if (!approved.isEmpty())
        Q_EMIT done(tr("%1 approved").arg(approved.size()),
                    reversal(approved, [this](const QHash<QString, int> &versions) { return approveAgain(versions); }));
    refresh();
}

void VerificationPage::takeOver()
{
    const QList<QueuedPayment> ticked = m_queue.ticked();
    const auto current = m_queue.payment(m_queue.indexOf(m_current));
    if (ticked.isEmpty() && current && current->state == QueuedPayment::State::Taken)
        return askForIt();
    if (ticked.isEmpty() && !m_current.isEmpty())
        return m_claim.keep(m_current);
    for (const QueuedPayment &payment : ticked)
        await(m_desk.take(payment.id), [this, id = payment.id] {
            m_claim.setKept(id);
            refresh();
        });
}

// Whoever has it is told at once; they leave it by going on.
void VerificationPage::askForIt()
{
    const auto payment = m_queue.payment(m_queue.indexOf(m_current));
    if (!payment)
        return;
    await(m_desk.ask(payment->id), [this, number = payment->number](const QString &name) {
        m_askingWords = name.isEmpty() ? tr("%1 is free now.").arg(number) : tr("%1 is told that you ask for %2.").arg(name, number);
        say(m_askingWords);
        refresh();
    });
}

void VerificationPage::handOver(const QueuedPayment &payment)
{
    await(m_desk.handOver(payment.id), [this, payment](const QString &name) {
        say({});
        if (!name.isEmpty()) {
            if (m_claim.payment() == payment.id)
                m_claim.forget(); // it is theirs
            if (payment.id == m_current)
                m_pane->setCurrentPayment(m_queue.after(payment.id));
            Q_EMIT told(tr("%1 has %2 now").arg(name, payment.number));
        }
        refresh();
    });
}

// A reference is recorded as the receipt has it; any other difference is written into the remark, for whoever recorded it.
void VerificationPage::useSuggestion()
{
    const auto payment = m_queue.payment(m_queue.indexOf(m_current));
    const QList<ReadField> fields = m_facts->read();
    const auto differs = std::ranges::find(fields, ReadField::Match::Differs, &ReadField::match);
    if (!payment || !payment->canDecide || differs == fields.end())
        return;
    const bool isCheque = payment->bankReference.isEmpty() && !payment->chequeNumber.isEmpty();
    if (differs->kind != ReadField::Kind::Reference || isCheque)
        return m_facts->suggestRemark(
            tr("%1 on the receipt: %2").arg(ReceiptTable::nameOf(differs->kind), ReceiptTable::readText(*differs, m_facts->recorded())));
    await(
        m_desk.correctReference(payment->id, payment->version, differs->read),
        [this, payment = *payment, read = differs->read] {
            const auto record = [this, id = payment.id](const QString &reference) {
                return [this, id, reference] { return m_desk.correctReference(id, std::nullopt, reference); };
            };
            Reversal reversal;
            if (!payment.bankReference.isEmpty())
                reversal = {record(payment.bankReference), record(read)};
            Q_EMIT done(tr("%1 has the receipt’s reference").arg(payment.number), reversal);
            refresh();
        },
        [this](const Error &error) {
            refuse(error);
            return true;
        });
}
