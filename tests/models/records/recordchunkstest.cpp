#include "records/recordchunks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Read = RecordChunks::Read;

class RecordChunksTest : public QObject
{
    Q_OBJECT

    static QList<RecordChunks::Row> rows(int first, int count)
    {
        QList<RecordChunks::Row> list;
        for (int row = first; row < first + count; ++row)
            list.append({{QString::number(row), u"id%1"_s.arg(row)}, 1, {}});
        return list;
    }

private Q_SLOTS:
    void theNextPageGoesOnFromTheLastKey()
    {
        RecordChunks pages;
        pages.insertPlaceholders(0, 1000);
        pages.place(0, rows(0, 200));
        const std::optional<Read> read = pages.plan(200, 230);
        QVERIFY(read);
        QVERIFY(!read->backward);
        QCOMPARE(read->lower->id, u"id199"_s);
        QCOMPARE(read->skip, 0);
        QCOMPARE(pages.gapOf(*read)->first, 200);
        QCOMPARE(pages.gapOf(*read)->end, 1000);
    }

    void rowsBeforeAPageAreReadBackwards()
    {
        RecordChunks pages;
        pages.insertPlaceholders(0, 1000);
        pages.place(800, rows(800, 200));
        const std::optional<Read> read = pages.plan(780, 799);
        QVERIFY(read);
        QVERIFY(read->backward);
        QCOMPARE(read->upper->id, u"id800"_s);
        QCOMPARE(read->skip, 0);
    }

    void theMiddleIsCountedFromTheNearerEnd()
    {
        RecordChunks pages;
        pages.insertPlaceholders(0, 100'000);
        pages.place(0, rows(0, 200));
        const std::optional<Read> read = pages.plan(90'000, 90'030);
        QVERIFY(read);
        QVERIFY(read->backward);
        QVERIFY(read->skip > 0 && read->skip < 10'000);
    }

    void whatIsLoadedIsNotReadAgain()
    {
        RecordChunks pages;
        pages.insertPlaceholders(0, 200);
        pages.place(0, rows(0, 200));
        QVERIFY(!pages.plan(0, 199));
        QVERIFY(pages.isLoaded(0, 199));
    }

    void rowsPutInMoveWhatComesAfter()
    {
        RecordChunks pages;
        pages.insertPlaceholders(0, 600);
        pages.place(0, rows(0, 200));
        pages.place(400, rows(400, 200));
        pages.insertRows(0, 3, rows(9000, 2));
        QCOMPARE(pages.rowCount(), 602);
        QCOMPARE(pages.rowOf(u"id400"_s), 402);
        QCOMPARE(pages.row(3)->key.id, u"id9000"_s);
    }

    void farRowsAreForgottenAndComeBackBetweenTheirKeys()
    {
        RecordChunks pages;
        pages.insertPlaceholders(0, 20'000);
        for (int first = 0; first < 20'000; first += RecordChunks::PageSize) {
            pages.place(first, rows(first, RecordChunks::PageSize));
            pages.forgetFarFrom(first);
        }
        int loaded = 0;
        for (const RecordChunks::Chunk &chunk : pages.chunks())
            loaded += int(chunk.rows.size());
        QVERIFY(loaded <= RecordChunks::KeptRows);
        QVERIFY(!pages.row(0));
        const std::optional<Read> read = pages.plan(1000, 1010);
        QVERIFY(read);
        QVERIFY(read->purpose == Read::Purpose::Reload);
        QCOMPARE(read->lower->id, u"id999"_s);
        QCOMPARE(read->upper->id, u"id%1"_s.arg(1000 + RecordChunks::PageSize - 1));
        QVERIFY(read->withUpper);
        QCOMPARE(pages.chunkOf(*read), 1000 / RecordChunks::PageSize);
    }

    void theEndIsAskedForWithoutAKeyWhereItIsFar()
    {
        RecordChunks pages;
        pages.place(0, rows(0, 100));
        pages.insertPlaceholders(100, 20'000);
        QVERIFY(pages.planEnd().isOpen);
        pages.removePlaceholders(100, 20'000);
        pages.insertPlaceholders(100, 150);
        QVERIFY(!pages.planEnd().isOpen);
    }

    void whatTheEndBringsAgainIsLeftOut()
    {
        RecordChunks pages;
        pages.insertPlaceholders(0, 20'000);
        pages.place(0, rows(0, 100));
        const Read read = pages.planEnd();
        QCOMPARE(pages.missingOf(read, rows(60, 100)).first().key.id, u"id100"_s);
        QCOMPARE(pages.missingOf(read, rows(60, 100)).size(), 60);
        QCOMPARE(pages.missingOf(read, rows(500, 100)).size(), 100);
        QVERIFY(pages.missingOf(read, rows(0, 100)).isEmpty());
    }

    void anAnswerForAListThatChangedHasNoPlace()
    {
        RecordChunks pages;
        pages.insertPlaceholders(0, 1000);
        pages.place(0, rows(0, 200));
        const Read read = *pages.plan(200, 230);
        pages.clear();
        pages.insertPlaceholders(0, 10);
        QVERIFY(!pages.gapOf(read));
    }
};

QTEST_GUILESS_MAIN(RecordChunksTest)
#include "recordchunkstest.moc"
