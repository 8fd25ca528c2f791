#include "verification/verificationpage.h"
#include "shell/messagebar.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "text/moneytext.h"
#include "verification/factspane.h"
#include "verification/receiptpane.h"
#include "verification/verificationqueue.h"
#include "widgets/fieldframe.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/messagestrip.h"

#include <QListView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using State = QueuedPayment::State;

// The queue worked by keyboard as Ewa, a verifier; Marek is the other one.
class VerificationPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<VerificationPage> m_page;
    QString m_done;
    Reversal::Step m_undo;
    Reversal::Step m_redo;

    QListView *view() const { return m_page->findChild<QListView *>(); }
    VerificationQueue *queue() const { return static_cast<VerificationQueue *>(view()->model()); }
    FactsPane *facts() const { return m_page->findChild<FactsPane *>(); }
    QPlainTextEdit *remark() const { return facts()->findChild<QPlainTextEdit *>(); }
    FieldFrame *remarkField() const { return facts()->findChild<FieldFrame *>(); }
    QString current() const
    {
        const auto payment = queue()->payment(view()->currentIndex());
        return payment ? payment->id : QString();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(view(), key, modifiers); }
    bool isPossible(const QString &step) const { return PageTest::isPossible(*m_page, step); }
    // What the right pane says about the payment.
    QString notes() const
    {
        QStringList notes;
        for (const MessageStrip *strip : facts()->findChildren<MessageStrip *>())
            if (strip->isVisible())
                notes.append(strip->text());
        return notes.join(u'\n');
    }
    std::optional<QueuedPayment> find(const std::function<bool(const QueuedPayment &)> &is) const
    {
        const QList<QueuedPayment> payments = queue()->payments();
        const auto found = std::ranges::find_if(payments, is);
        return found == payments.end() ? std::nullopt : std::optional(*found);
    }
    std::optional<QueuedPayment> findState(State state) const
    {
        return find([state](const QueuedPayment &payment) { return payment.state == state; });
    }
    std::optional<QueuedPayment> findForOnePerson() const
    {
        return find([](const QueuedPayment &payment) { return payment.mayBeApprovedInBulk() && payment.approvalsNeeded == 1; });
    }
    // Those that pass all checks, and need one person.
    QList<QueuedPayment> forBulk() const
    {
        QList<QueuedPayment> payments = queue()->payments();
        payments.removeIf([](const QueuedPayment &payment) { return !payment.mayBeApprovedInBulk() || payment.approvalsNeeded > 1; });
        QStringList ids;
        for (const QueuedPayment &payment : std::as_const(payments))
            ids.append(payment.id);
        const auto failed = settled(VerificationDesk(m_desk->database, m_desk->session).failedChecks(ids));
        payments.removeIf([&failed](const QueuedPayment &payment) { return !failed || !failed->value(payment.id).isEmpty(); });
        return payments;
    }
    // What the bar of selected payments says.
    QString ofSelected() const
    {
        QStringList words;
        for (const QLabel *label : m_page->findChild<ReceiptPane *>()->findChildren<QLabel *>())
            if (label->isVisible())
                words.append(label->text());
        return words.join(u'\n');
    }
    QAction *approvingSelected() const
    {
        const QList<QAction *> actions = m_page->actions();
        const auto found = std::ranges::find(actions, QKeySequence(Qt::SHIFT | Qt::Key_A), &QAction::shortcut);
        return found == actions.end() ? nullptr : *found;
    }
    // By its key, once the checks are known.
    bool approveSelected() const
    {
        if (!approvingSelected() || !QTest::qWaitFor([this] { return approvingSelected()->isEnabled(); }))
            return false;
        press(Qt::Key_A, Qt::ShiftModifier);
        return true;
    }
    void openPayment(const QString &id) const
    {
        view()->setCurrentIndex(queue()->indexOf(id));
        view()->setFocus();
    }
    // The amount from which two people have to approve, as the organization's rules have it.
    QString threshold(const QueuedPayment &payment)
    {
        const Rows rule = m_office.ask(u"select min(r.from_minor) as least, r.currency from sales.approval_rule r join sales.payment p"
                                       " on p.tenant_id = r.tenant_id and p.currency = r.currency where p.id = ?::uuid and r.is_active"
                                       " and r.approvals > 1 group by r.currency"_s,
                                       {payment.id});
        return rule.isEmpty() ? u"no rule"_s
                              : formatAmount(rule.number(0, u"least"), rule.text(0, u"currency"),
                                             m_desk->backend.catalog.exponent(rule.text(0, u"currency")));
    }
    QString status(const QString &payment)
    {
        return m_office
            .ask(u"select status || coalesce(nullif('/' || stage, '/'), '') as status from sales.payment where id = ?::uuid"_s, {payment})
            .text(0, u"status");
    }
    QString person(const QString &email) { return m_office.ask(u"select id from core.app_user where email = ?"_s, {email}).text(0, u"id"); }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = m_office.signIn(u"verifier@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void init()
    {
        m_done.clear();
        m_undo = {};
        m_redo = {};
        m_page = std::make_unique<VerificationPage>(m_desk->backend);
        connect(m_page.get(), &Page::done, this, [this](const QString &sentence, const Reversal &reversal) {
            m_done = sentence;
            m_undo = reversal.back;
            m_redo = reversal.again;
        });
        m_page->refresh();
        QVERIFY(PageTest::putOnScreen(*m_page, {1190, 780}));
        view()->setFocus();
        QTRY_VERIFY(!m_page->isBusy() && !queue()->payments().isEmpty());
    }
    void cleanup() { m_page.reset(); }

    // First: a reference that is corrected asks for both approvals again. In the window that pictures are made of; more to say of a payment
    // than of any other is of a second check whose receipt differs.
    void everyCheckIsSeenWithoutScrolling()
    {
        m_page->resize(1240, 814);
        const auto kessler = find([](const QueuedPayment &payment) { return payment.bankReference == u"KB-2026-0971"; });
        QVERIFY(kessler && kessler->approvalsGiven == 1);
        openPayment(kessler->id);
        QTRY_COMPARE_WITH_TIMEOUT(facts()->read().size(), 4, 15000);
        QTRY_VERIFY(notes().contains(u"Reference differs"_s) && notes().contains(u"You are the second person."_s));
        const auto hidden = [this] {
            QStringList words;
            for (const GlyphLabel *check : facts()->findChildren<GlyphLabel *>())
                if (check->visibleRegion() != QRegion(check->rect()))
                    words.append(check->text());
            return words.join(u'\n');
        };
        QVERIFY(facts()->findChildren<GlyphLabel *>().size() > 3);
        QTRY_VERIFY2(hidden().isEmpty(), qPrintable(hidden()));
    }

    // The receipt is read, and its reference differs in two digits from the one that was recorded.
    void theReceiptsReferenceIsOneKeyAwayAndCanBeTakenBack()
    {
        const auto kessler = find([](const QueuedPayment &payment) { return payment.bankReference == u"KB-2026-0971"; });
        QVERIFY(kessler);
        openPayment(kessler->id);
        QTRY_COMPARE_WITH_TIMEOUT(facts()->read().size(), 4, 15000);
        for (const ReadField &field : facts()->read()) {
            const bool isReference = field.kind == ReadField::Kind::Reference;
            QCOMPARE(field.match, isReference ? ReadField::Match::Differs : ReadField::Match::Same);
            QVERIFY(!field.place.isEmpty());
        }
        QTRY_VERIFY2(notes().contains(u"KB-2026-0917"_s), qPrintable(notes()));
        QTRY_VERIFY(isPossible(VerificationPage::tr("Use the receipt’s word")));
        m_done.clear();
        press(Qt::Key_U);
        QTRY_VERIFY(m_done.contains(kessler->number));
        const auto reference = [&] {
            return m_office.ask(u"select bank_reference as r from sales.payment where id = ?::uuid"_s, {kessler->id}).text(0, u"r");
        };
        QCOMPARE(reference(), u"KB-2026-0917"_s);
        QTRY_COMPARE(facts()->read().last().match, ReadField::Match::Same);
        QTRY_VERIFY(!isPossible(VerificationPage::tr("Use the receipt’s word")));
        m_undo();
        QTRY_COMPARE(reference(), u"KB-2026-0971"_s);
    }

    // A receipt that is a picture: its words are recognized, and what is not on it is said to be missing.
    void theWordsOfAPictureAreRecognized()
    {
        const auto scanned = find([](const QueuedPayment &payment) { return payment.receiptType == u"image/png"; });
        QVERIFY(scanned);
        openPayment(scanned->id);
        QTRY_COMPARE_WITH_TIMEOUT(facts()->read().size(), 4, 30000);
        for (const ReadField &field : facts()->read())
            QCOMPARE(field.match, field.kind == ReadField::Kind::PaidOn ? ReadField::Match::NotFound : ReadField::Match::Same);
    }

    void approvingByKeyTakesThePaymentOffTheQueueAndOpensTheNext()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        openPayment(payment->id);
        const QString next = queue()->after(payment->id);
        press(Qt::Key_A);
        QTRY_COMPARE(m_done, u"%1 approved"_s.arg(payment->number));
        QVERIFY(!queue()->indexOf(payment->id).isValid());
        QCOMPARE(current(), next);
        QCOMPARE(status(payment->id), u"verified"_s);
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(current(), next);
        QVERIFY(!m_page->messages()->isError());
    }

    void undoBringsThePaymentBack()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        openPayment(payment->id);
        press(Qt::Key_A);
        QTRY_VERIFY(m_undo);
        QTRY_VERIFY(!m_page->isBusy());
        m_undo();
        QTRY_COMPARE(current(), payment->id); // the queue may hear of it before the undo is answered
        QVERIFY(queue()->indexOf(payment->id).isValid());
        QCOMPARE(status(payment->id), u"pending/in_verification"_s);
    }

    void theSecondPersonVerifies()
    {
        const auto payment = find([](const QueuedPayment &queued) { return queued.state == State::SecondCheck && queued.canDecide; });
        QVERIFY(payment);
        openPayment(payment->id);
        QTRY_VERIFY(notes().contains(u"You are the second person."_s));
        QTRY_VERIFY(notes().contains(u"Marek Lis"_s));
        QVERIFY2(notes().contains(u"Payments of %1 or more need 2 people"_s.arg(threshold(*payment))), qPrintable(notes()));
        press(Qt::Key_A);
        QTRY_COMPARE(m_done, u"%1 approved"_s.arg(payment->number));
        QCOMPARE(status(payment->id), u"verified"_s);
    }

    void theFirstOfTwoLeavesItForAnother()
    {
        const auto payment = find(
            [](const QueuedPayment &queued) { return queued.canDecide && queued.approvalsNeeded > 1 && queued.approvalsGiven == 0; });
        QVERIFY(payment);
        openPayment(payment->id);
        QTRY_VERIFY(notes().contains(u"2 people must approve."_s));
        QVERIFY2(notes().contains(u"The rule holds for payments of %1 or more."_s.arg(threshold(*payment))), qPrintable(notes()));
        press(Qt::Key_A);
        QTRY_COMPARE(m_done, u"%1 approved by you, one more person needed"_s.arg(payment->number));
        QTRY_VERIFY(queue()->indexOf(payment->id).isValid());
        openPayment(payment->id);
        QTRY_VERIFY(notes().contains(u"Another person must give the next approval."_s));
        QVERIFY(!isPossible(u"Approve"_s));
        QCOMPARE(status(payment->id), u"pending/in_verification"_s);
        // It stands behind what Ewa can do, and is not what she begins with.
        QCOMPARE(queue()->payment(queue()->indexOf(payment->id))->state, State::ApprovedByMe);
        QCOMPARE(queue()->payments().constLast().id, payment->id);
        cleanup();
        init();
        QCOMPARE(queue()->payments().constLast().id, payment->id);
        QVERIFY(queue()->payment(view()->currentIndex())->canDecide);
    }

    void rejectingNeedsARemarkAndSaysSoAtTheRemark()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        openPayment(payment->id);
        QTRY_COMPARE(remark()->placeholderText(), u"For %1 and the audit log"_s.arg(payment->recordedByName));
        press(Qt::Key_R);
        QVERIFY(remarkField()->error().contains(payment->recordedByName));
        QTRY_VERIFY(remark()->hasFocus());
        QCOMPARE(status(payment->id), u"pending/in_verification"_s);
        QTest::keyClicks(remark(), u"amount of another receipt"_s);
        QVERIFY(!remarkField()->hasError());
        QTest::keyClick(remark(), Qt::Key_Escape);
        QTRY_VERIFY(view()->hasFocus());
        press(Qt::Key_R);
        QTRY_COMPARE(m_done, u"%1 rejected"_s.arg(payment->number));
        QCOMPARE(status(payment->id), u"rejected"_s);
        QCOMPARE(m_office.ask(u"select decided_reason from sales.payment where id = ?::uuid"_s, {payment->id}).text(0, u"decided_reason"),
                 u"amount of another receipt"_s);
        m_undo();
        QTRY_COMPARE(status(payment->id), u"pending/in_verification"_s);
    }

    // As it was written, of the payment as it was left: where somebody changed it since, it says so.
    void whatWasSentBackAndUndoneIsSentBackAgain()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        openPayment(payment->id);
        press(Qt::Key_S);
        QTest::keyClicks(remark(), u"the receipt is not readable"_s);
        QTest::keyClick(remark(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_done, u"%1 sent back"_s.arg(payment->number));
        QCOMPARE(status(payment->id), u"pending/sent_back"_s);
        for (int round = 0; round < 2; ++round) {
            QVERIFY_RESULT(settled(m_undo()));
            QCOMPARE(status(payment->id), u"pending/in_verification"_s);
            QVERIFY_RESULT(settled(m_redo()));
            QCOMPARE(status(payment->id), u"pending/sent_back"_s);
            QCOMPARE(m_office.ask(u"select decided_reason as r from sales.payment where id = ?::uuid"_s, {payment->id}).text(0, u"r"),
                     u"the receipt is not readable"_s);
        }
        QVERIFY_RESULT(settled(m_undo()));
        m_office.ask(u"update sales.payment set notes = 'another one' where id = ?::uuid"_s, {payment->id});
        const auto refused = settled(m_redo());
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlState, u"KO003"_s);
        QCOMPARE(status(payment->id), u"pending/in_verification"_s);
    }

    void theRemarkGoesOnWithTheStepThatAskedForIt()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        openPayment(payment->id);
        press(Qt::Key_R);
        QTest::keyClicks(remark(), u"amount of another receipt"_s);
        QTest::keyClick(remark(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_done, u"%1 rejected"_s.arg(payment->number));
        m_undo();
        QTRY_COMPARE(status(payment->id), u"pending/in_verification"_s);
    }

    void aSuggestedReasonIsOneKeyAway()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        openPayment(payment->id);
        press(Qt::Key_R);
        const QList<KeyButton *> reasons = remarkField()->findChildren<KeyButton *>();
        QVERIFY(!reasons.isEmpty());
        const QString reason = reasons.first()->text();
        QTest::keyClick(remark(), Qt::Key_1, Qt::AltModifier);
        QTRY_COMPARE(remark()->toPlainText(), reason);
        QVERIFY(!remarkField()->hasError());
        QTest::keyClick(remark(), Qt::Key_Escape);
        press(Qt::Key_R);
        QTRY_COMPARE(m_done, u"%1 rejected"_s.arg(payment->number));
        m_undo();
        QTRY_COMPARE(status(payment->id), u"pending/in_verification"_s);
    }

    void aRemarkThatIsTooLongIsRefusedAtTheRemarkAndStays()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        openPayment(payment->id);
        const QString tooLong(501, u'x');
        remark()->setPlainText(tooLong);
        press(Qt::Key_R);
        QTRY_VERIFY(remarkField()->hasError());
        QCOMPARE(remark()->toPlainText(), tooLong);
        QCOMPARE(status(payment->id), u"pending/in_verification"_s);
    }

    void sendingBackLeavesItToWhoRecordedIt()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        openPayment(payment->id);
        press(Qt::Key_S);
        QVERIFY(remarkField()->error().contains(payment->recordedByName));
        remark()->setPlainText(u"The date differs"_s);
        view()->setFocus();
        press(Qt::Key_S);
        QTRY_COMPARE(m_done, u"%1 sent back"_s.arg(payment->number));
        QCOMPARE(status(payment->id), u"pending/sent_back"_s);
        // It waits for no verifier: it is among those sent back, which the page counts apart.
        QTRY_VERIFY(!queue()->indexOf(payment->id).isValid());
        QTRY_VERIFY(m_page->subtitle().contains(u"sent back"_s));
        m_page->show(Target{u"verification"_s, {}, {{u"sent_back"_s, true}}});
        QTRY_VERIFY(queue()->indexOf(payment->id).isValid());
        for (const QueuedPayment &one : queue()->payments())
            QVERIFY(one.state == State::SentBack || one.isMine);
        openPayment(payment->id);
        QTRY_VERIFY(notes().contains(u"The date differs"_s));
        QVERIFY(!isPossible(u"Approve"_s));
        m_undo();
        QTRY_COMPARE(status(payment->id), u"pending/in_verification"_s);
    }

    void anOwnPaymentIsLockedAndSaysWhy()
    {
        const auto payment = findState(State::Mine);
        QVERIFY(payment);
        openPayment(payment->id);
        QTRY_VERIFY(notes().contains(u"You recorded this payment."_s));
        QTRY_VERIFY(notes().contains(u"Ask Marek Lis"_s));
        for (const QString &step : {u"Approve"_s, u"Reject"_s, u"Send back"_s, u"Remark"_s, u"Take"_s})
            QVERIFY2(!isPossible(step), qPrintable(step));
        for (const MessageStrip *strip : facts()->findChildren<MessageStrip *>())
            if (strip->isVisible())
                QTRY_COMPARE(strip->height(), strip->heightForWidth(strip->width())); // no more than its words need
        press(Qt::Key_A);
        QCOMPARE(current(), payment->id);
        QCOMPARE(status(payment->id), u"pending/in_verification"_s);
    }

    void whoHasAPaymentOpenIsNamedAndAskedForIt()
    {
        const auto payment = findState(State::Taken);
        QVERIFY(payment);
        openPayment(payment->id);
        QTRY_VERIFY(notes().contains(u"Marek Lis has it open."_s));
        QVERIFY(!isPossible(u"Approve"_s) && !isPossible(u"Take"_s) && isPossible(u"Ask for it"_s));
        press(Qt::Key_T);
        QTRY_VERIFY2(m_page->messages()->text().contains(u"Marek Lis is told that you ask"_s), qPrintable(m_page->messages()->text()));
        press(Qt::Key_T); // impatience tells nobody twice
        QTRY_VERIFY(!m_page->isBusy());
        const auto told = m_office.ask(u"select count(*) as n from core.notification where notification_type = 'payment.asked_for'"
                                       " and user_id = ?::uuid and record_id = ?::uuid"_s,
                                       {person(u"verifier2@baltic.example"_s), payment->id});
        QCOMPARE(told.number(0, u"n"), 1LL);
        // Said once: it is gone for whoever comes back.
        QTRY_VERIFY(!m_page->messages()->text().isEmpty());
        static_cast<QWidget *>(m_page.get())->hide();
        static_cast<QWidget *>(m_page.get())->show();
        QVERIFY(m_page->messages()->text().isEmpty());
    }

    // Selected and taken for later, they stay hers when she walks over them; what she only looked at is free again.
    void whatWasTakenForLaterStaysWhenPeopleWalkOverIt()
    {
        const auto holder = [&](const QString &payment) {
            return m_office
                .ask(u"select max(claimed_by::text) as who from sales.payment_claim where payment_id = ?::uuid"
                     " and claimed_until > clock_timestamp()"_s,
                     {payment})
                .text(0, u"who");
        };
        const auto until = [&](const QString &payment) {
            return m_office.ask(u"select max(claimed_until)::text as t from sales.payment_claim where payment_id = ?::uuid"_s, {payment})
                .text(0, u"t");
        };
        const QString ewa = person(u"verifier@baltic.example"_s);
        QList<QueuedPayment> free = queue()->payments();
        free.removeIf([](const QueuedPayment &payment) { return !payment.canDecide; });
        QVERIFY(free.size() >= 3);
        const QString one = free.at(0).id;
        const QString two = free.at(1).id;
        const QString seen = free.at(2).id;
        openPayment(seen);
        QTRY_COMPARE(holder(seen), ewa);
        queue()->setTicked({one, two});
        press(Qt::Key_T);
        for (const QString &taken : {one, two}) {
            QTRY_COMPARE(holder(taken), ewa);
            QTRY_COMPARE(queue()->payment(queue()->indexOf(taken))->claimedById, ewa);
        }
        queue()->setTicked({});
        for (const QString &taken : {one, two}) {
            const QString before = until(taken);
            openPayment(taken);
            QTRY_VERIFY(until(taken) > before); // renewed by whoever stays on it
        }
        QTRY_VERIFY(holder(seen).isEmpty());
        openPayment(seen);
        QTRY_COMPARE(holder(seen), ewa);
        QCOMPARE(holder(one), ewa);
        QCOMPARE(holder(two), ewa);
        for (const QString &taken : {one, two})
            m_office.ask(u"delete from sales.payment_claim where payment_id = ?::uuid returning id"_s, {taken});
        QTRY_VERIFY(queue()->payment(queue()->indexOf(two))->claimedById.isEmpty());
    }

    // Ewa has it open in her window, Marek asks for it in his: she is told there and then, and he has it with one key of hers.
    void whoeverHasItOpenIsAskedThereAndHandsItOver()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        openPayment(payment->id);
        const auto holder = [&] {
            return m_office.ask(u"select max(claimed_by::text) as who from sales.payment_claim where payment_id = ?::uuid"_s, {payment->id})
                .text(0, u"who");
        };
        QTRY_COMPARE(holder(), person(u"verifier@baltic.example"_s));
        const auto marek = m_office.signIn(u"verifier2@baltic.example"_s);
        VerificationPage his(marek->backend);
        his.show(Target{u"verification"_s, payment->id});
        QVERIFY(PageTest::putOnScreen(his, {1190, 780}));
        auto hisView = his.findChild<QListView *>();
        const auto hisQueue = static_cast<VerificationQueue *>(hisView->model());
        const auto seen = [&] { return hisQueue->payment(hisView->currentIndex()).value_or(QueuedPayment()); };
        QTRY_COMPARE(seen().id, payment->id);
        QTRY_COMPARE(seen().state, State::Taken);
        QVERIFY(m_page->messages()->text().isEmpty());
        QTest::keyClick(hisView, Qt::Key_T);
        QTRY_COMPARE(m_page->messages()->text(), u"Marek Lis asks for %1."_s.arg(payment->number));
        QVERIFY(!m_page->closeMessage()); // it offers something

        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTest::keyClick(view(), Qt::Key_0, Qt::AltModifier);
        QTRY_COMPARE(holder(), person(u"verifier2@baltic.example"_s));
        QTRY_VERIFY(seen().canDecide);
        QTRY_COMPARE(queue()->payment(queue()->indexOf(payment->id))->claimedByName, u"Marek Lis"_s);
        QVERIFY(m_page->messages()->text().isEmpty());
        QVERIFY(current() != payment->id);
        static_cast<QWidget &>(his).hide(); // he goes on: it is free again
        QTRY_VERIFY(holder().isEmpty());
        QTRY_VERIFY(queue()->payment(queue()->indexOf(payment->id))->canDecide);
    }

    // Whatever else the page says in between.
    void handingOverIsOfferedAgainWhileItIsAskedFor()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        openPayment(payment->id);
        QTRY_COMPARE(queue()->payment(queue()->indexOf(payment->id))->claimedById, person(u"verifier@baltic.example"_s));
        m_office.ask(u"update sales.payment_claim set asked_by = ?::uuid where payment_id = ?::uuid returning id"_s,
                     {person(u"verifier2@baltic.example"_s), payment->id});
        const QString offer = u"Marek Lis asks for %1."_s.arg(payment->number);
        QTRY_COMPARE(m_page->messages()->text(), offer);
        m_page->messages()->say(u"Something else."_s, MessageBar::Kind::Warning);
        m_page->refresh();
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(m_page->messages()->text(), u"Something else."_s); // it is read first
        QVERIFY(m_page->closeMessage());
        QCOMPARE(m_page->messages()->text(), offer);
        m_page->messages()->say({});
        m_page->refresh();
        QTRY_COMPARE(m_page->messages()->text(), offer);
        m_office.ask(u"update sales.payment_claim set asked_by = null where payment_id = ?::uuid returning id"_s, {payment->id});
        QTRY_VERIFY(m_page->messages()->text().isEmpty());
        QCOMPARE(current(), payment->id);
    }

    // A server that is slow, and somebody who doesn't wait: the payment can be decided again, and they are told to look first.
    void afterWaitingWasStoppedAPaymentCanBeDecidedAgain()
    {
        const auto one = findForOnePerson();
        QVERIFY(one);
        openPayment(one->id);
        QTRY_VERIFY(isPossible(u"Approve"_s) && !m_page->isBusy());
        Database other;
        QVERIFY_RESULT(settled(other.open(m_office.owner())));
        const auto held = other.query(
            {u"with held as materialized (select id from sales.payment where id = ?::uuid for update) select pg_sleep(20) from held"_s,
             {one->id}});
        QTRY_VERIFY(m_office.isSleeping());
        press(Qt::Key_A);
        QVERIFY(!isPossible(u"Approve"_s));
        m_page->stopWaiting();
        QTRY_VERIFY(isPossible(u"Approve"_s));
        QVERIFY2(m_page->messages()->text().contains(u"look before you try again"_s), qPrintable(m_page->messages()->text()));
        auto holding = held;
        holding.cancel();
        QTRY_VERIFY(!m_office.isSleeping() && !m_page->isBusy());
        QCOMPARE(status(one->id), u"pending/in_verification"_s);
        press(Qt::Key_A);
        QTRY_VERIFY(status(one->id).startsWith(u"verified"_s));
        QTRY_VERIFY(!m_page->isBusy() && m_undo);
        m_undo(); // the tests after this one need it
        QTRY_COMPARE(status(one->id), u"pending/in_verification"_s);
        QTRY_VERIFY(!m_page->isBusy());
    }

    // Whoever has scrolled stays where they are while others work, in a queue of any length.
    void aLongQueueIsReadAgainAsFarAsPeopleHaveScrolled()
    {
        const Rows copied = m_office.ask(
            u"select string_agg(case attname when 'id' then 'gen_random_uuid()' when 'number_seq' then '900000 + g'"
            " when 'bank_reference' then quote_literal('') when 'cheque_number' then quote_literal('') when 'receipt_id' then 'null'"
            " when 'created_at' then 'now()' else quote_ident(attname) end, ',' order by attnum) as values,"
            " string_agg(quote_ident(attname), ',' order by attnum) as names from pg_attribute"
            " where attrelid = 'sales.payment'::regclass and attnum > 0 and not attisdropped"
            " and attgenerated = ''"_s);
        const auto one = findForOnePerson();
        QVERIFY(one);
        m_office.ask(u"set session_replication_role = replica"_s);
        m_office.ask(u"insert into sales.payment ("_s + copied.text(0, u"names") + u") select "_s + copied.text(0, u"values")
                         + u" from sales.payment, generate_series(1, 450) g where id = ?::uuid"_s,
                     {one->id});
        m_office.ask(u"set session_replication_role = origin"_s);
        m_page->refresh();
        QTRY_COMPARE(queue()->payments().size(), 200);
        for (int pages = 2; pages <= 3; ++pages) {
            view()->scrollToBottom();
            QTRY_VERIFY(queue()->payments().size() > (pages - 1) * 200);
        }
        const qsizetype read = queue()->payments().size();
        const QString last = queue()->payments().constLast().id;
        openPayment(last);
        QTRY_VERIFY(!m_page->isBusy());
        const int scrolled = view()->verticalScrollBar()->value();
        m_page->refresh();
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(queue()->payments().size() >= read);
        QCOMPARE(current(), last);
        QCOMPARE(view()->verticalScrollBar()->value(), scrolled);

        // End is the end of the queue, not of what was read.
        cleanup();
        init();
        QCOMPARE(queue()->payments().size(), 200);
        const auto waiting = settled(VerificationDesk(m_desk->database, m_desk->session).waiting());
        QVERIFY_RESULT(waiting);
        press(Qt::Key_End);
        QTRY_COMPARE(queue()->payments().size(), *waiting);
        QCOMPARE(current(), queue()->payments().constLast().id);

        // There people stay whatever is read: of all that is known, what is near them is read again, and no more.
        const QString end = current();
        const QString between = queue()->payments().at(250).id;
        m_office.ask(u"set session_replication_role = replica"_s);
        m_office.ask(u"update sales.payment set notes = 'read again' where id = any(?::uuid[])"_s, {QStringList{end, between}});
        m_office.ask(u"set session_replication_role = origin"_s);
        m_page->refresh();
        QTRY_COMPARE(queue()->payment(queue()->indexOf(end))->notes, u"read again"_s);
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(queue()->payments().size(), *waiting);
        QCOMPARE(current(), end);
        QCOMPARE(queue()->payments().constLast().id, end);
        QVERIFY(queue()->payment(queue()->indexOf(between))->notes != u"read again"_s);
        openPayment(between);
        m_page->refresh();
        QTRY_COMPARE(queue()->payment(queue()->indexOf(between))->notes, u"read again"_s);
        QCOMPARE(current(), between);

        // A reading that was asked for before that and answered after it takes nothing away.
        cleanup();
        init();
        for (int round = 0; round < 5; ++round)
            m_page->refresh();
        press(Qt::Key_End);
        QTRY_COMPARE(queue()->payments().size(), *waiting);
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(queue()->payments().size(), *waiting);
        QCOMPARE(current(), queue()->payments().constLast().id);
        press(Qt::Key_Home);
        QCOMPARE(current(), queue()->payments().constFirst().id);
        m_page->refresh();
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(current(), queue()->payments().constFirst().id);
        m_office.ask(u"set session_replication_role = replica"_s);
        m_office.ask(u"delete from sales.payment where number_seq > 900000"_s);
        m_office.ask(u"set session_replication_role = origin"_s);
    }

    void staysWithWhoeverWasFaster()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        m_office.ask(
            u"insert into sales.payment_claim (tenant_id, payment_id, claimed_by, claimed_until, created_by)"
            " select tenant_id, id, ?::uuid, now() + interval '5 minutes', ?::uuid from sales.payment where id = ?::uuid returning id"_s,
            {person(u"verifier2@baltic.example"_s), person(u"verifier2@baltic.example"_s), payment->id});
        QTRY_COMPARE(queue()->payment(queue()->indexOf(payment->id))->state, State::Taken);
        QCOMPARE(queue()->payment(queue()->indexOf(payment->id))->claimedByName, u"Marek Lis"_s);
        m_office.ask(u"delete from sales.payment_claim where payment_id = ?::uuid returning id"_s, {payment->id});
        QTRY_VERIFY(queue()->payment(queue()->indexOf(payment->id))->canDecide);
    }

    void whatIsRefusedTogetherStaysSelectedAndTellsWhy()
    {
        QList<QueuedPayment> two = forBulk();
        QVERIFY(two.size() >= 2);
        two.resize(2);
        m_office.ask(u"update sales.payment set approval_slots = '{manager}' where id = ?::uuid returning id"_s, {two.last().id});
        m_page->refresh();
        QTRY_VERIFY(queue()->payment(queue()->indexOf(two.last().id))->version > two.last().version);
        for (const QueuedPayment &payment : two) {
            openPayment(payment.id);
            press(Qt::Key_X);
        }
        QCOMPARE(queue()->ticked().size(), 2);
        QVERIFY(approveSelected());
        QTRY_COMPARE(status(two.first().id), u"verified"_s);
        QTRY_COMPARE(m_done, u"%1 approved"_s.arg(1));
        QVERIFY(m_page->messages()->text().contains(two.last().number));
        QVERIFY(m_page->messages()->text().contains(u"asks for an approver with another role"_s));
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(queue()->ticked().size(), 1);
        QCOMPARE(queue()->ticked().first().id, two.last().id);
        QCOMPARE(status(two.last().id), u"pending/in_verification"_s);
        m_undo();
        QTRY_VERIFY(queue()->indexOf(two.first().id).isValid());
        QCOMPARE(status(two.first().id), u"pending/in_verification"_s);
    }

    void whatCanBeDoneWithTheSelectedKeepsItsWordsWhereThereIsLittleRoom()
    {
        const QSize usual = m_page->window()->size();
        m_page->window()->resize(900, 700);
        press(Qt::Key_X);
        QTRY_VERIFY(!queue()->ticked().isEmpty());
        const auto steps = [this] {
            QList<KeyButton *> found = m_page->findChild<ReceiptPane *>()->findChildren<KeyButton *>();
            erase_if(found, [](const KeyButton *button) { return !button->isVisible(); });
            return found;
        };
        QTRY_COMPARE(steps().size(), 3);
        for (const KeyButton *step : steps()) {
            QTRY_VERIFY2(step->width() >= step->sizeHint().width(), qPrintable(step->text()));
            QTRY_COMPARE(step->visibleRegion().boundingRect(), step->rect());
        }
        press(Qt::Key_X);
        m_page->window()->resize(usual);
    }

    void whatNeedsMoreThanOnePersonStaysSelectedWhenTheOthersAreApproved()
    {
        QVERIFY(!forBulk().isEmpty());
        const QueuedPayment one = forBulk().constFirst();
        const auto other = find([](const QueuedPayment &payment) { return payment.canDecide && !payment.mayBeApprovedInBulk(); });
        QVERIFY(other);
        for (const QueuedPayment &payment : QList{one, *other}) {
            openPayment(payment.id);
            press(Qt::Key_X);
        }
        QCOMPARE(queue()->ticked().size(), 2);
        QVERIFY(approveSelected());
        QTRY_VERIFY(!queue()->indexOf(one.id).isValid());
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(queue()->ticked().size(), 1);
        QCOMPARE(queue()->ticked().first().id, other->id);
        m_undo();
        QTRY_VERIFY(queue()->indexOf(one.id).isValid());
    }

    // Together goes what passes all checks; of the others it is said why not.
    void whatDoesNotPassACheckIsDecidedByItself()
    {
        const QList<QueuedPayment> all = forBulk();
        QVERIFY(all.size() > 1);
        const QueuedPayment one = all.constFirst();
        const QueuedPayment cash = all.constLast();
        m_office.ask(u"update sales.payment set method = 'cash', receipt_id = null where id = ?::uuid"_s, {cash.id});
        QTRY_COMPARE(queue()->payment(queue()->indexOf(cash.id))->method, u"cash"_s);
        for (const QueuedPayment &payment : {one, cash}) {
            openPayment(payment.id);
            press(Qt::Key_X);
        }
        QTRY_VERIFY2(ofSelected().contains(u"1 of 2"_s) && ofSelected().contains(u"%1: Cash without a receipt"_s.arg(cash.number)),
                     qPrintable(ofSelected()));
        QVERIFY(approveSelected());
        QTRY_VERIFY(!queue()->indexOf(one.id).isValid());
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(queue()->ticked().size(), 1);
        QCOMPARE(queue()->ticked().first().id, cash.id);
        QCOMPARE(status(cash.id), u"pending/in_verification"_s);
        QVERIFY_RESULT(settled(m_undo()));
        QTRY_VERIFY(queue()->indexOf(one.id).isValid());
        // By itself it is approved, and after an undo once more.
        openPayment(cash.id);
        press(Qt::Key_X);
        m_undo = {};
        m_redo = {};
        press(Qt::Key_A);
        QTRY_COMPARE(status(cash.id), u"verified"_s);
        QTRY_VERIFY(!m_page->isBusy() && m_undo);
        QVERIFY_RESULT(settled(m_undo()));
        QCOMPARE(status(cash.id), u"pending/in_verification"_s);
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY_RESULT(settled(m_redo()));
        QTRY_COMPARE(status(cash.id), u"verified"_s);
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY_RESULT(settled(m_undo()));
        QCOMPARE(status(cash.id), u"pending/in_verification"_s);
        m_office.ask(u"update sales.payment set method = ?, receipt_id = ?::uuid where id = ?::uuid"_s,
                     {cash.method, cash.receiptId, cash.id});
    }

    // Not before the checks are known; and what other payments have changed since then is found in time.
    void whatIsSelectedIsCheckedBeforeItIsApproved()
    {
        const QList<QueuedPayment> all = forBulk();
        QVERIFY(all.size() > 1);
        const QueuedPayment one = all.constFirst();
        const QueuedPayment cash = all.constLast();
        queue()->setTicked({one.id, cash.id});
        QVERIFY(!approvingSelected()->isEnabled());
        QVERIFY2(ofSelected().contains(u"2 of 2: checking…"_s), qPrintable(ofSelected()));
        QTRY_VERIFY(approvingSelected()->isEnabled());
        QVERIFY2(!ofSelected().contains(u"checking…"_s), qPrintable(ofSelected()));

        // Nobody tells the page.
        m_office.ask(u"set session_replication_role = replica"_s);
        m_office.ask(u"update sales.payment set method = 'cash', receipt_id = null where id = ?::uuid"_s, {cash.id});
        QVERIFY(approveSelected());
        QTRY_COMPARE(status(one.id), u"verified"_s);
        QTRY_VERIFY2(m_page->messages()->text().contains(u"1 of 2 approved. %1: Cash without a receipt"_s.arg(cash.number)),
                     qPrintable(m_page->messages()->text()));
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(status(cash.id), u"pending/in_verification"_s);
        QCOMPARE(queue()->ticked().size(), 1);
        QCOMPARE(queue()->ticked().constFirst().id, cash.id);
        QVERIFY(!approvingSelected()->isEnabled());
        m_office.ask(u"update sales.payment set method = ?, receipt_id = ?::uuid where id = ?::uuid"_s,
                     {cash.method, cash.receiptId, cash.id});
        m_office.ask(u"set session_replication_role = origin"_s);
        QVERIFY_RESULT(settled(m_undo()));
        QTRY_VERIFY(queue()->indexOf(one.id).isValid());
    }

    void whatIsOpenAfterApprovingTogetherIsInSight()
    {
        const QSize usual = m_page->window()->size();
        m_page->window()->resize(1100, 500);
        const QList<QueuedPayment> several = forBulk();
        QVERIFY(several.size() > 1);
        for (const QueuedPayment &payment : several) {
            openPayment(payment.id);
            press(Qt::Key_X);
        }
        QVERIFY(approveSelected());
        QTRY_VERIFY(!queue()->indexOf(several.last().id).isValid());
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(view()->currentIndex().isValid());
        QVERIFY(view()->viewport()->rect().contains(view()->visualRect(view()->currentIndex())));
        m_undo();
        for (const QueuedPayment &payment : several)
            QTRY_VERIFY(queue()->indexOf(payment.id).isValid());
        m_page->window()->resize(usual);
    }

    void aPaymentThatIsAskedForIsOpened()
    {
        const QString last = queue()->payments().last().id;
        m_page->show(Target{u"verification"_s, last});
        QTRY_COMPARE(current(), last);
        m_page->show(Target{u"verification"_s, u"00000000-0000-7000-8000-000000000000"_s});
        QTRY_COMPARE(m_page->messages()->text(), u"That payment does not wait for verification any more."_s);
    }

    void theBadgeCountsTheQueue()
    {
        const auto waiting = settled(VerificationDesk(m_desk->database, m_desk->session).waiting());
        QVERIFY_RESULT(waiting);
        QCOMPARE(*waiting, queue()->payments().size());
    }

    // Last: nobody lets Ewa in again.
    void aSuspendedVerifierIsToldInASentence()
    {
        const auto payment = findForOnePerson();
        QVERIFY(payment);
        openPayment(payment->id);
        m_office.ask(u"update core.membership set status = 'suspended', suspended_at = now() where user_id = ?::uuid returning user_id"_s,
                     {person(u"verifier@baltic.example"_s)});
        press(Qt::Key_A);
        QTRY_VERIFY(m_page->messages()->isError());
        QTRY_VERIFY2(m_page->messages()->text().startsWith(u"Your membership of this organization has ended"_s),
                     qPrintable(m_page->messages()->text()));
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(m_page->messages()->isError());
        QCOMPARE(status(payment->id), u"pending/in_verification"_s);
    }
};

QTEST_MAIN(VerificationPageTest)
#include "verificationpagetest.moc"
