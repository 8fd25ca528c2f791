#include "home/leaderboardcard.h"
#include "home/managerhomepage.h"
#include "home/periodbar.h"
#include "records/listpage.h"
#include "records/recordtable.h"
#include "support/crampedcard.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "widgets/barscard.h"
#include "widgets/chartcard.h"
#include "widgets/dateedit.h"
#include "widgets/donutcard.h"
#include "widgets/funnelview.h"
#include "widgets/kpicard.h"
#include "widgets/marks.h"
#include "widgets/segmented.h"

#include <QAccessible>
#include <QComboBox>
#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

// Every mark of the manager's home opens a list with exactly as many rows as it counts.
class ManagerDrillDownTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ManagerHomePage> m_page;
    ManagerFigures m_figures;

    PeriodBar *bar() const { return m_page->findChild<PeriodBar *>(); }

    // How many rows the list shows that this opens.
    qlonglong listed(const std::function<void()> &activate)
    {
        QSignalSpy navigations(m_page.get(), &Page::navigate);
        activate();
        if (navigations.size() != 1)
            return -1;
        const auto target = navigations.first().first().value<Target>();
        static const QHash<QString, QString> entities{
            {u"deals"_s, u"deal"_s}, {u"payments"_s, u"payment"_s}, {u"clients"_s, u"client"_s}, {u"commission.lines"_s, u"commission"_s}};
        ListLooks looks;
        ListPage list(m_desk->backend, looks, entities.value(target.page));
        list.show(target);
        if (!QTest::qWaitFor([&] { return list.table()->count().precision == RecordTable::Precision::Exact; }, 10000))
            return -2;
        return list.table()->filter().words.isEmpty() ? list.table()->count().rows : -3;
    }

    // What the rollups counted, summed.
    qlonglong counted(const QString &measures, QDate from, QDate to, const QString &owner = {})
    {
        const ManagerQuestion question = bar()->question();
        const auto rows = settled(m_desk->database.query(
            {u"select coalesce(sum(a.n), 0)::bigint as n from report.amounts(cast(? as text[]), cast(? as date), cast(? as date),"
             " nullif(?, '')::uuid, nullif(?, ''), false, ? <> '') a where ? in ('', a.owner_id::text)"_s,
             {measures, from, to, question.team.isNull() ? u""_s : question.team, question.currency.isNull() ? u""_s : question.currency,
              owner.isNull() ? u""_s : owner, owner.isNull() ? u""_s : owner}}));
        return rows ? rows->number(0, u"n") : -4;
    }

    void choose(const QString &team, const QString &currency)
    {
        for (QComboBox *box : bar()->findChildren<QComboBox *>())
            for (const QString &wanted : {team, currency})
                if (const int index = wanted.isEmpty() ? -1 : box->findText(wanted); index >= 0)
                    box->setCurrentIndex(index);
    }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        m_desk = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void everythingFitsIntoTheSmallestWindow()
    {
        ManagerHomePage page(m_desk->backend);
        page.resize(1100 - 48, 700 - 86); // beside the collapsed sidebar, between header and key bar
        static_cast<QWidget &>(page).show();
        page.refresh();
        QTRY_VERIFY(page.hasFigures() && !page.isBusy());
        const auto areas = page.findChildren<QScrollArea *>();
        QVERIFY(!areas.isEmpty());
        for (const QScrollArea *area : areas)
            QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
        QCOMPARE(crampedCard(page), QString());
        const auto bar = page.findChild<PeriodBar *>();
        QCOMPARE(bar->height(),
                 bar->layout()->hasHeightForWidth() ? bar->layout()->heightForWidth(bar->width()) : bar->sizeHint().height());
    }

    void everyMarkOpensAsManyRowsAsItCounts_data()
    {
        QTest::addColumn<bool>("ofTeam");
        QTest::addColumn<bool>("inCurrency");
        QTest::newRow("everybody") << false << false;
        QTest::newRow("one team") << true << false;
        QTest::newRow("one currency") << false << true;
        QTest::newRow("one team, one currency") << true << true;
    }

    void everyMarkOpensAsManyRowsAsItCounts()
    {
        QFETCH(bool, ofTeam);
        QFETCH(bool, inCurrency);
        const QString team = m_office
                                 .ask(u"select t.name from core.team t join core.tenant o on o.id = t.tenant_id where o.name = ? and"
                                      " t.is_active order by t.name"_s,
                                      {m_desk->session.tenant().name})
                                 .text(0, u"name");
        QVERIFY(!team.isEmpty());
        const QString currency = m_desk->session.tenant().currency;
        m_page = std::make_unique<ManagerHomePage>(m_desk->backend);
        m_page->refresh();
        QTRY_VERIFY(!m_page->isBusy());
        choose(ofTeam ? team : QString(), inCurrency ? ManagerHomePage::tr("%1 only").arg(currency) : QString());
        QTRY_VERIFY(!m_page->isBusy());
        const ManagerQuestion question = bar()->question();
        QCOMPARE(!question.team.isEmpty(), ofTeam);
        QCOMPARE(question.currency, inCurrency ? currency : QString());
        const auto figures = settled(managerFigures(m_desk->database, question));
        QVERIFY_RESULT(figures);
        m_figures = *figures;
        const QDate from = question.period.from();
        const QDate to = question.period.to();

        const QList<KpiCard *> kpis = m_page->findChildren<KpiCard *>();
        QCOMPARE(kpis.size(), 5);
        const auto opened = [&](int kpi) { return listed([&] { Q_EMIT kpis.at(kpi)->activated(); }); };
        QCOMPARE(opened(0), counted(u"{verified,refunded}"_s, from, to));
        QCOMPARE(opened(1), qlonglong(m_figures.figures.value(u"deals_won"_s).value));
        QCOMPARE(opened(2), qlonglong(m_figures.figures.value(u"deals_won"_s).value));
        QCOMPARE(opened(3), counted(u"{due}"_s, from, to));
        QCOMPARE(opened(4), qlonglong(m_figures.figures.value(u"waiting_for_approval"_s).value));

        auto revenue = m_page->findChild<ChartCard *>();
        qlonglong sum = 0;
        for (int mark = 0; mark < m_figures.revenue.size(); ++mark) {
            const QDate first = qMax(from, m_figures.revenue.at(mark).from);
            const QDate last = qMin(to, question.period.endOfStep(m_figures.revenue.at(mark).from));
            const qlonglong rows = listed([&] { Q_EMIT revenue->activated(mark); });
            QCOMPARE(rows, counted(u"{verified,refunded}"_s, first, last));
            sum += rows;
        }
        QCOMPARE(sum, opened(0));

        auto funnel = m_page->findChild<FunnelView *>();
        QVERIFY(!m_figures.funnel.isEmpty());
        const qlonglong unpaid = m_figures.funnel.at(m_figures.funnel.size() - 2).deals - m_figures.funnel.last().deals;
        QCOMPARE(funnel->bars().last().note, unpaid > 0 ? u"%1 not paid in full"_s.arg(unpaid) : QString()); // not lost: they may yet be
        for (int step = 0; step < m_figures.funnel.size(); ++step)
            QCOMPARE(listed([&] { Q_EMIT funnel->activated(step); }), m_figures.funnel.at(step).deals);

        const auto card = [this](const QString &title) {
            for (BarsCard *each : m_page->findChildren<BarsCard *>())
                if (each->table()->accessibleName() == title)
                    return each;
            return static_cast<BarsCard *>(nullptr);
        };
        BarsCard *payments = card(ManagerHomePage::tr("Payments by status"));
        QVERIFY(payments);
        QCOMPARE(listed([&] { Q_EMIT payments->activated(0); }), opened(4));
        QCOMPARE(m_figures.payments.size(), 3);
        for (int bar = 0; bar < m_figures.payments.size(); ++bar)
            QCOMPARE(listed([&] { Q_EMIT payments->activated(bar + 1); }), m_figures.payments.at(bar).rows);

        BarsCard *commissions = card(ManagerHomePage::tr("Commissions due"));
        QVERIFY(commissions);
        QCOMPARE(m_figures.commissions.size(), 4);
        for (int bar = 0; bar < m_figures.commissions.size(); ++bar)
            QCOMPARE(listed([&] { Q_EMIT commissions->activated(bar); }), m_figures.commissions.at(bar).rows);

        BarsCard *satisfied = card(ManagerHomePage::tr("Client satisfaction"));
        QVERIFY(satisfied);
        const auto satisfaction = settled(clientSatisfaction(m_desk->database, question.team));
        QVERIFY_RESULT(satisfaction);
        QVERIFY(satisfaction->clients > 0);
        for (int bar = 0; bar < satisfaction->ratings.size(); ++bar)
            QCOMPARE(listed([&] { Q_EMIT satisfied->activated(bar); }), satisfaction->ratings.at(bar).clients);

        auto methods = m_page->findChild<DonutCard *>();
        for (int slice = 0; slice < m_figures.methods.size(); ++slice)
            QCOMPARE(listed([&] { Q_EMIT methods->activated(slice); }), m_figures.methods.at(slice).payments);

        auto sellers = m_page->findChild<LeaderboardCard *>();
        QSignalSpy named(m_page.get(), &Page::navigate); // the list says whose rows these are
        Q_EMIT sellers->personWanted(m_figures.sellers.first().id);
        QCOMPARE(named.first().first().value<Target>().arguments.value(u"owner_id~label"_s).toString(), m_figures.sellers.first().name);
        for (const ManagerFigures::Seller &seller : m_figures.sellers)
            QCOMPARE(listed([&] { Q_EMIT sellers->personWanted(seller.id); }), counted(u"{verified,refunded}"_s, from, to, seller.id));
        if (!ofTeam) {
            const auto teams = settled(teamNames(m_desk->database, m_desk->session.tenant().id));
            QVERIFY_RESULT(teams);
            for (const ManagerFigures::Seller &sold : soldByTeam(m_figures.sellers, *teams)) {
                qlonglong rows = 0;
                for (const TeamName &each : *teams)
                    if (each.id == sold.id)
                        for (const QString &person : each.people)
                            rows += counted(u"{verified,refunded}"_s, from, to, person);
                QCOMPARE(listed([&] { Q_EMIT sellers->teamWanted(sold.id); }), rows);
            }
        }
        m_page.reset();
    }

    void ofDaysThatAreOverHowManyWaitedIsToldNotWhich()
    {
        m_page = std::make_unique<ManagerHomePage>(m_desk->backend);
        m_page->refresh();
        QTRY_VERIFY(!m_page->isBusy());
        bar()->earlier();
        QTRY_VERIFY(!m_page->isBusy());
        QSignalSpy navigations(m_page.get(), &Page::navigate);
        QSignalSpy told(m_page.get(), &Page::told);
        Q_EMIT m_page->findChildren<KpiCard *>().at(4)->activated();
        QCOMPARE(navigations.size(), 0);
        QVERIFY(told.first().first().toString().startsWith(u"It is known how many waited on "_s));
        m_page.reset();
    }

    void daysOfOnesOwnAreChosenAndChosenAgain()
    {
        m_page = std::make_unique<ManagerHomePage>(m_desk->backend);
        auto kinds = bar()->findChild<Segmented *>();
        const auto days = [this] { return bar()->findChildren<DateEdit *>(); };
        const auto choose = [&](QDate from, QDate to) {
            days().first()->setDate(from);
            days().last()->setDate(to);
            QTest::keyClick(days().last(), Qt::Key_Return);
            return QTest::qWaitFor([&] { return days().isEmpty(); });
        };
        const QDate today = m_desk->session.today();
        kinds->setCurrent(4);
        QVERIFY(choose(today.addDays(-20), today.addDays(-10)));
        QCOMPARE(bar()->question().period.from(), today.addDays(-20));
        QTest::keyClick(kinds, Qt::Key_Space);
        QVERIFY(!days().isEmpty());
        QCOMPARE(days().first()->date(), today.addDays(-20));
        QTest::keyClicks(days().last(), u"no day"_s);
        QTest::keyClick(days().last(), Qt::Key_Return);
        QVERIFY(!days().isEmpty()); // it is not a day
        QVERIFY(choose(today.addDays(-30), today.addDays(-5)));
        QCOMPARE(bar()->question().period.to(), today.addDays(-5));
        QCOMPARE(kinds->current(), 4);
        m_page.reset();
    }

    // What V shows: every chart as a table of its numbers, and Enter there opens the same rows.
    void vShowsEveryChartAsATableOfTheSameNumbers()
    {
        ManagerHomePage page(m_desk->backend);
        page.resize(1200, 800);
        page.setVisible(true);
        page.refresh();
        QTRY_VERIFY(!page.isBusy());
        const QList<FigureCard *> cards = page.findChildren<FigureCard *>();
        QCOMPARE(cards.size(), 6);
        FigureCard::swapBelow(&page);
        for (FigureCard *card : cards) {
            QVERIFY2(card->showsTable(), qPrintable(card->table()->accessibleName()));
            QVERIFY2(card->table()->model()->rowCount() > 0, qPrintable(card->table()->accessibleName()));
        }
        auto funnel = page.findChild<FunnelView *>();
        for (FigureCard *card : cards)
            if (card->isAncestorOf(funnel))
                for (int row = 0; row < funnel->bars().size(); ++row) {
                    QCOMPARE(card->table()->model()->index(row, 0).data().toString(), funnel->bars().at(row).label);
                    QCOMPARE(card->table()->model()->index(row, 1).data().toString(), funnel->bars().at(row).text);
                }
        QSignalSpy navigations(&page, &Page::navigate);
        for (FigureCard *card : cards)
            Q_EMIT card->table()->activated(card->table()->model()->index(0, 0));
        QCOMPARE(navigations.size(), cards.size());
        FigureCard::swapBelow(&page);
        for (FigureCard *card : cards)
            QVERIFY(!card->showsTable());
    }

    // The arrows walk the marks of every chart; the box beside a mark says what Enter opens, and so does a screen reader.
    void everyMarkSaysWhatEnterOpens()
    {
        ManagerHomePage page(m_desk->backend);
        page.resize(1200, 800);
        page.setVisible(true);
        page.refresh();
        QTRY_VERIFY(!page.isBusy());
        int pictures = 0;
        for (QWidget *picture : page.findChildren<QWidget *>()) {
            auto marks = dynamic_cast<Marks *>(picture);
            if (!marks)
                continue;
            ++pictures;
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(picture);
            QVERIFY(spoken);
            QCOMPARE(spoken->role(), QAccessible::List);
            QVERIFY(!spoken->text(QAccessible::Name).isEmpty());
            QCOMPARE(spoken->childCount(), marks->markCount());
            QVERIFY(marks->markCount() > 0);
            for (int mark = 0; mark < marks->markCount(); ++mark) {
                QVERIFY2(marks->markText(mark).contains(u"Enter opens"_s), qPrintable(marks->markText(mark)));
                QCOMPARE(spoken->child(mark)->text(QAccessible::Name), marks->markText(mark));
                QVERIFY(!spoken->child(mark)->rect().isEmpty());
            }
            QSignalSpy navigations(&page, &Page::navigate);
            QTest::keyClick(picture, Qt::Key_Home);
            QTest::keyClick(picture, Qt::Key_Right);
            QCOMPARE(marks->currentMark(), 1);
            QTest::keyClick(picture, Qt::Key_Return);
            QCOMPARE(navigations.size(), 1);
            spoken->child(0)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
            QCOMPARE(navigations.size(), 2);
            QCOMPARE(marks->currentMark(), 0);
        }
        QCOMPARE(pictures, 6);
    }
};

QTEST_MAIN(ManagerDrillDownTest)
#include "managerdrilldowntest.moc"
