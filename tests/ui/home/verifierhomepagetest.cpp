#include "home/verifierhomepage.h"
#include "shell/messagebar.h"
#include "support/figurecards.h"
#include "support/heldtable.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "verification/verificationpage.h"
#include "verification/verificationqueue.h"
#include "widgets/barscard.h"
#include "widgets/barsview.h"
#include "widgets/donutcard.h"
#include "widgets/filtertoken.h"
#include "widgets/keybutton.h"

#include <QListView>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

// Every figure of what waits opens the queue on exactly the rows that it counts; what can't be read is no zero.
class VerifierHomePageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<VerifierHomePage> m_page;

    KpiCard *card(const QString &label) const { return PageTest::figureCard(*m_page, label); }
    int figure(const QString &label) const { return PageTest::figure(*m_page, label); }

    KeyButton *again() const
    {
        for (KeyButton *button : m_page->findChildren<KeyButton *>())
            if (button->isVisible() && button->text() == u"Try again"_s)
                return button;
        return nullptr;
    }

    // How many payments the queue shows that this opens.
    qsizetype listed(const std::function<void()> &activate)
    {
        QSignalSpy navigations(m_page.get(), &Page::navigate);
        activate();
        if (navigations.size() != 1)
            return -1;
        VerificationPage queue(m_desk->backend);
        queue.resize(1190, 780);
        queue.show(navigations.first().first().value<Target>());
        if (!QTest::qWaitFor([&] { return !queue.isBusy(); }, 10000))
            return -2;
        const auto tokens = queue.findChildren<FilterToken *>();
        m_isLabelled = std::ranges::any_of(tokens, [](const FilterToken *token) { return !token->value().isEmpty(); });
        return static_cast<VerificationQueue *>(queue.findChild<QListView *>()->model())->payments().size();
    }
    bool m_isLabelled = false;

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<Target>("Target");
        m_desk = m_office.signIn(u"verifier@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void init()
    {
        m_page = std::make_unique<VerifierHomePage>(m_desk->backend);
        m_page->resize(1240, 800);
        m_page->refresh();
        static_cast<QWidget *>(m_page.get())->show();
    }
    void cleanup() { m_page.reset(); }

    void waitingIsTheWholeQueue()
    {
        QTRY_VERIFY(m_page->hasFigures() && !m_page->isBusy());
        const int waiting = figure(u"Waiting"_s);
        QVERIFY(waiting > 0);
        QCOMPARE(listed([this] { Q_EMIT card(u"Waiting"_s)->activated(); }), waiting);
        QVERIFY(!m_isLabelled);
    }

    void secondChecksAreThoseThatThisPersonMayGive()
    {
        QTRY_VERIFY(m_page->hasFigures() && !m_page->isBusy());
        const int second = figure(u"Second checks for you"_s);
        QCOMPARE(listed([this] { Q_EMIT card(u"Second checks for you"_s)->activated(); }), second);
        QVERIFY(m_isLabelled);
    }

    void withoutSecondChecksNobodyIsSaidToHaveApproved()
    {
        const auto elsewhere = m_office.signIn(u"verifier@atlas.example"_s);
        VerifierHomePage page(elsewhere->backend);
        page.refresh();
        QTRY_VERIFY(page.hasFigures() && !page.isBusy());
        QCOMPARE(PageTest::figure(page, u"Second checks for you"_s), 0);
        QCOMPARE(PageTest::figureCard(page, u"Second checks for you"_s)->accessibleDescription().trimmed(), u"nobody waits for you"_s);
    }

    void everyAgeAndMethodOpensItsPayments()
    {
        QTRY_VERIFY(m_page->hasFigures() && !m_page->isBusy());
        auto ages = m_page->findChild<BarsCard *>();
        const QList<BarsView::Bar> bars = ages->findChild<BarsView *>()->bars();
        int sum = 0;
        for (int bar = 0; bar < bars.size(); ++bar) {
            QCOMPARE(listed([ages, bar] { Q_EMIT ages->activated(bar); }), qsizetype(bars.at(bar).value));
            QVERIFY(m_isLabelled);
            sum += int(bars.at(bar).value);
        }
        QCOMPARE(sum, figure(u"Waiting"_s));
        auto methods = m_page->findChild<DonutCard *>();
        QVERIFY(listed([methods] { Q_EMIT methods->activated(0); }) > 0);
        QVERIFY(m_isLabelled);
    }

    void theNextPaymentsAreTheQueuesFirstAndEnterOpensTheOneWithTheCursor()
    {
        QTRY_VERIFY(m_page->hasFigures() && !m_page->isBusy());
        auto table = m_page->findChild<QTableView *>();
        VerificationPage queue(m_desk->backend);
        queue.refresh();
        QTRY_VERIFY(!queue.isBusy());
        const QList<QueuedPayment> first = static_cast<VerificationQueue *>(queue.findChild<QListView *>()->model())->payments();
        QCOMPARE(table->model()->rowCount(), qMin<qsizetype>(15, first.size()));
        for (int row = 0; row < table->model()->rowCount(); ++row)
            QCOMPARE(table->model()->index(row, 0).data().toString(), first.at(row).number);
        m_page->activateWindow();
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_Down);
        QSignalSpy navigations(m_page.get(), &Page::navigate);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(navigations.size(), 1);
        const auto target = navigations.first().first().value<Target>();
        QCOMPARE(target.page, u"verification"_s);
        QCOMPARE(target.id.toString(), first.at(1).id);
    }

    void aReadingThatIsStoppedOffersAnother()
    {
        m_page = std::make_unique<VerifierHomePage>(m_desk->backend);
        static_cast<QWidget *>(m_page.get())->show();
        HeldTable payments(m_office, "sales.payment");
        m_page->refresh();
        QTRY_VERIFY(m_page->isStopOffered());
        m_page->stopWaiting();
        QTRY_VERIFY(again());
        payments.letGo();
        again()->click();
        QTRY_VERIFY(m_page->hasFigures());
        QVERIFY(!again());
    }

    void whatCouldNotBeReadIsNotShownAsZero()
    {
        QTRY_VERIFY(m_page->hasFigures() && !m_page->isBusy());
        m_page = std::make_unique<VerifierHomePage>(m_desk->backend);
        static_cast<QWidget *>(m_page.get())->show();
        m_office.ask(u"alter function report.verifier_today() rename to verifier_today_away"_s);
        m_page->refresh();
        QTRY_VERIFY(again());
        QVERIFY(!m_page->findChild<KpiCard *>()->isVisible());
        m_office.ask(u"alter function report.verifier_today_away() rename to verifier_today"_s);
        again()->click();
        QTRY_VERIFY(m_page->findChild<KpiCard *>()->isVisible());
        QVERIFY(!again());

        // What was read once stays, and says that it is of before.
        m_office.ask(u"alter function report.verifier_today() rename to verifier_today_away"_s);
        m_page->refresh();
        QTRY_VERIFY(m_page->messages()->text().endsWith(u"The figures are those of before."_s));
        QVERIFY(m_page->findChild<KpiCard *>()->isVisible());
        m_office.ask(u"alter function report.verifier_today_away() rename to verifier_today"_s);
        again()->click();
        QTRY_VERIFY(m_page->messages()->text().isEmpty());
    }
};

QTEST_MAIN(VerifierHomePageTest)
#include "verifierhomepagetest.moc"
