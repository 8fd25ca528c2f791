#include "deal/dealformpage.h"
#include "deal/clientpanel.h"
#include "deal/dealform.h"
#include "records/formfoot.h"
#include "records/savingpreview.h"
#include "records/suggestiondelegate.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "support/heldtable.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "support/typing.h"
#include "widgets/droparea.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Typing;

static const QString Kessler = u"Kessler Maschinenbau GmbH"_s; // pays in EUR, where everything else is in PLN

// A deal is entered with the keyboard alone; what can't be right is told at its field, saves nothing, and stays as it was typed.
class DealFormPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<DealFormPage> m_page;
    QTemporaryDir m_folder;

    FieldFrame *frame(const QString &label) const { return Typing::frame(*m_page, label); }
    QLineEdit *line(const QString &label) const { return Typing::line(*m_page, label); }
    void fill(const QString &label, const QString &text) const { Typing::fill(*m_page, label, text); }
    void startNewClient(const QString &name) const
    {
        line(u"Client"_s)->setFocus();
        type(name);
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    }
    void chooseClient(const QString &name) const
    {
        line(u"Client"_s)->setFocus();
        line(u"Client"_s)->selectAll();
        type(name);
        const auto isFound = [this, &name] {
            const auto hits = m_page->findChild<QListView *>();
            return hits && hits->isVisible() && hits->currentIndex().data().toString() == name;
        };
        QTRY_VERIFY2(isFound(), qPrintable(name));
        press(Qt::Key_Return);
    }
    QString currency() const { return m_page->form()->entry().currency; }
    // What is told under the amount, or beside the form.
    bool isTold(const QString &words) const
    {
        return std::ranges::any_of(m_page->findChildren<QLabel *>(), [&words](const QLabel *label) {
            return label->isVisible() && label->text().replace(u'\u00a0', u' ').contains(words);
        });
    }
    // Everything that saving may leave behind.
    QString books()
    {
        return m_office
            .ask(u"select (select count(*) from sales.deal) || ' ' || (select count(*) from sales.payment) || ' '"
                 " || (select count(*) from crm.client) || ' ' || (select count(*) from core.attachment) as n"_s)
            .text(0, u"n");
    }

    void fillWell(const QString &reference)
    {
        startNewClient(u"Harbour Crane "_s + reference);
        fill(u"What was sold"_s, u"Two cranes"_s);
        fill(u"Amount"_s, u"62.4k"_s);
        fill(u"Received"_s, u"1200"_s);
        fill(u"Bank reference"_s, reference);
        receipt()->take({u"receipt.png"_s, {}, picture(reference)});
    }
    DropArea *receipt() const { return m_page->findChild<DropArea *>(); }
    // What is said beside the form, before anything is saved.
    QStringList checks() const
    {
        QStringList lines;
        for (const GlyphLabel *line : m_page->findChild<SavingPreview *>()->findChildren<GlyphLabel *>())
            lines.append(line->text());
        return lines;
    }
    // What is said of the client.
    QString panel() const
    {
        QStringList texts;
        for (const QLabel *label : m_page->findChild<ClientPanel *>()->currentWidget()->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'|');
    }

    // As a person drops or pastes it: a file on the disk.
    void drop(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(content) == content.size());
        file.close();
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file.fileName())});
        QSignalSpy taken(receipt(), &DropArea::taken);
        QSignalSpy refused(receipt(), &DropArea::refused);
        QVERIFY(receipt()->paste(&mime));
        QTRY_VERIFY(!taken.isEmpty() || !refused.isEmpty());
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

    void openPage(const QVariantMap &arguments = {})
    {
        m_page.reset(); // what was typed there is kept before the next one looks for it
        m_page = std::make_unique<DealFormPage>(m_desk->backend);
        QVERIFY(PageTest::putOnScreen(*m_page, {1240, 860}));
        m_page->show(Target{u"deal.new"_s, {}, arguments});
        QTRY_VERIFY(!m_page->isBusy());
    }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        m_desk = m_office.signIn(u"sales@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void init() { openPage(); }

    void cleanup()
    {
        m_page.reset();
        PageTest::removeDrafts();
    }

    void theLatestClientsAreOfferedBeforeAnythingIsTyped()
    {
        QTRY_VERIFY(m_page->findChild<QListView *>() && m_page->findChild<QListView *>()->isVisible());
        const auto hits = m_page->findChild<QListView *>();
        const QString latest
            = m_office
                  .ask(u"select c.name from sales.deal d join crm.client c on c.id = d.client_id where d.owner_id = ?::uuid"
                       " and d.deleted_at is null order by d.number_seq desc limit 1"_s,
                       {m_desk->session.person().id})
                  .text(0, u"name");
        QCOMPARE(hits->model()->index(0, 0).data().toString(), latest);
        press(Qt::Key_Return); // goes on, and takes nobody
        QVERIFY(line(u"Client"_s)->text().isEmpty());
        QVERIFY(hits->isHidden() || !hits->isVisible());
        line(u"Client"_s)->setFocus();
        QTRY_VERIFY(hits->isVisible());
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(line(u"Client"_s)->text(), latest);
    }

    void aDealJustEnteredIsTakenBackWithItsPaymentAndBroughtBackAsItWas()
    {
        Reversal taken;
        connect(m_page.get(), &Page::done, this, [&taken](const QString &, const Reversal &reversal) { taken = reversal; });
        QSignalSpy went(m_page.get(), &Page::navigate);
        fillWell(u"BACK-1"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(went.size(), 1);
        const QVariant deal = went.first().first().value<Target>().id;
        const auto books = [&] {
            return m_office
                .ask(u"select d.status || ' ' || (d.deleted_at is not null) || ' ' || p.status || ' ' || d.number || ' ' || p.number as n"
                     " from sales.deal d join sales.payment p on p.deal_id = d.id where d.id = ?::uuid"_s,
                     {deal})
                .text(0, u"n");
        };
        const QString before = books();
        QVERIFY2(before.startsWith(u"pending false pending "_s), qPrintable(before));
        QVERIFY(taken.back && taken.again);
        for (int time = 0; time < 2; ++time) {
            QVERIFY_RESULT(settled(taken.back()));
            QVERIFY2(books().startsWith(u"cancelled true rejected "_s), qPrintable(books()));
            QVERIFY_RESULT(settled(taken.again()));
            QCOMPARE(books(), before);
        }
        const auto twice = settled(taken.again());
        QVERIFY(!twice);
        QVERIFY(!errorText(twice.error()).isEmpty());

        // Once a verifier has it open, it is no longer only the salesperson's.
        went.clear();
        fillWell(u"BACK-2"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(went.size(), 1);
        const auto verifier = m_office.signIn(u"verifier@baltic.example"_s);
        QVERIFY_RESULT(settled(verifier->database.write(
            {u"select c.claimed_by from sales.payment p cross join lateral sales.claim_payment(p.id) c where p.deal_id = ?::uuid"_s,
             {went.first().first().value<Target>().id}})));
        const auto refused = settled(taken.back());
        QVERIFY(!refused);
        QCOMPARE(errorText(refused.error()), u"Ewa Sobczak is working on this one. Take the next, or ask them to release it."_s);
    }

    // It comes before nobody's eyes until the receipt is there: that has to be told, and nothing else.
    void aPaymentWithoutItsReceiptIsSaidToWaitForIt()
    {
        const auto told = [this](const QString &words) {
            return std::ranges::any_of(m_page->findChildren<QLabel *>(),
                                       [&words](const QLabel *label) { return label->isVisible() && label->text().endsWith(words); });
        };
        QSignalSpy done(m_page.get(), &Page::done);
        fillWell(u"BARE-1"_s);
        QTRY_VERIFY(told(u" goes to verification"_s));
        m_page->form()->findChild<DropArea *>()->clear();
        QTRY_VERIFY(told(u" waits for its receipt"_s));
        QVERIFY(!told(u" goes to verification"_s));
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(done.size(), 1);
        QVERIFY2(done.first().first().toString().endsWith(u" waits for its receipt"_s), qPrintable(done.first().first().toString()));

        done.clear();
        fillWell(u"BARE-2"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(done.size(), 1);
        QVERIFY2(done.first().first().toString().endsWith(u" goes to verification"_s), qPrintable(done.first().first().toString()));
    }

    // The program was killed, or the answer was lost, when the server had it already. What was corrected since is no other spelling of it.
    void aDealThatWasSavedAlreadyWithOtherContentsIsToldAndNothingTypedIsLost()
    {
        const auto told = [this] {
            const QList<FieldFrame *> frames = m_page->findChildren<FieldFrame *>();
            const auto found = std::ranges::find_if(frames, &FieldFrame::hasError);
            return found == frames.end() ? nullptr : *found;
        };
        const auto sent = [this] { return settled(DealBook(m_desk->database).enter(m_page->form()->entry(), false)); };
        const auto amounts = [this](const QUuid &deal) {
            return m_office.ask(u"select amount_minor::text || ' ' || waiting_minor as n from sales.deal where id = ?::uuid"_s, {deal})
                .text(0, u"n");
        };
        fillWell(u"AGAIN-1"_s);
        leave(*m_page); // its draft is what the next one begins with
        const auto first = sent();
        QVERIFY_RESULT(first);
        openPage();
        QCOMPARE(m_page->form()->entry().id, first->dealId);
        fill(u"Amount"_s, u"72.4k"_s);
        fill(u"Bank reference"_s, u"AGAIN-2"_s);
        line(u"Amount"_s)->setFocus();
        QSignalSpy done(m_page.get(), &Page::done);
        QSignalSpy went(m_page.get(), &Page::navigate);
        const QString before = books();
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(told());
        QCOMPARE(told(), frame(u"Amount"_s)); // where the person is
        QVERIFY2(told()->error().startsWith(first->number + u" was saved already, with other contents."_s), qPrintable(told()->error()));
        QCOMPARE(books(), before);
        QCOMPARE(amounts(first->dealId), u"6240000 120000"_s);
        QVERIFY(done.isEmpty());

        press(Qt::Key_1, Qt::AltModifier);
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(went.first().first().value<Target>().page, u"deals"_s);
        QCOMPARE(QUuid(went.first().first().value<Target>().id.toString()), first->dealId);
        QCOMPARE(m_page->form()->entry().amount, 7240000);
        QCOMPARE(m_page->form()->entry().payment.bankReference, u"AGAIN-2"_s);
        went.clear();

        press(Qt::Key_2, Qt::AltModifier);
        QTRY_COMPARE(went.size(), 1);
        const QUuid second(went.first().first().value<Target>().id.toString());
        QVERIFY(second != first->dealId);
        QCOMPARE(amounts(second), u"7240000 120000"_s);
        QCOMPARE(amounts(first->dealId), u"6240000 120000"_s);
        QCOMPARE(
            m_office.ask(u"select count(distinct client_id) as n from sales.deal where id in (?::uuid, ?::uuid)"_s, {first->dealId, second})
                .number(0, u"n"),
            1);

        // Without a change it is the same deal, and saved.
        fillWell(u"AGAIN-3"_s);
        const auto third = sent();
        QVERIFY_RESULT(third);
        done.clear();
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(done.first().first().toString().startsWith(third->number + u" saved"_s));
    }

    // Ctrl+Alt+N on a form that somebody types into: another deal, with ids and a draft of its own.
    void aSecondWindowOnTheFormIsAnotherDeal()
    {
        fillWell(u"WINDOW-1"_s);
        press(Qt::Key_Tab); // its draft is kept
        const auto first = std::move(m_page);
        openPage();
        QCOMPARE(line(u"What was sold"_s)->text(), QString());
        fillWell(u"WINDOW-2"_s);
        QVERIFY(m_page->form()->entry().id != first->form()->entry().id);
        QVERIFY(m_page->form()->entry().payment.id != first->form()->entry().payment.id);
        for (DealFormPage *window : {m_page.get(), first.get()}) {
            QSignalSpy went(window, &Page::navigate);
            window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(window));
            window->save();
            QTRY_COMPARE(went.size(), 1);
        }
        QCOMPARE(m_office.ask(u"select count(distinct deal_id) as n from sales.payment where bank_reference in ('WINDOW-1', 'WINDOW-2')"_s)
                     .number(0, u"n"),
                 2);
    }

    void aClientWhoWasMadeAlreadyWithOtherContentsBecomesAnotherOneWhenAsked()
    {
        fillWell(u"KNOWN-1"_s);
        const auto first = settled(DealBook(m_desk->database).enter(m_page->form()->entry(), false));
        QVERIFY_RESULT(first);
        fill(u"Bank reference"_s, u"KNOWN-2"_s);
        fill(u"City"_s, u"Sopot"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        const auto isTold = [this](const QString &words) {
            const QList<FieldFrame *> frames = m_page->findChildren<FieldFrame *>();
            return std::ranges::any_of(frames, [&words](const FieldFrame *frame) { return frame->error().startsWith(words); });
        };
        QTRY_VERIFY(isTold(first->number + u" was saved already"_s));
        press(Qt::Key_2, Qt::AltModifier); // another deal
        QTRY_VERIFY(isTold(u"Harbour Crane KNOWN-1 was saved already"_s));
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_1, Qt::AltModifier); // with another client
        QTRY_COMPARE(went.size(), 1);
        QCOMPARE(
            m_office.ask(u"select string_agg(city, ',' order by city) as cities from crm.client where name = 'Harbour Crane KNOWN-1'"_s)
                .text(0, u"cities"),
            u",Sopot"_s);
    }

    // The server takes its time, and somebody presses again.
    void savedTwiceItIsToldOnce()
    {
        fillWell(u"TWICE-1"_s);
        QVERIFY(PageTest::isSavedOnceWhenPressedTwice(*m_page));
    }

    // A correction that came too late would be gone with the form.
    void nothingCanBeTypedWhileItIsSaved()
    {
        fillWell(u"HELD-1"_s);
        QTRY_VERIFY(!m_page->isBusy());
        line(u"Amount"_s)->setFocus();
        const QString amount = line(u"Amount"_s)->text();
        HeldTable deals(m_office, "sales.deal");
        QSignalSpy done(m_page.get(), &Page::done);
        press(Qt::Key_Return, Qt::ControlModifier);
        type(u"9"_s);
        QVERIFY(!line(u"Amount"_s)->isEnabled());
        QCOMPARE(line(u"Amount"_s)->text(), amount);
        QTRY_VERIFY(m_page->messages()->text().startsWith(u"Saving…"_s));
        deals.letGo();
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(line(u"Amount"_s)->isEnabled());
    }

    // Thrown away, as far as whoever typed it knows: what they type since is another deal.
    void whatIsThrownAwayWhileItIsSavedLeavesTheNextDealAlone()
    {
        fillWell(u"AWAY-1"_s);
        QTRY_VERIFY(!m_page->isBusy());
        HeldTable deals(m_office, "sales.deal");
        QSignalSpy went(m_page.get(), &Page::navigate);
        QSignalSpy done(m_page.get(), &Page::done);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!m_page->canLeave());
        const auto buttons = m_page->findChild<LeaveQuestion *>()->findChildren<QPushButton *>();
        (*std::ranges::find(buttons, u"Throw it away"_s, &QPushButton::text))->click();
        fill(u"What was sold"_s, u"The next deal"_s);
        deals.letGo();
        QTRY_COMPARE(done.size(), 1);
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(went.isEmpty());
        QCOMPARE(line(u"What was sold"_s)->text(), u"The next deal"_s);
    }

    // Whether it was saved, nobody knows.
    void ofADealThatWasThrownAwayAndNotWaitedForNothingIsClaimed()
    {
        fillWell(u"AWAY-2"_s);
        QTRY_VERIFY(!m_page->isBusy());
        HeldTable deals(m_office, "sales.deal");
        QSignalSpy told(m_page.get(), &Page::told);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!m_page->canLeave());
        const auto buttons = m_page->findChild<LeaveQuestion *>()->findChildren<QPushButton *>();
        (*std::ranges::find(buttons, u"Throw it away"_s, &QPushButton::text))->click();
        m_page->stopWaiting();
        deals.letGo();
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(told.isEmpty());
    }

    void moreThanTheDealIsToldWhenItsFieldIsLeft()
    {
        fill(u"Amount"_s, u"100"_s);
        line(u"Received"_s)->setFocus();
        type(u"500"_s);
        QVERIFY(!frame(u"Received"_s)->hasError()); // they may go on
        press(Qt::Key_Tab);
        QVERIFY(frame(u"Received"_s)->hasError());
        QCOMPARE(m_page->form()->problemCount(), 1);
        QCOMPARE(frame(u"Received"_s)->fixes().size(), 2);
        fill(u"Amount"_s, u"500"_s);
        QVERIFY(!frame(u"Received"_s)->hasError());
    }

    void nothingIsWorthNothingInAnyCurrency()
    {
        chooseClient(Kessler);
        QTRY_COMPARE(currency(), u"EUR"_s);
        fill(u"Amount"_s, u"100"_s);
        QTRY_VERIFY(isTold(u"≈ "_s));
        fill(u"Amount"_s, {});
        QTRY_VERIFY(!isTold(u"≈ "_s));
        fill(u"What was sold"_s, u"What it is worth is asked again"_s);
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(!isTold(u"≈ "_s));
    }

    // Not once is a field reached but by Tab and Enter.
    void aDealWithClientPaymentAndReceiptIsEnteredByKeyAlone()
    {
        QGuiApplication::clipboard()->setImage(QImage::fromData(picture(u"KEY-1"_s)));
        QVERIFY(line(u"Client"_s)->hasFocus());
        type(u"Harbour Crane KEY-1"_s);
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"clientEmail"_s);
        type(u"crane@example.com"_s);
        press(Qt::Key_Return);
        type(u"+48 58 555 01 73"_s);
        press(Qt::Key_Return); // city
        press(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), line(u"What was sold"_s));
        type(u"Two cranes"_s);
        press(Qt::Key_Return); // work type
        type(u"Delivery"_s);
        press(Qt::Key_Tab); // source
        press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), line(u"Amount"_s));
        type(u"62.4k"_s);
        press(Qt::Key_Return); // deal date: the currency is part of the amount
        type(u"t"_s);
        press(Qt::Key_Return); // due
        type(u"+30"_s);
        press(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), line(u"Received"_s));
        type(u"1200"_s);
        press(Qt::Key_Return); // method
        press(Qt::Key_Return); // received on
        type(u"t"_s);
        press(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), line(u"Bank reference"_s));
        type(u"KEY-1"_s);
        press(Qt::Key_V, Qt::ControlModifier); // the copied picture, from the middle of a text field
        QTRY_VERIFY(!receipt()->isEmpty());
        QCOMPARE(line(u"Bank reference"_s)->text(), u"KEY-1"_s);

        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(went.size(), 1);
        const Rows rows = m_office.ask(u"select d.amount_minor, d.due_date - d.deal_date as days, c.name, c.phone,"
                                       "  p.amount_minor as received, p.receipt_id is not null as has_receipt"
                                       " from sales.deal d join crm.client c on c.tenant_id = d.tenant_id and c.id = d.client_id"
                                       " join sales.payment p on p.tenant_id = d.tenant_id and p.deal_id = d.id where d.id = ?::uuid"_s,
                                       {went.first().first().value<Target>().id});
        QCOMPARE(rows.number(0, u"amount_minor"), 6'240'000);
        QCOMPARE(rows.number(0, u"days"), 30);
        QCOMPARE(rows.number(0, u"received"), 120'000);
        QCOMPARE(rows.text(0, u"name"), u"Harbour Crane KEY-1"_s);
        QCOMPARE(rows.text(0, u"phone"), u"+48585550173"_s);
        QVERIFY(rows.flag(0, u"has_receipt"));
    }

    void columnsStandUnderOneAnotherInEverySection()
    {
        const auto left = [this](const QString &label) { return frame(label)->field()->mapTo(m_page.get(), QPoint()).x(); };
        QCOMPARE(left(u"Deal date"_s), left(u"Work type"_s));
        QCOMPARE(left(u"Received on"_s), left(u"Work type"_s));
        QCOMPARE(left(u"Bank reference"_s), left(u"Due"_s));
        QCOMPARE(left(u"Received"_s), left(u"What was sold"_s));
    }

    void whoIsHighlightedIsShownWithWhomToCall()
    {
        line(u"Client"_s)->setFocus();
        type(u"Kessler"_s);
        const auto told = [this] {
            const auto label = m_page->findChild<QLabel *>(u"contact"_s);
            return label ? label->text().replace(u'\u00a0', u' ') : QString();
        };
        QTRY_COMPARE(told(), u"Jürgen Kessler · +49 30 5550 0142 · pays in EUR"_s);
    }

    // The window shows it and gives it the keyboard; no turn of the event loop comes between that and the first key.
    void keysPressedRightAfterOpeningLandInTheirFields()
    {
        QStackedWidget window;
        window.addWidget(new QWidget);
        window.resize(1240, 860);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto page = new DealFormPage(m_desk->backend);
        window.addWidget(page);
        window.setCurrentWidget(page);
        page->show(Target{u"deal.new"_s, {}, {}});
        type(u"Quay"_s);
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        type(u"quay@example.com"_s);
        for (int field = 0; field < 4; ++field) // phone, city, another client instead, what was sold
            press(Qt::Key_Tab);
        type(u"Ropes"_s);
        press(Qt::Key_Tab);
        type(u"Survey"_s);
        QTRY_VERIFY(!page->isBusy());
        const DealEntry entry = page->form()->entry();
        QVERIFY(entry.newClient);
        QCOMPARE(entry.newClient->name, u"Quay"_s);
        QCOMPARE(entry.newClient->email, u"quay@example.com"_s);
        QCOMPARE(entry.description, u"Ropes"_s);
        QCOMPARE(entry.workType, u"Survey"_s);
    }

    void whatAClientBoughtIsToldWithTheirName()
    {
        type(u"Kess"_s);
        const auto hits = [this] { return m_page->findChild<QListView *>(); };
        QTRY_VERIFY(hits() && hits()->isVisible() && hits()->currentIndex().isValid());
        const QModelIndex first = hits()->model()->index(0, 0);
        const Rows sold = m_office.ask(
            u"select count(*) as n, to_char(sum(d.amount_minor) filter"
            "  (where d.status not in ('draft', 'cancelled')) / 100.0, 'FM999,999,999,990.00') || chr(160) || min(d.currency) as total"
            " from sales.deal d join crm.client c on c.tenant_id = d.tenant_id and c.id = d.client_id"
            " where c.name = ? and d.owner_id = ?::uuid and d.deleted_at is null"_s,
            {first.data().toString(), m_desk->session.person().id});
        QVERIFY(sold.number(0, u"n") > 0);
        const QString told = first.data(SuggestionDelegate::DetailRole).toString();
        QVERIFY2(told.endsWith(u", "_s + sold.text(0, u"total")), qPrintable(told + u'|' + sold.text(0, u"total")));
    }

    void aClientThatIsTypedAndNotChosenIsToldWhenTheFieldIsLeft()
    {
        const auto hits = [this] { return m_page->findChild<QListView *>(); };
        type(u"Kess"_s);
        QTRY_VERIFY(hits() && hits()->isVisible() && hits()->currentIndex().isValid());
        const QString found = hits()->currentIndex().data().toString();
        QTRY_VERIFY2(panel().contains(found), qPrintable(panel()));
        QVERIFY(!frame(u"Client"_s)->hasError()); // still typing
        const auto below = [this] { return frame(u"What was sold"_s)->mapTo(m_page.get(), QPoint()).y(); };
        const int before = below();
        press(Qt::Key_Tab);
        QVERIFY(frame(u"Client"_s)->error().contains(u"Choose a client"_s));
        QTRY_VERIFY(frame(u"Client"_s)->fixes().first()->isVisible());
        QCOMPARE(below(), before); // nothing moves
        QVERIFY(!hits()->isVisible());
        QVERIFY2(!panel().contains(found), qPrintable(panel()));
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY2(!panel().contains(found), qPrintable(panel()));
        QTRY_VERIFY(checks().contains(frame(u"Client"_s)->error()));
        line(u"Client"_s)->setFocus();
        QTRY_VERIFY(hits()->isVisible()); // where one was
        line(u"Client"_s)->setCursorPosition(4);
        type(u"l"_s);
        QVERIFY(!frame(u"Client"_s)->hasError());
        press(Qt::Key_Tab); // before anybody was found for it
        QVERIFY(frame(u"Client"_s)->hasError());
        QTRY_COMPARE(frame(u"Client"_s)->fixes().size(), 2);
        QVERIFY(!hits()->isVisible());
        line(u"Client"_s)->setFocus();
        type(u"e"_s);
        QVERIFY(!frame(u"Client"_s)->hasError()); // somebody found meanwhile keeps nothing there
        press(Qt::Key_Tab);
        QTRY_COMPARE(frame(u"Client"_s)->fixes().size(), 2);
        press(Qt::Key_1, Qt::AltModifier);
        QTRY_COMPARE(line(u"Client"_s)->text(), found);
        QVERIFY(!m_page->form()->entry().clientId.isNull());
        QVERIFY(!frame(u"Client"_s)->hasError());
        QTRY_VERIFY2(panel().contains(found), qPrintable(panel()));

        line(u"Client"_s)->setFocus();
        line(u"Client"_s)->selectAll();
        type(u"Quay Ropes"_s);
        press(Qt::Key_Tab);
        QVERIFY(frame(u"Client"_s)->hasError());
        press(Qt::Key_Return, Qt::ControlModifier); // saving says the same
        QVERIFY(frame(u"Client"_s)->error().contains(u"Choose a client"_s));
        QVERIFY(!frame(u"Client"_s)->fixes().isEmpty());
        frame(u"Client"_s)->fixes().last()->click();
        QCOMPARE(QApplication::focusWidget()->objectName(), u"clientEmail"_s);
        QVERIFY(m_page->form()->entry().newClient && m_page->form()->entry().newClient->name == u"Quay Ropes"_s);
        QVERIFY(!frame(u"Client"_s)->hasError());
    }

    void whatIsKnownOfAClientIsNotToldOfAnotherEntry()
    {
        type(u"Kess"_s);
        const auto hits = [this] { return m_page->findChild<QListView *>(); };
        QTRY_VERIFY(hits() && hits()->isVisible() && hits()->currentIndex().isValid());
        const QString found = hits()->currentIndex().data().toString();
        QTRY_VERIFY2(panel().contains(found), qPrintable(panel()));
        QTRY_VERIFY(!m_page->isBusy());
        HeldTable deals(m_office, "sales.deal");
        press(Qt::Key_Return);
        m_page->form()->setEntry({}); // before the answer is there
        deals.letGo();
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY2(!panel().contains(found), qPrintable(panel()));
    }

    void aSearchThatFailsLeavesNobodyToBeTaken()
    {
        type(u"Kess"_s);
        const auto hits = [this] { return m_page->findChild<QListView *>(); };
        QTRY_VERIFY(hits() && hits()->isVisible() && hits()->currentIndex().isValid());
        m_office.ask(u"alter function crm.find_clients(text, int) rename to find_clients_away"_s);
        type(u"l"_s);
        QTRY_VERIFY(m_page->messages()->isError());
        m_office.ask(u"alter function crm.find_clients_away(text, int) rename to find_clients"_s);
        QVERIFY(!hits()->isVisible());
        type(u"e"_s);
        QTRY_VERIFY(hits()->isVisible());
    }

    void aClientIsFoundAndTakenByKey()
    {
        type(u"Kess"_s);
        const auto hits = [this] { return m_page->findChild<QListView *>(); };
        QTRY_VERIFY(hits() && hits()->isVisible()
                    && hits()->currentIndex().isValid()); // of the latest ones, which may be there still, none is
        press(Qt::Key_Return);
        QVERIFY(!m_page->form()->entry().clientId.isNull());
        QCOMPARE(QApplication::focusWidget(), line(u"What was sold"_s));
    }

    void badInputIsToldAtItsFieldAndStays_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("amount zero") << u"Amount"_s << u"0"_s;
        QTest::newRow("amount negative") << u"Amount"_s << u"-5"_s;
        QTest::newRow("too many decimals") << u"Amount"_s << u"10.005"_s;
        QTest::newRow("over-long text") << u"What was sold"_s << QString(501, u'x');
        QTest::newRow("over-long reference") << u"Bank reference"_s << QString(81, u'x');
        QTest::newRow("not an amount") << u"Amount"_s << u"a lot"_s;
        QTest::newRow("more than can be kept") << u"Amount"_s << u"99999999999999999999"_s;
        QTest::newRow("received zero") << u"Received"_s << u"0"_s;
        QTest::newRow("received negative") << u"Received"_s << u"-5"_s;
        QTest::newRow("received with too many decimals") << u"Received"_s << u"0.005"_s;
        QTest::newRow("over-long work type") << u"Work type"_s << QString(81, u'x');
        QTest::newRow("over-long client") << u"New client’s name"_s << QString(201, u'x');
        QTest::newRow("no name") << u"New client’s name"_s << QString();
        QTest::newRow("no e-mail address") << u"E-mail"_s << u"anna at example"_s;
        QTest::newRow("no phone number") << u"Phone"_s << u"call me"_s;
        QTest::newRow("not a date") << u"Deal date"_s << u"soon"_s;
        QTest::newRow("received when") << u"Received on"_s << u"never"_s;
        QTest::newRow("due before the deal") << u"Due"_s << u"1.1.2020"_s;
        QTest::newRow("in the next century") << u"Deal date"_s << u"1.1.2150"_s;
        QTest::newRow("due at the end of days") << u"Due"_s << u"1.1.9999"_s;
        QTest::newRow("received in the last century") << u"Received on"_s << u"1.1.1999"_s;
        QTest::newRow("more than is due") << u"Received"_s << u"70k"_s;
        QTest::newRow("received tomorrow") << u"Received on"_s << u"+1"_s;
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
        QCOMPARE(line(field)->text(), typed);
        QCOMPARE(line(u"Bank reference"_s)->text().left(5), field == u"Bank reference"_s ? u"xxxxx"_s : u"BAD-1"_s);
        QVERIFY(!frame(field)->error().contains(u"invalid"_s));
    }

    void aFileThatIsNoReceiptIsRefusedAndNothingIsSavedWithoutIt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        const QByteArray png = picture(u"bad"_s);
        const QByteArray jpeg = picture(u"bad"_s, "JPEG");
        QTest::newRow("30 MB") << u"scan.png"_s << QByteArray(png + QByteArray(30 << 20, '\0'));
        QTest::newRow("a program renamed") << u"receipt.png"_s << QByteArray("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff", 14);
        QTest::newRow("a letter") << u"receipt.docx"_s << QByteArray("PK\3\4\24\0\6\0[Content_Types].xml");
        QTest::newRow("truncated PNG") << u"receipt.png"_s << png.first(png.size() / 2);
        QTest::newRow("truncated JPEG") << u"receipt.jpg"_s << jpeg.first(jpeg.size() / 2);
        QTest::newRow("truncated PDF") << u"receipt.pdf"_s << pdf().first(120);
        QTest::newRow("empty") << u"receipt.pdf"_s << QByteArray();
    }
    void aFileThatIsNoReceiptIsRefusedAndNothingIsSavedWithoutIt()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        const QString before = books();
        fillWell(u"FILE-1"_s);
        receipt()->clear();
        drop(name, content);
        QVERIFY(receipt()->refusal().contains(name));
        line(u"What was sold"_s)->setFocus();
        isRefusedAt(u"Receipt"_s, before);
        QCOMPARE(line(u"Bank reference"_s)->text(), u"FILE-1"_s);

        // One key goes on without it.
        press(Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(!frame(u"Receipt"_s)->hasError());
        QVERIFY(receipt()->refusal().isEmpty());
    }

    void wholeReceiptsOfEveryKindAreTaken()
    {
        for (const QByteArray &content : {picture(u"a"_s), picture(u"a"_s, "JPEG"), pdf()}) {
            drop(u"receipt"_s, content);
            QCOMPARE(receipt()->refusal(), QString());
            QCOMPARE(receipt()->file().content, content);
        }
    }

    void aReferenceUsedBeforeIsToldAtItsField()
    {
        const QString before = books();
        fillWell(u"KEY-1"_s);
        isRefusedAt(u"Bank reference"_s, before);
        QCOMPARE(line(u"Bank reference"_s)->text(), u"KEY-1"_s);
    }

    void aReferenceUsedBeforeIsToldAsSoonAsThatIsKnown()
    {
        const QString by = m_office
                               .ask(u"select number from sales.payment where bank_reference = 'KEY-1' and tenant_id = ?::uuid"_s,
                                    {m_desk->session.tenant().id})
                               .text(0, u"number");
        fillWell(u"KEY-2"_s);
        QTRY_VERIFY(checks().contains(u"Reference KEY-2 not used before"_s));
        QVERIFY(!frame(u"Bank reference"_s)->hasError());
        fill(u"Bank reference"_s, u"key 1"_s); // the same money
        QTRY_VERIFY(frame(u"Bank reference"_s)->error().contains(by));
        QTRY_VERIFY(checks().contains(frame(u"Bank reference"_s)->error()));
        const auto toFix = [this] {
            const auto buttons = m_page->findChild<FormFoot *>()->findChildren<KeyButton *>();
            const auto found = std::ranges::find_if(
                buttons, [](const KeyButton *button) { return button->isVisible() && button->text().contains(u"to fix"_s); });
            return found == buttons.end() ? QString() : (*found)->text();
        };
        QTRY_VERIFY(toFix().startsWith(u'1'));
        line(u"Bank reference"_s)->setFocus();
        line(u"Bank reference"_s)->setCursorPosition(5);
        type(u"9"_s); // another one
        QVERIFY(!frame(u"Bank reference"_s)->hasError());
        QTRY_COMPARE(toFix(), QString());
        QTRY_VERIFY(checks().contains(u"Reference key 19 not used before"_s));
        press(Qt::Key_Backspace);
        QTRY_VERIFY(frame(u"Bank reference"_s)->hasError());

        // That one is taken back before this one is saved: who has the number is asked again.
        QVERIFY_RESULT(settled(m_desk->database.write(
            {u"select t.number from sales.payment p cross join lateral sales.take_back_payment(p.id) t where p.number = ?"_s, {by}})));
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(went.size(), 1);
    }

    // The largest text in the smallest window.
    void whatTheFootSaysGivesWayToItsButtons()
    {
        m_page.reset();
        Theme theme(*qApp);
        const auto usual = qScopeGuard([&theme] { theme.apply(Theme::Scheme::Light, 100); });
        theme.apply(Theme::Scheme::Light, 150);
        m_page = std::make_unique<DealFormPage>(m_desk->backend);
        QVERIFY(PageTest::putOnScreen(*m_page, {1028, 600}));
        m_page->show(Target{u"deal.new"_s, {}, {}});
        QTRY_VERIFY(!m_page->isBusy());
        fill(u"What was sold"_s, u"Two cranes"_s);
        auto foot = m_page->findChild<FormFoot *>();
        auto note = foot->findChild<GlyphLabel *>();
        QTRY_VERIFY(note->isVisible());
        foot->setProblems(2);
        QCoreApplication::sendPostedEvents(); // laid out
        QCOMPARE(m_page->width(), 1028);
        int end = 0;
        QList<QWidget *> parts{note};
        for (KeyButton *button : foot->findChildren<KeyButton *>())
            parts.append(button);
        std::ranges::sort(parts, {}, &QWidget::x);
        QCOMPARE(parts.first(), note);
        for (const QWidget *part : std::as_const(parts)) {
            QVERIFY(part->isVisible());
            QVERIFY(part->x() > end);
            end = part->geometry().right();
        }
        QVERIFY(end < foot->width());
        for (const QWidget *button : parts.sliced(1))
            QVERIFY(button->width() >= button->sizeHint().width());
        QVERIFY(note->width() < note->sizeHint().width());
        QHelpEvent hover(QEvent::ToolTip, {}, {});
        QCoreApplication::sendEvent(note, &hover);
        QCOMPARE(note->toolTip(), note->text());
        foot->setProblems(0);
        m_page->resize(1900, 600);
        QTRY_VERIFY(note->width() >= note->sizeHint().width());
        QCoreApplication::sendEvent(note, &hover);
        QCOMPARE(note->toolTip(), QString());
    }

    void aChequeNumberUsedBeforeIsToldAtItsField()
    {
        const auto byCheque = [this](const QString &client) {
            fillWell(client);
            auto method = qobject_cast<QComboBox *>(frame(u"Method"_s)->field());
            method->setCurrentIndex(method->findData(u"cheque"_s));
            fill(u"Cheque number"_s, u"CH 100"_s);
        };
        byCheque(u"CHEQUE-1"_s);
        QSignalSpy went(m_page.get(), &Page::navigate);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(went.size(), 1);
        const QString before = books();
        byCheque(u"CHEQUE-2"_s);
        isRefusedAt(u"Cheque number"_s, before);
        QCOMPARE(line(u"Cheque number"_s)->text(), u"CH 100"_s);
    }

    void theChecksTellAllThatStandsAtTheFields()
    {
        fillWell(u"TOLD-1"_s);
        fill(u"Amount"_s, u"900 xyz"_s);
        fill(u"Received"_s, u"-5"_s);
        fill(u"Due"_s, u"1.1.2020"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        for (const QString &field : {u"Amount"_s, u"Received"_s, u"Due"_s}) {
            QVERIFY2(frame(field)->hasError(), qPrintable(field));
            QTRY_VERIFY2(checks().contains(frame(field)->error()), qPrintable(checks().join(u'|')));
        }
        QVERIFY(frame(u"Amount"_s)->error().contains(u"XYZ"_s));
        QCOMPARE(line(u"Amount"_s)->text(), u"900 xyz"_s);
        fill(u"Amount"_s, u"-5"_s);
        QVERIFY(frame(u"Amount"_s)->error() != frame(u"Received"_s)->error()); // which of the two amounts it is
        QTRY_VERIFY(checks().contains(frame(u"Amount"_s)->error()));
        fill(u"Due"_s, u"+30"_s);
        QTRY_COMPARE(checks().filter(u"Due"_s), QStringList());
        press(Qt::Key_Delete); // what is missing is told too, once somebody has tried to save
        fill(u"Received on"_s, QString());
        QTRY_VERIFY(checks().contains(frame(u"Received on"_s)->error()));
    }

    void theEstimateIsOfTheAmountBesideIt()
    {
        fillWell(u"ESTIMATE-1"_s);
        fill(u"Amount"_s, u"0"_s);
        QTRY_VERIFY(!m_page->isBusy());
        const auto estimates = [this] {
            QStringList found;
            for (const QLabel *label : m_page->findChild<SavingPreview *>()->findChildren<QLabel *>())
                if (label->text().contains(u"% of "_s))
                    found.append(label->text());
            return found;
        };
        QTRY_COMPARE(estimates(), QStringList());
        line(u"Amount"_s)->setFocus();
        line(u"Amount"_s)->selectAll();
        type(u"62.4k"_s);
        QVERIFY(estimates().filter(u" 0.00 ("_s).isEmpty()); // the answer for the new amount is still to come
        QTRY_VERIFY(estimates().size() == 1 && estimates().first().contains(u"62,400.00"_s));
        QVERIFY(!estimates().first().contains(u" 0.00 ("_s));
    }

    void waysOutStandWholeUnderTheirField()
    {
        fillWell(u"WHOLE-1"_s);
        fill(u"Due"_s, u"1.1.2020"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(frame(u"Due"_s)->fixes().size() == 2);
        const auto areWhole = [this] {
            for (const KeyButton *fix : frame(u"Due"_s)->fixes())
                if (fix->geometry().bottom() > fix->parentWidget()->rect().bottom() || fix->height() < fix->sizeHint().height())
                    return false;
            return true;
        };
        QVERIFY(areWhole()); // at once: nothing is painted in between
        const QList<KeyButton *> before = frame(u"Due"_s)->fixes();
        fill(u"What was sold"_s, u"One more crane"_s);
        QCOMPARE(frame(u"Due"_s)->fixes(), before);
        QVERIFY(areWhole());
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(areWhole());
    }

    void aChosenClientTakesNoMoreRoomThanItNeeds()
    {
        const QWidget *panel = m_page->findChild<QStackedWidget *>();
        const int searching = panel->height();
        line(u"Client"_s)->setFocus();
        type(u"Kess"_s);
        QTRY_VERIFY(m_page->findChild<QListView *>() && m_page->findChild<QListView *>()->currentIndex().isValid());
        QCOMPARE(panel->height(), searching); // nothing moves while one looks
        press(Qt::Key_Return);
        QTRY_VERIFY(panel->height() < searching / 2);
        startNewClient(u"Harbour Crane"_s);
        QTRY_VERIFY(line(u"New client’s name"_s)->isVisible());
        press(Qt::Key_Escape);
    }

    // As a manipulated program would: an id that is not on any list of this organization.
    void aClientOfAnotherOrganizationIsRefusedAtItsField()
    {
        const Rows theirs = m_office.ask(u"select c.id from crm.client c join core.tenant t on t.id = c.tenant_id"
                                         " where t.name = 'Atlas Loans' limit 1"_s);
        const QString before = books();
        fillWell(u"FORGED-1"_s);
        DealEntry entry = m_page->form()->entry();
        entry.newClient.reset();
        entry.clientId = QUuid(theirs.text(0, u"id"));
        entry.clientName = u"Somebody else’s"_s;
        m_page->form()->setEntry(entry);
        isRefusedAt(u"Client"_s, before);
        QCOMPARE(line(u"Client"_s)->text(), u"Somebody else’s"_s);
    }

    void anUnknownCurrencyIsRefusedBesideItsAmount()
    {
        const QString before = books();
        fillWell(u"CURRENCY-1"_s);
        DealEntry entry = m_page->form()->entry();
        entry.currency = u"ZZZ"_s;
        m_page->form()->setEntry(entry);
        isRefusedAt(u"Amount"_s, before);
        QCOMPARE(m_page->form()->entry().currency, u"ZZZ"_s);
    }

    void problemsAreMendedByOneKey()
    {
        fillWell(u"FIX-1"_s);
        fill(u"Received"_s, u"70k"_s);
        fill(u"Due"_s, u"1.1.2020"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(frame(u"Due"_s)->hasError());
        QVERIFY(line(u"Due"_s)->hasFocus()); // the first of them
        press(Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(!frame(u"Due"_s)->hasError());
        QVERIFY(frame(u"Received"_s)->hasError()); // its own Alt+1 was not meant
        press(Qt::Key_F8);
        QVERIFY(line(u"Received"_s)->hasFocus());
        press(Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(!frame(u"Received"_s)->hasError());
        QCOMPARE(m_page->form()->entry().amount, 7'000'000);
    }

    void aCurrencyIsTypedWithTheAmount()
    {
        fill(u"Amount"_s, u"12k usd"_s);
        QCOMPARE(m_page->form()->entry().currency, u"USD"_s);
        QCOMPARE(m_page->form()->entry().amount, 1'200'000);
        QCOMPARE(line(u"Amount"_s)->text(), u"12,000.00"_s);
        fill(u"Received"_s, u"100 eur"_s); // a payment is in its deal's currency
        QVERIFY(frame(u"Received"_s)->error().contains(u"USD"_s));
        QCOMPARE(m_page->form()->entry().currency, u"USD"_s);
    }

    void theCurrencyIsWhatTheClientPaysIn()
    {
        m_office.ask(u"insert into crm.client (tenant_id, name, owner_id) values (?, 'Nothing Bought Yet', ?)"_s,
                     {m_desk->session.tenant().id, m_desk->session.person().id});
        QCOMPARE(currency(), u"PLN"_s);
        chooseClient(Kessler);
        QTRY_COMPARE(currency(), u"EUR"_s);
        fill(u"Amount"_s, u"62.4k"_s);
        QCOMPARE(m_page->form()->entry().amount, 6'240'000);
        QTRY_VERIFY(isTold(u" PLN at "_s));
        QTRY_VERIFY(isTold(u"1,872.00 EUR (3% of 62,400.00)"_s));
        fill(u"Received"_s, u"100 pln"_s); // a payment is in its deal's currency
        QVERIFY(frame(u"Received"_s)->error().contains(u"EUR"_s));
        m_page->form()->setEntry({});
        chooseClient(Kessler);
        QTRY_COMPARE(currency(), u"EUR"_s);
        chooseClient(u"Nothing Bought Yet"_s);
        QTRY_COMPARE(currency(), u"PLN"_s);
        chooseClient(Kessler);
        QTRY_COMPARE(currency(), u"EUR"_s);
        startNewClient(u"Quay"_s);
        QCOMPARE(currency(), u"PLN"_s);
    }

    void anAmountThatStandsIsNotTurnedIntoAnotherCurrency()
    {
        fill(u"Amount"_s, u"62.4k"_s);
        chooseClient(Kessler);
        QTRY_VERIFY(panel().contains(u"pays in EUR"_s));
        QCOMPARE(currency(), u"PLN"_s);
    }

    void aCurrencyThatSomebodyChoseStaysWhoeverBuys()
    {
        fill(u"Amount"_s, u"900 usd"_s);
        chooseClient(Kessler);
        QTRY_VERIFY(panel().contains(u"pays in EUR"_s));
        QCOMPARE(currency(), u"USD"_s);

        m_page->form()->setEntry({});
        chooseClient(Kessler);
        QTRY_COMPARE(currency(), u"EUR"_s);
        m_page->form()->findChild<QComboBox *>(u"currency"_s)->setFocus();
        type(u"G"_s);
        QCOMPARE(currency(), u"GBP"_s);
        startNewClient(u"Quay"_s);
        QCOMPARE(currency(), u"GBP"_s);
    }

    void aDraftWithoutAnAmountFollowsItsClientAndOneWithAnAmountStaysAsItWasTyped()
    {
        const auto comeBack = [this] {
            leave(*m_page);
            openPage();
        };
        chooseClient(Kessler);
        QTRY_COMPARE(currency(), u"EUR"_s);
        comeBack();
        QCOMPARE(line(u"Client"_s)->text(), Kessler);
        QTRY_COMPARE(currency(), u"EUR"_s);
        startNewClient(u"Quay"_s);
        QCOMPARE(currency(), u"PLN"_s);
        m_page->form()->setEntry({});
        chooseClient(Kessler);
        QTRY_COMPARE(currency(), u"EUR"_s);
        fill(u"Amount"_s, u"12k"_s);
        comeBack();
        startNewClient(u"Quay"_s);
        QCOMPARE(currency(), u"EUR"_s);
    }

    void tabGoesFromTheDealOnToItsFirstPayment()
    {
        line(u"Due"_s)->setFocus();
        press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), line(u"Received"_s));
    }

    void whatCantBeReadIsToldWhenItsFieldIsLeft()
    {
        line(u"Amount"_s)->setFocus();
        type(u"twelve"_s);
        QVERIFY(!frame(u"Amount"_s)->hasError()); // still typing
        press(Qt::Key_Tab);
        QVERIFY(frame(u"Amount"_s)->hasError());
        fill(u"Due"_s, u"someday"_s);
        QVERIFY(frame(u"Due"_s)->hasError());
        fill(u"Deal date"_s, u"1.1.2150"_s); // a day, but none that is kept
        QVERIFY(frame(u"Deal date"_s)->error().contains(u"year"_s));
        fill(u"Deal date"_s, u"t"_s);
        QVERIFY(!frame(u"Deal date"_s)->hasError());
        fill(u"Amount"_s, u"12"_s);
        QVERIFY(!frame(u"Amount"_s)->hasError());
    }

    void dueFollowsAWholeDealDateAndStaysWhereItWasSet()
    {
        const QDate today = m_desk->session.today();
        const QString before = line(u"Due"_s)->text();
        line(u"Deal date"_s)->setFocus();
        line(u"Deal date"_s)->selectAll();
        type(u"1"_s); // the first of the month, if that were all
        QCOMPARE(line(u"Due"_s)->text(), before);
        type(u"4.2.2026"_s);
        QCOMPARE(line(u"Due"_s)->text(), before);
        QCOMPARE(m_page->form()->entry().dueDate, QDate(2026, 3, 16)); // saved at once it is right all the same
        press(Qt::Key_Tab);
        QCOMPARE(m_page->form()->entry().dueDate, QDate(2026, 3, 16));
        QVERIFY(line(u"Due"_s)->text() != before);
        fill(u"Due"_s, u"1.5.2026"_s);
        fill(u"Deal date"_s, u"t"_s);
        QCOMPARE(m_page->form()->entry().dealDate, today);
        QCOMPARE(m_page->form()->entry().dueDate, QDate(2026, 5, 1));
    }

    void aClientThatWasGivenIsNoChange()
    {
        const Rows client = m_office.ask(u"select id::text as id from crm.client where tenant_id = ?::uuid and name = ?"_s,
                                         {m_desk->session.tenant().id, Kessler});
        openPage({{u"client_id"_s, client.text(0, u"id")}, {u"client_name"_s, Kessler}});
        QCOMPARE(line(u"Client"_s)->text(), Kessler);
        QTRY_COMPARE(currency(), u"EUR"_s); // nor is what they pay in
        QVERIFY(m_page->canLeave());
        openPage();
        QVERIFY(line(u"Client"_s)->text().isEmpty());

        // Neither is it when they are nobody's any more.
        chooseClient(Kessler);
        QTRY_COMPARE(currency(), u"EUR"_s);
        line(u"Client"_s)->setFocus();
        line(u"Client"_s)->selectAll();
        press(Qt::Key_Delete);
        QVERIFY(m_page->canLeave());
    }

    void theLastDealIsAPatternForTheNext()
    {
        fill(u"Amount"_s, u"5"_s);
        press(Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(line(u"What was sold"_s)->text(), u"Two cranes"_s);
        QVERIFY(!m_page->form()->entry().clientId.isNull());
        QCOMPARE(m_page->form()->entry().amount, 500); // what is typed stays
    }

    void leavingKeepsADraftAndReturningShowsItWithItsPlace()
    {
        fill(u"Due"_s, u"someday"_s); // unreadable, and yet typed
        fill(u"What was sold"_s, u"Half a crane"_s);
        line(u"Amount"_s)->setFocus();
        type(u"12k*3"_s);
        line(u"Amount"_s)->setCursorPosition(2);
        leave(*m_page);
        m_page = std::make_unique<DealFormPage>(m_desk->backend);
        static_cast<QWidget *>(m_page.get())->show();
        m_page->activateWindow();
        m_page->show(Target{u"deal.new"_s, {}, {}});
        QCOMPARE(line(u"What was sold"_s)->text(), u"Half a crane"_s);
        QCOMPARE(line(u"Due"_s)->text(), u"someday"_s);
        QCOMPARE(line(u"Amount"_s)->text(), u"12k*3"_s);
        QCOMPARE(m_page->focusWidget(), line(u"Amount"_s));
        QCOMPARE(line(u"Amount"_s)->cursorPosition(), 2);
        QTRY_VERIFY(!m_page->isBusy());
    }

    void whoIsSearchedForWithoutAConnectionIsFoundWhenItIsBack()
    {
        line(u"Client"_s)->setFocus();
        QTRY_VERIFY(m_page->findChild<QListView *>() && m_page->findChild<QListView *>()->isVisible()); // the latest ones
        const auto hits = m_page->findChild<QListView *>();
        const auto first = [hits] { return hits->model()->index(0, 0).data().toString(); };
        m_office.stopServer();
        type(u"Kessler"_s);
        QTRY_COMPARE(first(), u"Not connected: the search goes on when the connection is back"_s);
        QVERIFY(hits->isVisible());
        press(Qt::Key_Down);
        press(Qt::Key_Return); // nobody is there to be taken
        QVERIFY(m_page->form()->entry().clientId.isNull());
        m_office.startServer();
        m_desk->database.retryNow();
        QTRY_COMPARE(first(), u"Kessler Maschinenbau GmbH"_s);
        QVERIFY(hits->isVisible());
    }
};

QTEST_MAIN(DealFormPageTest)
#include "dealformpagetest.moc"
