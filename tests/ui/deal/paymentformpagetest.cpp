#include "deal/paymentformpage.h"
#include "deal/paymentfields.h"
#include "records/leavequestion.h"
#include "records/savingpreview.h"
#include "shell/messagebar.h"
#include "support/heldtable.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "support/typing.h"
#include "widgets/droparea.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/moneyedit.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Typing;

// Money for a deal is recorded by key; what can't be right is told at its field, records nothing, and stays as it was typed.
class PaymentFormPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<PaymentFormPage> m_page;
    QString m_deal;

    FieldFrame *frame(const QString &label) const { return Typing::frame(*m_page, label); }
    QLineEdit *line(const QString &label) const { return Typing::line(*m_page, label); }
    void fill(const QString &label, const QString &text) const { Typing::fill(*m_page, label, text); }
    DropArea *receipt() const { return m_page->findChild<DropArea *>(); }
    void payBy(const QString &method) const
    {
        auto box = qobject_cast<QComboBox *>(frame(u"Method"_s)->field());
        box->setCurrentIndex(box->findData(method));
    }

    QString books()
    {
        return m_office.ask(u"select (select count(*) from sales.payment) || ' ' || (select count(*) from core.attachment) as n"_s)
            .text(0, u"n");
    }

    void open(const QVariant &deal)
    {
        m_page = std::make_unique<PaymentFormPage>(m_desk->backend);
        QVERIFY(PageTest::putOnScreen(*m_page, {1240, 860}));
        m_page->show(Target{u"payment.new"_s, deal, {}});
        QTRY_VERIFY(!m_page->isBusy());
    }

    void fillWell(const QString &reference)
    {
        fill(u"Received"_s, u"10"_s);
        fill(u"Bank reference"_s, reference);
        receipt()->take({u"receipt.png"_s, {}, picture(reference)});
    }

    void isRefusedAt(const QString &field, const QString &before)
    {
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY2(frame(field)->hasError(), qPrintable(field));
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(went.isEmpty());
        QCOMPARE(books(), before);
    }

    void isRecorded()
    {
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(went.first().first().value<Target>().id.toString(), m_deal);
    }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        m_desk = m_office.signIn(u"sales@baltic.example"_s);
        QVERIFY(m_desk);
        const auto deals = settled(m_desk->database.query({u"select id::text as id from sales.deal_list where tenant_id = core.tenant_id()"
                                                           " and owner_id = core.me() and currency = 'PLN' and state <> 'cancelled'"
                                                           " and amount_minor - paid_minor - waiting_minor > 1000000 limit 1"_s,
                                                           {}}));
        QVERIFY_RESULT(deals);
        m_deal = deals->text(0, u"id");
    }

    void init() { open(m_deal); }

    void cleanup()
    {
        m_page.reset();
        PageTest::removeDrafts();
    }

    // The program was killed, or the answer was lost, when the server had it already.
    void aPaymentThatWasSavedAlreadyIsTheSameOneOrToldAndNothingTypedIsLost()
    {
        DealBook book(m_desk->database);
        DealEntry deal;
        deal.clientId = QUuid(m_office.ask(u"select client_id::text as id from sales.deal where id = ?::uuid"_s, {m_deal}).text(0, u"id"));
        deal.amount = 50000;
        deal.currency = u"PLN"_s;
        QVERIFY_RESULT(settled(book.enter(deal, false)));
        const auto payments = [this, id = deal.id] {
            return m_office
                .ask(u"select string_agg(amount_minor::text, ',' order by number_seq) as n from sales.payment where deal_id = ?::uuid"_s,
                     {id})
                .text(0, u"n");
        };
        const auto isTold = [this](const QString &words) {
            const QList<FieldFrame *> frames = m_page->findChildren<FieldFrame *>();
            return std::ranges::any_of(frames, [&words](const FieldFrame *frame) { return frame->error().startsWith(words); });
        };
        const QVariant id = deal.id.toString(QUuid::WithoutBraces);
        open(id);
        fill(u"Received"_s, u"500"_s); // all of it: none is left once it is saved
        fill(u"Bank reference"_s, u"SAME-1"_s);
        leave(*m_page);
        const auto first = settled(book.recordPayment(deal.id, u"PLN"_s, m_page->fields()->entry()));
        QVERIFY_RESULT(first);
        m_page.reset();
        open(id);
        fill(u"Received"_s, u"300"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(isTold(*first + u" was saved already, with other contents."_s));
        QCOMPARE(payments(), u"50000"_s);
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_1, Qt::AltModifier);
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(went.first().first().value<Target>().page, u"payments"_s);
        QCOMPARE(m_page->fields()->entry().amount, 30000);
        went.clear();

        fill(u"Received"_s, u"500"_s);
        QSignalSpy done(m_page.get(), &Page::done);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(done.first().first().toString().startsWith(*first + u" recorded for "_s));
        QCOMPARE(payments(), u"50000"_s);
    }

    void aPaymentThatIsAnotherOneIsRecordedAsThatWhenAsked()
    {
        fillWell(u"OTHER-1"_s);
        const auto first = settled(DealBook(m_desk->database).recordPayment(QUuid(m_deal), u"PLN"_s, m_page->fields()->entry()));
        QVERIFY_RESULT(first);
        fill(u"Bank reference"_s, u"OTHER-2"_s);
        line(u"Bank reference"_s)->setFocus();
        receipt()->clear();
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(frame(u"Bank reference"_s)->error().startsWith(*first));
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_2, Qt::AltModifier);
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(m_office.ask(u"select count(*) as n from sales.payment where bank_reference in ('OTHER-1', 'OTHER-2')"_s).number(0, u"n"),
                 2);
    }

    // The server takes its time, and somebody presses again.
    void savedTwiceItIsToldOnce()
    {
        fillWell(u"TWICE-1"_s);
        QVERIFY(PageTest::isSavedOnceWhenPressedTwice(*m_page));
    }

    void moreThanIsLeftIsToldWhenItsFieldIsLeft()
    {
        QTRY_VERIFY(!m_page->isBusy());
        line(u"Received"_s)->setFocus();
        line(u"Received"_s)->selectAll();
        type(u"99999999"_s);
        QVERIFY(!frame(u"Received"_s)->hasError()); // they may go on
        press(Qt::Key_Tab);
        QVERIFY(frame(u"Received"_s)->hasError());
        QCOMPARE(m_page->fields()->problemCount(), 1);
        const auto counted = [this] {
            const auto buttons = m_page->findChildren<KeyButton *>();
            return std::ranges::any_of(buttons,
                                       [](const KeyButton *button) { return button->isVisible() && button->text().contains(u"to fix"_s); });
        };
        QTRY_VERIFY(counted());
        press(Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(!frame(u"Received"_s)->hasError());
        QTRY_VERIFY(!counted());
    }

    // Whoever goes on to another deal before the answer has that one's payment in the fields.
    void aPaymentThatIsAnsweredLaterLeavesTheNextOneAlone()
    {
        const QString other
            = m_office
                  .ask(u"select id::text as id from sales.deal where tenant_id = ?::uuid and owner_id = ?::uuid and currency = 'PLN'"
                       " and status <> 'cancelled' and amount_minor - paid_minor - waiting_minor > 100000 and id <> ?::uuid limit 1"_s,
                       {m_desk->session.tenant().id, m_desk->session.person().id, m_deal})
                  .text(0, u"id");
        fillWell(u"LATER-1"_s);
        QTRY_VERIFY(!m_page->isBusy());
        HeldTable payments(m_office, "sales.payment");
        QSignalSpy went(m_page.get(), &Page::navigate);
        QSignalSpy done(m_page.get(), &Page::done);
        press(Qt::Key_Return, Qt::ControlModifier);
        m_page->show(Target{u"payment.new"_s, other, {}});
        fill(u"Bank reference"_s, u"LATER-2"_s);
        payments.letGo();
        QTRY_COMPARE(done.size(), 1);
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(went.isEmpty());
        QCOMPARE(line(u"Bank reference"_s)->text(), u"LATER-2"_s);
        QVERIFY_RESULT(settled(done.first().at(1).value<Reversal>().back()));
        QCOMPARE(m_office.ask(u"select status from sales.payment where bank_reference = 'LATER-1'"_s).text(0, u"status"), u"rejected"_s);
        m_page->show(Target{u"payment.new"_s, m_deal, {}});
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(line(u"Bank reference"_s)->text(), QString()); // its draft went with it
    }

    // Its deal goes before the server has it; or nobody waits for what the server says.
    void whatIsKnownOfAPaymentThatWasLeftIsTold_data()
    {
        QTest::addColumn<bool>("isThrownAway");
        QTest::addColumn<bool>("isStopped");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("left for another one") << false << false << u"The payment for %1 could not be recorded. Its draft is kept."_s;
        QTest::newRow("thrown away") << true << false << u"The payment for %1 was thrown away, and not recorded either."_s;
        QTest::newRow("thrown away, and nobody waits") << true << true << QString();
    }
    void whatIsKnownOfAPaymentThatWasLeftIsTold()
    {
        QFETCH(bool, isThrownAway);
        QFETCH(bool, isStopped);
        QFETCH(QString, sentence);
        fillWell(u"REFUSED-1"_s);
        QTRY_VERIFY(!m_page->isBusy());
        QSignalSpy told(m_page.get(), &Page::told);
        const auto turnDeal = [this](const QString &deletedAt) {
            return m_office.ask(u"update sales.deal set deleted_at = %1 where id = ?::uuid returning number"_s.arg(deletedAt), {m_deal})
                .text(0, u"number");
        };
        const QString number = turnDeal(isStopped ? u"null"_s : u"now()"_s);
        HeldTable payments(m_office, "sales.payment");
        press(Qt::Key_Return, Qt::ControlModifier);
        if (isThrownAway) {
            QVERIFY(!m_page->canLeave());
            const auto buttons = m_page->findChild<LeaveQuestion *>()->findChildren<QPushButton *>();
            (*std::ranges::find(buttons, u"Throw it away"_s, &QPushButton::text))->click();
        } else {
            m_page->show(Target{u"payment.new"_s, {}, {}});
        }
        if (isStopped)
            m_page->stopWaiting();
        payments.letGo();
        QTRY_VERIFY(!m_page->isBusy());
        turnDeal(u"null"_s);
        QCOMPARE(told.size(), sentence.isEmpty() ? 0 : 1);
        if (!sentence.isEmpty())
            QCOMPARE(told.first().first().toString(), sentence.arg(number));
        open(m_deal);
        QCOMPARE(line(u"Bank reference"_s)->text(), isThrownAway ? QString() : u"REFUSED-1"_s);
    }

    void nothingCanBeTypedWhileItIsRecorded()
    {
        fillWell(u"HELD-1"_s);
        QTRY_VERIFY(!m_page->isBusy());
        line(u"Received"_s)->setFocus();
        HeldTable payments(m_office, "sales.payment");
        press(Qt::Key_Return, Qt::ControlModifier);
        type(u"9"_s);
        QVERIFY(!line(u"Received"_s)->isEnabled());
        m_page->stopWaiting();
        QTRY_VERIFY(line(u"Received"_s)->hasFocus());
        payments.letGo();
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(line(u"Received"_s)->text(), u"10.00"_s);
        isRecorded();
        QCOMPARE(m_office.ask(u"select amount_minor from sales.payment where bank_reference = 'HELD-1'"_s).number(0, u"amount_minor"),
                 1000);
    }

    void aDealWithoutWordsIsToldByItsNumber()
    {
        const QString number
            = m_office.ask(u"update sales.deal set description = '' where id = ?::uuid returning number"_s, {m_deal}).text(0, u"number");
        open(m_deal);
        QTRY_VERIFY(std::ranges::any_of(m_page->findChildren<QLabel *>(), [&number](const QLabel *label) {
            return label->text().startsWith(number + u" · "_s) && !label->text().contains(u"·  ·"_s);
        }));
    }

    void whatIsDueIsOfferedAndRecordedByKeyAlone()
    {
        QVERIFY(line(u"Received"_s)->hasFocus());
        QVERIFY(m_page->fields()->entry().amount > 1'000'000);
        type(u"1.5k"_s);       // in place of what is due
        press(Qt::Key_Return); // method
        press(Qt::Key_Return); // received on
        type(u"t"_s);
        press(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), line(u"Bank reference"_s));
        type(u"PAY-1"_s);
        QGuiApplication::clipboard()->setImage(QImage::fromData(picture(u"PAY-1"_s)));
        press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(!receipt()->isEmpty());
        isRecorded();
        const Rows rows = m_office.ask(u"select amount_minor, deal_id::text as deal_id, receipt_id is not null as has_receipt"
                                       " from sales.payment where bank_reference = 'PAY-1'"_s);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.number(0, u"amount_minor"), 150'000);
        QCOMPARE(rows.text(0, u"deal_id"), m_deal);
        QVERIFY(rows.flag(0, u"has_receipt"));
    }

    void badInputIsToldAtItsFieldAndStays_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << u"Received"_s << QString();
        QTest::newRow("zero") << u"Received"_s << u"0"_s;
        QTest::newRow("negative") << u"Received"_s << u"-5"_s;
        QTest::newRow("too many decimals") << u"Received"_s << u"10.005"_s;
        QTest::newRow("not an amount") << u"Received"_s << u"some"_s;
        QTest::newRow("more than can be kept") << u"Received"_s << u"99999999999999999999"_s;
        QTest::newRow("more than the balance due") << u"Received"_s << u"90M"_s;
        QTest::newRow("over-long reference") << u"Bank reference"_s << QString(81, u'x');
        QTest::newRow("received tomorrow") << u"Received on"_s << u"+1"_s;
        QTest::newRow("received long ago") << u"Received on"_s << u"1.1.1999"_s;
        QTest::newRow("received whenever") << u"Received on"_s << u"whenever"_s;
        QTest::newRow("received on no day") << u"Received on"_s << QString();
    }
    void badInputIsToldAtItsFieldAndStays()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        const QString before = books();
        fillWell(u"BAD-1"_s);
        fill(field, text);
        const QString typed = line(field)->text();
        isRefusedAt(field, before);
        const QList<GlyphLabel *> checks = m_page->findChild<SavingPreview *>()->findChildren<GlyphLabel *>();
        const auto isError = [this, &field](const QLabel *check) { return check->text() == frame(field)->error(); };
        QVERIFY(std::ranges::any_of(checks, isError)); // beside the form, too
        QCOMPARE(line(field)->text(), typed);
        QVERIFY(!receipt()->isEmpty());
    }

    void aBadChequeNumberIsToldAtItsField_data()
    {
        QTest::addColumn<QString>("number");
        QTest::newRow("none") << QString();
        QTest::newRow("over-long") << QString(41, u'9');
    }
    void aBadChequeNumberIsToldAtItsField()
    {
        QFETCH(QString, number);
        const QString before = books();
        fillWell({});
        payBy(u"cheque"_s);
        fill(u"Cheque number"_s, number);
        isRefusedAt(u"Cheque number"_s, before);
        QCOMPARE(line(u"Cheque number"_s)->text(), number);
    }

    void aChequeNumberUsedBeforeIsToldAtItsField()
    {
        const auto byCheque = [this](const QString &what, const QString &number) {
            fillWell(what);
            payBy(u"cheque"_s);
            fill(u"Cheque number"_s, number);
        };
        byCheque(u"first"_s, u"C 200"_s);
        isRecorded();
        open(m_deal);
        const QString before = books();
        byCheque(u"second"_s, u"c-200"_s); // the same, written otherwise
        isRefusedAt(u"Cheque number"_s, before);
        QCOMPARE(line(u"Cheque number"_s)->text(), u"c-200"_s);
    }

    void aBankReferenceUsedBeforeIsToldAtItsField()
    {
        fillWell(u"REF-1"_s);
        isRecorded();
        open(m_deal);
        const QString before = books();
        fillWell(u"ref 1"_s);
        receipt()->take({u"other.png"_s, {}, picture(u"other"_s)});
        isRefusedAt(u"Bank reference"_s, before);
        QCOMPARE(line(u"Bank reference"_s)->text(), u"ref 1"_s);
    }

    void aBankReferenceUsedBeforeIsToldAsSoonAsThatIsKnown()
    {
        fillWell(u"Ref.1"_s);
        QTRY_VERIFY(frame(u"Bank reference"_s)->error().startsWith(u"TXID"_s));
        line(u"Bank reference"_s)->setFocus();
        line(u"Bank reference"_s)->end(false);
        type(u"9"_s);
        QVERIFY(!frame(u"Bank reference"_s)->hasError());
    }

    void whatBecomesOfAPaymentIsNotToldWithoutItsDeal()
    {
        const auto isTold = [this] {
            const QList<QLabel *> labels = m_page->findChild<SavingPreview *>()->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"TXID"_s); });
        };
        QVERIFY(isTold());
        HeldTable rules(m_office, "sales.commission_rule"); // which it is told with
        m_page->show(Target{u"payment.new"_s, m_deal, {}});
        QTRY_VERIFY(!line(u"Received"_s)->text().isEmpty()); // what is due is known, and the rest asked for
        m_page->show(Target{u"payment.new"_s, {}, {}});
        rules.letGo();
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(!isTold());
    }

    void aPaymentJustRecordedIsTakenBackAndBroughtBack()
    {
        Reversal taken;
        connect(m_page.get(), &Page::done, this, [&taken](const QString &, const Reversal &reversal) { taken = reversal; });
        fillWell(u"AGAIN-1"_s);
        isRecorded();
        const auto stored = [this] {
            return m_office
                .ask(u"select number || ' ' || status || ' ' || stage as n from sales.payment where bank_reference = 'AGAIN-1'"_s)
                .text(0, u"n");
        };
        const QString before = stored();
        QVERIFY2(before.endsWith(u" pending in_verification"_s), qPrintable(before));
        QVERIFY(taken.back && taken.again);
        QVERIFY_RESULT(settled(taken.back()));
        QVERIFY2(stored().contains(u" rejected "_s), qPrintable(stored()));
        QVERIFY_RESULT(settled(taken.again()));
        QCOMPARE(stored(), before);
    }

    void aRefusedReceiptRecordsNothingUntilItIsGivenUp()
    {
        const QString before = books();
        fillWell(u"FILE-1"_s);
        receipt()->clear();
        receipt()->take({u"receipt.png"_s, {}, QByteArray("MZ\x90\0", 4)});
        isRefusedAt(u"Receipt"_s, before);
        press(Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(!frame(u"Receipt"_s)->hasError());
        isRecorded();
    }

    void anotherOrganizationsDealIsNotThere()
    {
        const Rows theirs = m_office.ask(u"select d.id::text as id from sales.deal d join core.tenant t on t.id = d.tenant_id"
                                         " where t.name = 'Atlas Loans' limit 1"_s);
        const QString before = books();
        open(theirs.text(0, u"id"));
        QVERIFY(m_page->subtitle().isEmpty());
        fillWell(u"FORGED-1"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(books(), before);
    }

    void aDealTakenBackUnderItsPaymentSaysSoAndLosesNothing()
    {
        QTRY_VERIFY(m_desk->live.isListening());
        line(u"Bank reference"_s)->setFocus();
        type(u"GONE-1"_s);
        m_office.ask(u"update sales.deal set deleted_at = now() where id = ?::uuid"_s, {m_deal});
        QTRY_VERIFY(m_page->messages()->text().startsWith(u"This deal is not there any more"_s));
        QCOMPARE(line(u"Bank reference"_s)->text(), u"GONE-1"_s);
        QVERIFY(line(u"Deal"_s)->isVisible()); // to choose another one
        m_office.ask(u"update sales.deal set deleted_at = null where id = ?::uuid"_s, {m_deal});
        QTRY_VERIFY(!m_page->subtitle().isEmpty());
        QCOMPARE(line(u"Bank reference"_s)->text(), u"GONE-1"_s);
    }

    void aDraftComesBackForItsDealAlone()
    {
        fill(u"Received"_s, u"12.34"_s);
        line(u"Bank reference"_s)->setFocus();
        type(u"half a ref"_s);
        line(u"Bank reference"_s)->setCursorPosition(4);
        leave(*m_page);
        open({});
        QCOMPARE(line(u"Bank reference"_s)->text(), QString());
        open(m_deal);
        QCOMPARE(m_page->fields()->entry().amount, 1234);
        QCOMPARE(line(u"Bank reference"_s)->text(), u"half a ref"_s);
        QCOMPARE(m_page->focusWidget(), line(u"Bank reference"_s));
        QCOMPARE(line(u"Bank reference"_s)->cursorPosition(), 4);
    }
};

QTEST_MAIN(PaymentFormPageTest)
#include "paymentformpagetest.moc"
