#include "records/recordsearch.h"
#include "catalog/catalog.h"
#include "support/testoffice.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

// What is typed into the palette finds records of the kinds that the catalog says are found so.
class RecordSearchTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;

    static QList<FoundRecord> found(Desk &desk, const QString &words)
    {
        RecordSearch search(desk.backend);
        QList<FoundRecord> records;
        bool isAnswered = false;
        connect(&search, &RecordSearch::found, &search, [&](const QString &, const QList<FoundRecord> &some) {
            records = some;
            isAnswered = true;
        });
        const QSignalSpy failures(&search, &RecordSearch::failed);
        search.find(words);
        if (!QTest::qWaitFor([&] { return isAnswered || !failures.isEmpty(); }, 20'000) || !failures.isEmpty())
            qFatal("no answer to %s", qPrintable(words));
        return records;
    }
    static QStringList kinds(const QList<FoundRecord> &records)
    {
        QStringList kinds;
        for (const FoundRecord &record : records)
            if (kinds.isEmpty() || kinds.last() != record.kind)
                kinds.append(record.kind);
        return kinds;
    }

private Q_SLOTS:
    void aNumberFindsItsRecordAlone()
    {
        const auto desk = m_office.signIn(u"manager@baltic.example"_s);
        for (const auto &[number, kind] : {std::pair{u"DLID0042"_s, u"deal"_s}, {u"txid0007"_s, u"payment"_s}}) {
            const QList<FoundRecord> records = found(*desk, number);
            QCOMPARE(records.size(), 1);
            QCOMPARE(records.first().kind, kind);
            QVERIFY(records.first().title.startsWith(number.toUpper() + u" · "_s));
            QVERIFY(!records.first().detail.isEmpty()); // its amount
        }
        QVERIFY(found(*desk, u"DLID%"_s).isEmpty());
    }

    // A number comes before those that it begins, however many and however new; its digits alone name it, too.
    void aNumberComesBeforeThoseThatItBegins()
    {
        const auto desk = m_office.signIn(u"manager@baltic.example"_s);
        const QString tenant = desk->session.tenant().id;
        m_office.ask(u"set session_replication_role = replica"_s); // those that are cancelled get other numbers, too
        m_office.ask(
            u"update sales.deal d set number_seq = 100000 + n.place from (select id, row_number() over (order by number_seq) as place"
            " from sales.deal where tenant_id = ?::uuid and number_seq > 20 limit 8) n where d.id = n.id and d.tenant_id = ?::uuid"_s,
            {tenant, tenant});
        m_office.ask(u"update sales.deal set number_seq = 1000 where tenant_id = ?::uuid and number_seq = 20"_s, {tenant});
        m_office.ask(u"set session_replication_role = origin"_s);
        const QList<FoundRecord> records = found(*desk, u"dlid1000"_s);
        QCOMPARE(records.size(), 5);
        QVERIFY(records.first().title.startsWith(u"DLID1000 · "_s));
        QVERIFY(records.at(1).title.startsWith(u"DLID100001 · "_s));
        QVERIFY(found(*desk, u"1000"_s).first().title.startsWith(u"DLID1000 · "_s));
        QCOMPARE(found(*desk, u"DLID001"_s).size(), 5);
        QVERIFY(found(*desk, u"DLID001"_s).first().title.startsWith(u"DLID0010 · "_s));
        QCOMPARE(found(*desk, u"DLID"_s).first().title.section(u' ', 0, 0), u"DLID100008"_s); // the newest
        QVERIFY(found(*desk, u"DLID00001"_s).isEmpty());
    }

    void aNameAndAPhoneFindTheClientAndWhatBelongsToThem()
    {
        const auto desk = m_office.signIn(u"manager@baltic.example"_s);
        QCOMPARE(kinds(found(*desk, u"kessler"_s)), (QStringList{u"client"_s, u"deal"_s, u"payment"_s}));
        const QString phone
            = m_office.ask(u"select phone from crm.client where name = 'Kessler Maschinenbau GmbH' limit 1"_s).text(0, u"phone");
        QVERIFY(!phone.isEmpty());
        QCOMPARE(found(*desk, phone).first().title, u"Kessler Maschinenbau GmbH"_s);
    }

    void whatSomebodyMayNotReadIsNotFound()
    {
        const auto desk = m_office.signIn(u"agent@baltic.example"_s);
        QCOMPARE(kinds(found(*desk, u"kessler"_s)), (QStringList{u"client"_s, u"deal"_s}));
        QVERIFY(found(*desk, u"TXID0007"_s).isEmpty());
    }

    void anotherKindIsFoundOnceTheCatalogSaysSo()
    {
        const auto desk = m_office.signIn(u"manager@baltic.example"_s);
        const QString number = m_office
                                   .ask(u"select number from sales.invoice where tenant_id = ?::uuid order by issued_at limit 1"_s,
                                        {desk->session.tenant().id})
                                   .text(0, u"number");
        QVERIFY(found(*desk, number).isEmpty());
        const_cast<Entity *>(desk->catalog.entity(u"invoice"))->isFoundByNumber = true;
        QCOMPARE(kinds(found(*desk, number)), QStringList{u"invoice"_s});
    }
};

QTEST_GUILESS_MAIN(RecordSearchTest)
#include "recordsearchtest.moc"
