#include "shell/deeplink.h"
#include "catalog/catalog.h"
#include "support/testoffice.h"

#include <QTest>

using namespace Qt::StringLiterals;

class DeepLinkTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;

    Target follow(const QString &link) const { return targetOf(m_desk->backend.catalog, link); }

private Q_SLOTS:
    void initTestCase() { m_desk = m_office.signIn(u"owner@baltic.example"_s); }

    void aNumberLeadsToItsList()
    {
        const Target target = follow(u"kontor://deal/DLID0042"_s);
        QCOMPARE(target.page, u"deals"_s);
        QCOMPARE(target.arguments.value(u"filter"_s).toString(), u"DLID0042"_s);
        QCOMPARE(follow(u"kontor://payment/TXID0007"_s).page, u"payments"_s);
    }

    void anIdLeadsToTheRecord()
    {
        const QString id = u"01941f29-7c00-7000-8000-000000000001"_s;
        const Target target = follow(u"kontor://client/"_s + id);
        QCOMPARE(target.page, u"clients"_s);
        QCOMPARE(target.id.toString(), id);
    }

    void aLinkLeadsBackToWhatItWasMadeFrom()
    {
        QCOMPARE(linkTo(m_desk->backend.catalog, RecordMark{u"deal"_s, u"x"_s, u"DLID0042"_s, {}}), u"kontor://deal/DLID0042"_s);
        const QString id = u"01941f29-7c00-7000-8000-000000000001"_s;
        // Numbers that no search finds would lead to nothing: their links hold the id.
        for (const RecordMark &record :
             {RecordMark{u"client"_s, id, {}, u"Kessler"_s}, RecordMark{u"invoice"_s, id, u"INV-2026-0001"_s, {}},
              RecordMark{u"approval_rule"_s, id, {}, u"Two people"_s}}) {
            const Target target = follow(linkTo(m_desk->backend.catalog, record));
            QCOMPARE(target.id.toString(), id);
            QVERIFY2(!target.page.isEmpty(), qPrintable(record.kind));
            QCOMPARE(target.page, pageOf(m_desk->backend.catalog, record.kind));
        }
        for (const QString &page : {u"verification"_s, u"commission.rules"_s})
            QCOMPARE(follow(linkTo(Target{page})).page, page);
    }

    void whatIsNoLinkOfOursLeadsNowhere()
    {
        for (const QString &link : {u""_s, u"https://deal/DLID0042"_s, u"kontor:"_s, u"deal/DLID0042"_s})
            QVERIFY2(follow(link).page.isEmpty(), qPrintable(link));
    }

    // Whatever the database tells people of must be of a kind that a screen lists, or a click on it comes to nothing.
    void everyNotificationLeadsToAScreen()
    {
        const Rows told
            = m_office.ask(u"select distinct (regexp_matches(prosrc, 'notify_user\\([^;]*''((crm|sales)\\.[a-z_]+)''', 'g'))[1] as name"
                           " from pg_proc where prosrc like '%notify_user%'"_s);
        QVERIFY(told.size() >= 2);
        for (qsizetype row = 0; row < told.size(); ++row) {
            const QString table = told.text(row, u"name");
            QVERIFY2(m_desk->backend.catalog.entityOf({table.section(u'.', 0, 0), table.section(u'.', 1)}), qPrintable(table));
        }
    }
};

QTEST_MAIN(DeepLinkTest)
#include "deeplinktest.moc"
