#include "db/reading.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class DatabaseTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestOffice> m_office;
    std::unique_ptr<Database> m_database;

    Rows ask(const QString &sql, const QVariantList &binds = {}, bool isSecret = false)
    {
        const auto rows = settled(m_database->query({sql, binds, isSecret}));
        if (!rows)
            QTest::qFail(described(rows.error()).constData(), __FILE__, __LINE__);
        return rows.value_or(Rows());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_office = std::make_unique<TestOffice>();
        m_database = std::make_unique<Database>();
        QVERIFY_RESULT(settled(m_database->open(m_office->owner())));
        ask(u"create schema t"_s);
        ask(u"create table t.thing (id int constraint thing_once primary key, n int constraint thing_positive check (n > 0))"_s);
    }

    void cleanupTestCase()
    {
        m_database.reset();
        m_office.reset();
    }

    void valuesComeBackAsTheyWereSent_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("the smallest bigint") << u"bigint"_s << QVariant(std::numeric_limits<qlonglong>::min());
        QTest::newRow("the largest bigint") << u"bigint"_s << QVariant(std::numeric_limits<qlonglong>::max());
        QTest::newRow("int") << u"int"_s << QVariant(-7);
        QTest::newRow("an exact numeric") << u"numeric"_s << QVariant(u"12345678901234567.890123456789"_s);
        QTest::newRow("a boolean") << u"boolean"_s << QVariant(true);
        QTest::newRow("a date") << u"date"_s << QVariant(QDate(2026, 2, 28));
        QTest::newRow("a moment") << u"timestamptz"_s << QVariant(QDateTime(QDate(2026, 10, 25), QTime(0, 30, 15, 123), Qt::UTC));
        QTest::newRow("text with everything") << u"text"_s << QVariant(u"O'Hara \\ \"?\" $1 Zażółć \U0001F4B6\n"_s);
        QTest::newRow("empty text") << u"text"_s << QVariant(u""_s);
        QTest::newRow("bytes") << u"bytea"_s << QVariant(QByteArray("\0\1\xff' \\x", 8));
        QTest::newRow("no bytes") << u"bytea"_s << QVariant(QByteArray());
        QTest::newRow("a uuid") << u"uuid"_s << QVariant(u"0b0ff3a6-3f0d-4b7e-9a57-111111111111"_s);
        QTest::newRow("null") << u"text"_s << QVariant();
    }

    void valuesComeBackAsTheyWereSent()
    {
        QFETCH(QString, type);
        QFETCH(QVariant, value);
        for (const bool isSecret : {false, true}) {
            const QVariant back = ask(u"select ?::"_s % type % u" as v"_s, {value}, isSecret).value(0, u"v");
            QCOMPARE(back.isNull(), value.isNull());
            QCOMPARE(back, value);
            if (back.typeId() == QMetaType::QDateTime)
                QCOMPARE(back.toDateTime().timeSpec(), Qt::UTC);
        }
    }

    void listsAndObjectsCanBeBound()
    {
        const Rows rows = ask(u"select (?::text[])[2] as second, ?::jsonb ->> 'a' as a, cardinality(?::bigint[]) as n"_s,
                              {QStringList{u"x"_s, u"y, \"z\" \\"_s}, QJsonObject{{u"a"_s, u"b'c"_s}}, QVariantList{1, 2, 3}});
        QCOMPARE(rows.text(0, u"second"), u"y, \"z\" \\"_s);
        QCOMPARE(rows.text(0, u"a"), u"b'c"_s);
        QCOMPARE(rows.number(0, u"n"), 3);
    }

    void aNullDateAndANullTextAreNotTheSame()
    {
        const Rows rows = ask(u"select ?::date is null as date, ?::text = '' as text"_s, {QDate(), QString()});
        QVERIFY(rows.flag(0, u"date"));
        QVERIFY(rows.flag(0, u"text"));
    }

    void answersComeInOrder()
    {
        QList<QFuture<Result<Rows>>> answers;
        for (int i = 0; i < 50; ++i)
            answers << m_database->query({u"insert into t.thing values (?, 1) returning id"_s, {1000 + i}});
        settled(answers.last());
        for (int i = 0; i < 50; ++i) {
            QVERIFY(answers.at(i).isFinished());
            QCOMPARE(answers.at(i).result()->number(0, u"id"), 1000 + i);
        }
    }

    void aRefusalNamesItsConstraint()
    {
        const auto refused = settled(m_database->write({u"insert into t.thing values (1, ?)"_s, {-1}}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlState, u"23514"_s);
        QCOMPARE(refused.error().constraint, u"thing_positive"_s);
        QVERIFY(!refused.error().message.contains(u"-1"_s));
        QCOMPARE(ask(u"select 1 as one"_s).number(0, u"one"), 1);
    }

    void aRefusalOfOurOwnKeepsItsCodeColumnAndHint()
    {
        ask(u"create function t.refuse() returns int language plpgsql as $$ begin raise exception using errcode = 'KO005',"
            " message = 'Ewa', column = 'amount', hint = 'later'; end $$"_s);
        const auto refused = settled(m_database->query({u"select t.refuse()"_s}));
        QCOMPARE(refused.error().sqlState, u"KO005"_s);
        QCOMPARE(refused.error().message, u"Ewa"_s);
        QCOMPARE(refused.error().column, u"amount"_s);
        QCOMPARE(refused.error().hint, u"later"_s);
    }

    void aMistakeInTheStatementIsSaid()
    {
        const auto refused = settled(m_database->query({u"select nothing from nowhere"_s}));
        QCOMPARE(refused.error().sqlState, u"42P01"_s);
    }

    void aWriteThatIsRefusedLeavesNothing()
    {
        const auto refused = settled(m_database->write({u"insert into t.thing values (2, 1), (3, 1), (2, 1)"_s}));
        QCOMPARE(refused.error().constraint, u"thing_once"_s);
        QCOMPARE(ask(u"select count(*) as n from t.thing where id in (2, 3)"_s).number(0, u"n"), 0);
    }

    void aCancelledStatementEndsOnTheServer()
    {
        auto slow = m_database->query({u"select pg_sleep(20)"_s});
        QTRY_VERIFY(m_office->isSleeping());
        slow.cancel();
        QTRY_VERIFY(!m_office->isSleeping());
        QCOMPARE(ask(u"select 1 as one"_s).number(0, u"one"), 1);
    }

    void soDoesOneThatIsAnsweredByWhatItsRowsMean()
    {
        const auto all = [](const Rows &rows) { return rows.size(); };
        QCOMPARE(settled(m_database->query<qsizetype>({u"select generate_series(1, 3)"_s}, all)).value(), 3);
        QCOMPARE(settled(m_database->query<qsizetype>({u"select nothing from nowhere"_s}, all)).error().sqlState, u"42P01"_s);
        auto slow = m_database->query<qsizetype>({u"select pg_sleep(20)"_s}, all);
        QTRY_VERIFY(m_office->isSleeping());
        slow.cancel();
        QTRY_VERIFY(!m_office->isSleeping());
    }

    void aCancelledRequestThatWaitsIsNotRun()
    {
        auto slow = m_database->query({u"select pg_sleep(0.3)"_s});
        auto unwanted = m_database->write({u"insert into t.thing values (99, 1)"_s});
        unwanted.cancel();
        QCOMPARE(ask(u"select count(*) as n from t.thing where id = 99"_s).number(0, u"n"), 0);
    }

    void aCancelledWriteLeavesNothing()
    {
        auto slow = m_database->write({u"with s as (select pg_sleep(5)) insert into t.thing select 98, 1 from s"_s});
        QTRY_VERIFY(m_office->isSleeping());
        slow.cancel();
        QCOMPARE(ask(u"select count(*) as n from t.thing where id = 98"_s).number(0, u"n"), 0);
    }

    void theLanesDoNotWaitForEachOther()
    {
        auto stream = m_database->query({u"select pg_sleep(60)"_s}, Database::Lane::Streams);
        QVERIFY_RESULT(settled(m_database->query({u"select 1"_s}, Database::Lane::Jobs)));
        auto report = m_database->query({u"select pg_sleep(60)"_s}, Database::Lane::Jobs);
        ask(u"select 1"_s);
        QVERIFY(!report.isFinished());
        QVERIFY(!stream.isFinished());
        report.cancel();
        stream.cancel();
    }

    void whatIsCancelledWhileItsLaneConnectsKeepsNobodyWaiting()
    {
        for (int round = 0; round < 5; ++round) {
            Database database;
            QVERIFY_RESULT(settled(database.open(m_office->owner())));
            auto unwanted = database.query({u"select pg_sleep(60)"_s}, Database::Lane::Jobs);
            QTest::qWait(round);
            unwanted.cancel();
            QVERIFY_RESULT(settled(database.query({u"select 1"_s}, Database::Lane::Jobs)));
        }
    }

    void thePreludeRunsBeforeEverything()
    {
        m_database->setPrelude({{u"select set_config('kontor.test', ?, false)"_s, {u"entered"_s}}});
        for (const auto lane : {Database::Lane::Interactive, Database::Lane::Jobs, Database::Lane::Streams}) {
            const auto rows = settled(m_database->query({u"select current_setting('kontor.test') as v"_s}, lane));
            QVERIFY_RESULT(rows);
            QCOMPARE(rows->text(0, u"v"), u"entered"_s);
        }
        m_database->setPrelude({});
    }

    void aTableMayChangeUnderAPreparedStatement()
    {
        ask(u"create table t.change (a int)"_s);
        QCOMPARE(ask(u"select * from t.change"_s).columns().size(), 1);
        ask(u"alter table t.change add b int"_s);
        QCOMPARE(ask(u"select * from t.change"_s).columns().size(), 2);
    }

    void secretsAreNotPartOfAnyStatement()
    {
        ask(u"create extension if not exists pg_stat_statements schema t"_s);
        ask(u"select ?::text as s"_s, {u"the-secret-verifier"_s}, true);
        auto slow = m_database->query({u"select pg_sleep(1), ?::text"_s, {u"the-secret-verifier"_s}, true});
        QTRY_VERIFY(m_office->isSleeping());
        QCOMPARE(m_office->ask(u"select count(*) as n from pg_stat_activity where query like '%secret-' || 'verifier%'"_s).number(0, u"n"),
                 0);
        QCOMPARE(
            m_office->ask(u"select count(*) as n from t.pg_stat_statements where query like '%secret-' || 'verifier%'"_s).number(0, u"n"),
            0);
        settled(slow);
    }

    void aNotificationArrives()
    {
        QSignalSpy listening(m_database.get(), &Database::listening);
        QSignalSpy notified(m_database.get(), &Database::notified);
        m_database->listen(u"kontor \"channel\""_s);
        QVERIFY(listening.wait());
        m_office->ask(u"select pg_notify('kontor \"channel\"', 'sales.deal')"_s);
        QTRY_COMPARE(notified.size(), 1);
        QCOMPARE(notified.first().first().toString(), u"sales.deal"_s);
        m_database->listen({});
    }

    void aWrongPasswordIsToldFromNoServer()
    {
        ServerAddress wrong = m_office->person(u"sales@baltic.example"_s);
        QVERIFY_RESULT(settled(Database().open(wrong)));
        wrong.password = u"not-this-one"_s;
        QCOMPARE(settled(Database().open(wrong)).error().sqlState, u"28P01"_s);
        QCOMPARE(settled(Database().open({u"postgresql:///kontor?host=/nowhere"_s, {}, {}})).error().sqlState, u"08001"_s);
        QCOMPARE(settled(Database().open({u"no uri at all"_s, {}, {}})).error().sqlState, u"08001"_s);
    }

    void aPersonSignsInWithACatalog()
    {
        const auto desk = m_office->signIn(u"manager@baltic.example"_s);
        QVERIFY(desk->session.may(u"deal.read"_s));
        QVERIFY(!desk->catalog.entities().empty());
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "databasetest.moc"
