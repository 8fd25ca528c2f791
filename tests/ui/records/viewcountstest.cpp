#include "records/listpage.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "records/savedviewtabs.h"
#include "support/pagetest.h"
#include "support/testoffice.h"

#include <QTest>

using namespace Qt::StringLiterals;

// How many rows a view has stands in its tab, and never in the way of the rows.
class ViewCountsTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    ListLooks m_looks;
    std::unique_ptr<Desk> m_desk;

    // As it is read out; empty: not there yet.
    static QString count(const ListPage &list, const QString &view)
    {
        const auto tabs = list.findChild<SavedViewTabs *>();
        for (int index = 0; index < tabs->count(); ++index)
            if (tabs->tabText(index) == view)
                return tabs->tabToolTip(index).section(u": "_s, 1);
        return u"no such view"_s;
    }
    QString stored(const QString &condition)
    {
        return m_office
            .ask(u"select count(*)::text as n from crm.client where tenant_id = ? and "_s + condition, {m_desk->session.tenant().id})
            .text(0, u"n");
    }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        m_desk = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void tabsSayHowManyRowsTheyHaveAndFollowOthers()
    {
        ListPage list(m_desk->backend, m_looks, u"client"_s);
        list.show(Target{u"clients"_s, {}, {}});
        QVERIFY(PageTest::putOnScreen(list));
        QTRY_VERIFY(m_desk->live.isListening());
        const auto isAsStored = [&] {
            return count(list, u"All clients"_s) == stored(u"deleted_at is null"_s)
                   && count(list, u"Trash"_s) == stored(u"deleted_at is not null"_s);
        };
        QTRY_VERIFY(isAsStored());
        const int before = count(list, u"All clients"_s).toInt();
        const int inTrash = count(list, u"Trash"_s).toInt();
        QVERIFY(before > 1);
        m_office.ask(u"insert into crm.client (tenant_id, name, owner_id) values (?, 'Counted', ?)"_s,
                     {m_desk->session.tenant().id, m_desk->session.person().id});
        QTRY_COMPARE(count(list, u"All clients"_s).toInt(), before + 1);
        QTRY_VERIFY(isAsStored());
        m_office.ask(u"update crm.client set deleted_at = now() where name = 'Counted'"_s);
        QTRY_COMPARE(count(list, u"Trash"_s).toInt(), inTrash + 1);
        QTRY_COMPARE(count(list, u"All clients"_s).toInt(), before);
    }

    // The lane that counts and adds up is busy for as long as anybody likes.
    void rowsComeBeforeAnythingIsCountedOrAddedUp()
    {
        m_office.ask(u"grant execute on function pg_sleep(double precision) to kontor_app"_s); // people may not
        QFuture<Result<Rows>> busy = m_desk->database.query({u"select pg_sleep(600)"_s, {}}, Database::Lane::Jobs);
        QTRY_VERIFY(m_office.isSleeping());
        ListPage list(m_desk->backend, m_looks, u"deal"_s);
        list.show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        QVERIFY(PageTest::putOnScreen(list));
        QTRY_VERIFY(list.table()->isLoaded(0));
        QVERIFY(!list.table()->text(0, list.table()->field(0)).isEmpty());
        QVERIFY(m_office.isSleeping());
        QCOMPARE(count(list, u"All deals"_s), QString());
        QVERIFY(list.table()->totals().isEmpty());
        QTest::keyClick(list.view(), Qt::Key_Down); // and are worked with
        QCOMPARE(list.view()->currentIndex().row(), 1);
        busy.cancel();
        QTRY_VERIFY(!count(list, u"All deals"_s).isEmpty());
        QTRY_VERIFY(!list.table()->totals().isEmpty());
        QCOMPARE(list.view()->currentIndex().row(), 1);
    }
};

QTEST_MAIN(ViewCountsTest)
#include "viewcountstest.moc"
