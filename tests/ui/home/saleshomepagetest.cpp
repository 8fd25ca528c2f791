#include "home/saleshomepage.h"
#include "home/homepage.h"
#include "records/drafts.h"
#include "records/listpage.h"
#include "records/recordtable.h"
#include "shell/messagebar.h"
#include "support/crampedcard.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "widgets/barscard.h"
#include "widgets/barsview.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/keybutton.h"
#include "widgets/segmented.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

// What the home of who sells counts as open is what the list of deals calls so, and each of its bars opens as many rows as it counts.
class SalesHomePageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<SalesHomePage> m_page;

    static qlonglong rowsOf(ListPage &list)
    {
        return QTest::qWaitFor([&] { return list.table()->count().precision == RecordTable::Precision::Exact; }, 10000)
                   ? list.table()->count().rows
                   : -1;
    }
    qlonglong listed(const Target &target)
    {
        ListLooks looks;
        ListPage list(m_desk->backend, looks, u"deal"_s);
        list.show(target);
        return rowsOf(list);
    }
    BarsCard *open() const { return m_page->findChild<BarsCard *>(); }
    QList<BarsView::Bar> bars() const { return open()->findChild<BarsView *>()->bars(); }
    bool says(const QString &words) const
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&words](const QLabel *label) { return label->text() == words; });
    }
    // How many rows the bars open, and how many they count.
    std::pair<qlonglong, qlonglong> openedAndCounted()
    {
        qlonglong opened = 0;
        qlonglong counted = 0;
        const QList<BarsView::Bar> all = bars();
        for (int bar = 0; bar < all.size(); ++bar) {
            QSignalSpy navigations(m_page.get(), &Page::navigate);
            // Figures that are just being shown anew, because somebody changed a deal, can't be opened yet.
            const auto opens = [&] {
                Q_EMIT open()->activated(bar);
                return navigations.size() == 1;
            };
            opened += QTest::qWaitFor(opens) ? listed(navigations.first().first().value<Target>()) : -1;
            counted += qlonglong(all.at(bar).value);
        }
        return {opened, counted};
    }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        m_desk = m_office.signIn(u"sales@baltic.example"_s);
        QVERIFY(m_desk);
        // One of each kind that could be counted differently.
        m_office.ask(u"update sales.deal set status = 'on_hold' where id = (select d.id from sales.deal_list d where d.owner_id = ?"
                     " and d.state = 'awaiting_payment' order by d.number_seq limit 1)"_s,
                     {m_desk->session.person().id});
    }

    void init()
    {
        m_page = std::make_unique<SalesHomePage>(m_desk->backend);
        m_page->refresh();
        QVERIFY(PageTest::putOnScreen(*m_page));
        QTRY_VERIFY(m_page->hasFigures() && !m_page->isBusy());
    }
    void cleanup() { m_page.reset(); }

    void howFarAheadOfPaceOneIsStandsWholeInTheSmallestWindow()
    {
        m_page->resize(1100 - 48, 700 - 86); // beside the collapsed sidebar, between header and key bar
        const auto chips = m_page->findChildren<Chip *>();
        QVERIFY(!chips.isEmpty());
        for (const Chip *chip : chips)
            QTRY_VERIFY2(chip->width() >= chipSize(chip->look()).width(), qPrintable(chip->look().text));
    }

    void howManyDealsAreOpenStandsWholeInTheSmallestWindow_data()
    {
        QTest::addColumn<int>("textPercent");
        QTest::newRow("the usual text") << 100;
        QTest::newRow("the largest text") << 150;
    }
    void howManyDealsAreOpenStandsWholeInTheSmallestWindow()
    {
        QFETCH(int, textPercent);
        m_page.reset();
        Theme theme(*qApp);
        const auto usual = qScopeGuard([&theme] { theme.apply(Theme::Scheme::Light, 100); });
        theme.apply(Theme::Scheme::Light, textPercent);
        init();
        m_page->resize(1100 - Theme::scaled(48), 700 - Theme::scaled(86)); // beside the collapsed sidebar, between header and key bar
        QCoreApplication::sendPostedEvents();                              // laid out
        int labels = 0;
        for (const QLabel *label : open()->findChildren<QLabel *>()) {
            if (!label->isVisible())
                continue;
            ++labels;
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        }
        QCOMPARE(labels, 2); // what it is, and how many
        QCOMPARE(m_page->findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
        QCOMPARE(crampedCard(*m_page), QString());
    }

    void openIsWhatTheListOfDealsCallsOpen()
    {
        QStringList states;
        for (const BarsView::Bar &bar : bars())
            states.append(bar.label);
        QVERIFY(states.contains(u"Draft"_s) && states.contains(u"On hold"_s));
        const qlonglong open = listed({u"deals"_s, {}, {{u"view"_s, u"open"_s}}});
        QVERIFY(open > 0);
        QVERIFY(says(QString::number(open)));
        // What is on hold needs no step.
        const auto held = std::ranges::find(states, u"On hold"_s) - states.begin();
        QVERIFY(says(u"%1 of %2 open"_s.arg(open - qlonglong(bars().at(held).value)).arg(open)));
    }

    void everyStateAndAgeOpensItsDeals()
    {
        const auto [inStates, statesCount] = openedAndCounted();
        QCOMPARE(inStates, statesCount);
        m_page->findChild<Segmented *>()->setCurrent(1);
        const auto [ofAges, agesCount] = openedAndCounted();
        QCOMPARE(ofAges, agesCount);
        QCOMPARE(agesCount, statesCount);
    }

    void whatWasTypedAndNotSavedIsOfferedWherePeopleStart()
    {
        PageTest::removeDrafts();
        const Drafts drafts(m_desk->session);
        const std::unique_ptr<Page> home(homePage(m_desk->backend, nullptr));
        QSignalSpy went(home.get(), &Page::navigate);
        QVERIFY(PageTest::putOnScreen(*home));
        QVERIFY(home->messages()->text().isEmpty());
        const auto comeBack = [&home] {
            home->hide();
            static_cast<QWidget &>(*home).show();
        };
        QVERIFY_RESULT(settled(drafts.keep(u"deal.new"_s, {{u"description"_s, u"Two cranes"_s}})));
        drafts.letGo(u"deal.new"_s); // the form was left
        comeBack();
        QVERIFY(home->messages()->text().contains(u"a new deal"_s));
        home->messages()->findChild<KeyButton *>()->click();
        QCOMPARE(went.size(), 1);
        QCOMPARE(went.first().first().value<Target>().page, u"deal.new"_s);
        drafts.drop(u"deal.new"_s);
        QVERIFY_RESULT(settled(drafts.keep(u"payment.new/4711"_s, {{u"received"_s, 1}})));
        drafts.letGo(u"payment.new/4711"_s);
        comeBack();
        QVERIFY(home->messages()->text().contains(u"a payment"_s));
        drafts.drop(u"payment.new/4711"_s);
        QCOMPARE(drafts.forms(), QStringList());
        comeBack();
        QVERIFY(home->messages()->text().isEmpty());
    }

    void whoClosesTheOfferIsNotRemindedAndOtherWordsStayApart()
    {
        PageTest::removeDrafts();
        const Drafts drafts(m_desk->session);
        QVERIFY_RESULT(settled(drafts.keep(u"deal.new"_s, {{u"description"_s, u"Two cranes"_s}})));
        drafts.letGo(u"deal.new"_s); // the form was left
        const std::unique_ptr<Page> home(homePage(m_desk->backend, nullptr));
        QVERIFY(PageTest::putOnScreen(*home));
        MessageBar *messages = home->messages();
        const auto isOffered = [messages] { return messages->text().contains(u"a new deal"_s); };
        const auto close = [messages] { messages->findChild<QToolButton *>()->click(); };
        const auto comeBack = [&home] {
            home->hide();
            static_cast<QWidget &>(*home).show();
        };
        QVERIFY(isOffered());
        messages->say(u"It took too long."_s, MessageBar::Kind::Error);
        close(); // not the offer
        comeBack();
        QVERIFY(isOffered());

        const QString others = u"A colleague has it open."_s;
        messages->say(others, MessageBar::Kind::Note);
        drafts.drop(u"deal.new"_s);
        comeBack();
        QCOMPARE(messages->text(), others);

        QVERIFY_RESULT(settled(drafts.keep(u"deal.new"_s, {{u"description"_s, u"Two cranes"_s}})));
        drafts.letGo(u"deal.new"_s); // the form was left
        comeBack();
        QVERIFY(isOffered());
        close();
        comeBack();
        QVERIFY(messages->text().isEmpty());
        drafts.drop(u"deal.new"_s);
    }

    // As in the main window, where another screen takes its place meanwhile.
    void whoComesBackFindsEveryCardAndTheKeyboardWhereItWas()
    {
        const auto cards = [this] {
            const auto all = m_page->findChildren<Card *>();
            return std::ranges::count_if(all, [](const Card *card) { return card->isVisible(); });
        };
        QStackedWidget window;
        window.addWidget(m_page.get());
        auto elsewhere = new QWidget;
        window.addWidget(elsewhere);
        window.resize(1240, 800);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_VERIFY(!m_page->isBusy());
        const auto shown = cards();
        QVERIFY(shown > 6);
        m_page->setFocus();
        QWidget *first = QApplication::focusWidget();
        QVERIFY(first && m_page->isAncestorOf(first));
        first->clearFocus();
        window.setCurrentWidget(elsewhere);
        window.setCurrentWidget(m_page.get());
        m_page->setFocus();
        QTRY_COMPARE(cards(), shown);
        QTRY_COMPARE(QApplication::focusWidget(), first);
        QVERIFY(!m_page->isBusy());
        window.removeWidget(m_page.get());
        m_page->setParent(nullptr);
    }
};

QTEST_MAIN(SalesHomePageTest)
#include "saleshomepagetest.moc"
