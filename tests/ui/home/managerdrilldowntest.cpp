#include "home/leaderboardcard.h"
#include "home/managerhomepage.h"
#include "home/periodbar.h"
#include "records/listpage.h"
#include "records/recordtable.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "widgets/chartcard.h"
#include "widgets/donutcard.h"
#include "widgets/funnelview.h"
#include "widgets/kpicard.h"

#include <QComboBox>
#include <QSettings>
#include <QSignalSpy>
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
        ListPage list(m_desk->backend, target.page == u"deals" ? u"deal"_s : u"payment"_s);
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
        QCoreApplication::setOrganizationName(u"kontor-test"_s);
        QCoreApplication::setApplicationName(u"managerdrilldowntest"_s);
        QSettings().clear();
        qRegisterMetaType<Target>("Target");
        m_desk = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk);
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
        for (int step = 0; step < m_figures.funnel.size(); ++step)
            QCOMPARE(listed([&] { Q_EMIT funnel->activated(step); }), m_figures.funnel.at(step).deals);

        auto methods = m_page->findChild<DonutCard *>();
        for (int slice = 0; slice < m_figures.methods.size(); ++slice)
            QCOMPARE(listed([&] { Q_EMIT methods->activated(slice); }), m_figures.methods.at(slice).payments);

        auto sellers = m_page->findChild<LeaderboardCard *>();
        for (const ManagerFigures::Seller &seller : m_figures.sellers)
            QCOMPARE(listed([&] { Q_EMIT sellers->personWanted(seller.id); }), counted(u"{verified,refunded}"_s, from, to, seller.id));
        m_page.reset();
    }
};

QTEST_MAIN(ManagerDrillDownTest)
#include "managerdrilldowntest.moc"
