#include "support/settled.h"
#include "support/testoffice.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class CopyTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestOffice> m_office;
    Database m_database;
    QTemporaryDir m_folder;

    // Of copies that are on their way.
    QString copies(const QString &asked)
    {
        return m_office
            ->ask(u"select coalesce(string_agg("_s % asked
                  % u", ','), '') as found from pg_stat_activity"
                    " where pid <> pg_backend_pid() and state = 'active' and query like 'copy (%'"_s)
            .text(0, u"found");
    }
    qlonglong connections()
    {
        return m_office->ask(u"select count(*) as n from pg_stat_activity where datname = 'kontor'"_s).number(0, u"n");
    }

    // Takes nothing until it is let go.
    struct HeldSink
    {
        QSemaphore mayTake;
        std::atomic<qlonglong> lines = 0;

        ~HeldSink() { letGo(); }
        Database::Sink sink()
        {
            return [this](QByteArrayView) {
                mayTake.acquire();
                ++lines;
                return true;
            };
        }
        void letGo() { mayTake.release(10'000'000); }
    };

private Q_SLOTS:
    void initTestCase()
    {
        m_office = std::make_unique<TestOffice>();
        QVERIFY_RESULT(settled(m_database.open(m_office->owner())));
    }

    void cleanupTestCase()
    {
        m_database.close();
        m_office.reset();
    }

    void allRowsArriveInTheFile()
    {
        const QString path = m_folder.filePath(u"numbers.csv"_s);
        const auto copied = settled(
            m_database.copyToFile({u"select n, ? as text from generate_series(1, ?) n"_s, {u"a \"quoted\", O'Hara"_s, 100000}}, path));
        QVERIFY_RESULT(copied);
        QCOMPARE(*copied, 100000);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList lines = file.readAll().replace("\r\n", "\n").split('\n');
        QCOMPARE(lines.size(), 100002);
        QCOMPARE(lines.at(0), "\xef\xbb\xbf"
                              "n,text"); // UTF-8 says so itself, or Polish letters become others in spreadsheets
        QCOMPARE(lines.at(100000), "100000,\"a \"\"quoted\"\", O'Hara\"");
    }

    void aCopyThatFailsHalfWayLeavesNoFile()
    {
        const QString path = m_folder.filePath(u"failed.csv"_s);
        const auto copied = settled(m_database.copyToFile({u"select 1 / (50000 - n) from generate_series(1, 100000) n"_s}, path));
        QVERIFY(!copied);
        QCOMPARE(copied.error().sqlState, u"22012"_s);
        QVERIFY(!QFile::exists(path));
    }

    void aCancelledCopyLeavesNoFileAndAUsableConnection()
    {
        const QString path = m_folder.filePath(u"cancelled.csv"_s);
        auto copy = m_database.copyToFile({u"select generate_series(1, 100000000), repeat('x', 100)"_s}, path);
        QTRY_VERIFY(copy.progressValue() > 0);
        copy.cancel();
        QVERIFY_RESULT(settled(m_database.query({u"select 1"_s}, Database::Lane::Streams)));
        QVERIFY(!QFile::exists(path));
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        const auto copied = settled(m_database.copyToFile({u"select 1"_s}, u"/nowhere/x.csv"_s));
        QCOMPARE(copied.error().sqlState, u"58030"_s);
    }

    void aFullDiskIsSaid()
    {
        qlonglong taken = 0;
        const auto copied = settled(m_database.copyOut({u"select n from generate_series(1, 1000000) n"_s}, [&taken](QByteArrayView bytes) {
            taken += bytes.size();
            return taken < 1000;
        }));
        QCOMPARE(copied.error().sqlState, u"58030"_s);
        QVERIFY_RESULT(settled(m_database.query({u"select 1"_s}, Database::Lane::Streams)));
    }

    // What it has not taken stays where it is: the server waits, and this program does not collect it meanwhile.
    void aDestinationThatIsSlowerKeepsTheServerWaiting()
    {
        HeldSink held;
        const auto copying = m_database.copyOut({u"select n, repeat('x', 1000) from generate_series(1, 50000) n"_s}, held.sink());
        QTRY_COMPARE(copies(u"wait_event"_s), u"ClientWrite"_s);
        QVERIFY(!copying.isFinished());
        QCOMPARE(held.lines, 0);
        held.letGo();
        const auto copied = settled(copying);
        QVERIFY_RESULT(copied);
        QCOMPARE(*copied, 50'000);
        QCOMPARE(held.lines, 50'001);
    }

    // Servers have few connections.
    void theStreamsConnectionIsThereOnlyWhileItIsNeeded()
    {
        Database database;
        database.setRest(std::chrono::milliseconds(1));
        QVERIFY_RESULT(settled(database.open(m_office->owner())));
        QVERIFY_RESULT(settled(database.query({u"select 1"_s}, Database::Lane::Jobs)));
        const qlonglong before = connections();
        for (int round = 0; round < 2; ++round) {
            HeldSink held;
            const auto copying = database.copyOut({u"select 1"_s}, held.sink());
            QTRY_COMPARE(connections(), before + 1);
            held.letGo();
            QVERIFY_RESULT(settled(copying));
            QTRY_COMPARE(connections(), before);
        }
    }

    // It says nothing of the server, and nobody needs to be told that it is gone.
    void aStreamThatBreaksOffIsNotALostServer()
    {
        QSignalSpy states(&m_database, &Database::stateChanged);
        HeldSink held;
        const auto copying = m_database.copyOut({u"select n, repeat('x', 1000) from generate_series(1, 50000) n"_s}, held.sink());
        QTRY_COMPARE(copies(u"wait_event"_s), u"ClientWrite"_s);
        m_office->ask(u"select pg_terminate_backend(?::int)"_s, {copies(u"pid::text"_s)});
        held.letGo();
        const auto copied = settled(copying);
        QVERIFY(!copied);
        QVERIFY2(copied.error().isConnectionLost(), described(copied.error()).constData());
        QVERIFY_RESULT(settled(m_database.query({u"select 1"_s})));
        QVERIFY_RESULT(settled(m_database.query({u"select 1"_s}, Database::Lane::Streams)));
        QCOMPARE(states.size(), 0);
        QCOMPARE(m_database.state(), Database::State::Connected);
    }

    void linesAreCopiedInCompletelyOrNotAtAll()
    {
        m_office->ask(u"create table public.line (n int, raw text)"_s);
        int sent = 0;
        const auto good = settled(m_database.copyIn(u"copy public.line from stdin"_s, [&sent]() -> QByteArray {
            return sent < 1000 ? QByteArray::number(++sent) + "\tline\n" : QByteArray();
        }));
        QVERIFY_RESULT(good);
        QCOMPARE(*good, 1000);
        sent = 0;
        const auto bad = settled(m_database.copyIn(u"copy public.line from stdin"_s, [&sent]() -> QByteArray {
            ++sent;
            return sent < 1000 ? QByteArray("1\tline\n") : sent == 1000 ? QByteArray("not a number\tline\n") : QByteArray();
        }));
        QCOMPARE(bad.error().sqlState, u"22P02"_s);
        QCOMPARE(m_office->ask(u"select count(*) as n from public.line"_s).number(0, u"n"), 1000);
    }
};

QTEST_GUILESS_MAIN(CopyTest)
#include "copytest.moc"
