#include "deal/dealproblems.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Place = DealProblem::Place;
using Kind = DealProblem::Kind;

class DealProblemsTest : public QObject
{
    Q_OBJECT

    const QDate m_today{2026, 5, 14};

    DealEntry complete() const
    {
        DealEntry entry;
        entry.clientId = QUuid::createUuid();
        entry.description = u"Battery 120 kWh"_s;
        entry.amount = 6240000;
        entry.currency = u"EUR"_s;
        entry.dealDate = m_today;
        entry.dueDate = m_today.addDays(30);
        return entry;
    }

    DealEntry paid() const
    {
        DealEntry entry = complete();
        entry.payment.amount = 6240000;
        entry.payment.receivedOn = m_today;
        return entry;
    }

private Q_SLOTS:
    void aCompleteDealHasNoProblem()
    {
        QCOMPARE(dealProblems(complete(), m_today), QList<DealProblem>());
        QCOMPARE(dealProblems(paid(), m_today), QList<DealProblem>());
    }

    void anEmptyFormNamesWhatIsMissingInItsOrder()
    {
        const auto problems = dealProblems(DealEntry(), m_today);
        QList<Place> fields;
        for (const DealProblem &problem : problems) {
            QCOMPARE(problem.kind, Kind::Missing);
            fields.append(problem.field);
        }
        QCOMPARE(fields, (QList<Place>{Place::Client, Place::Amount, Place::Currency, Place::DealDate}));
    }

    void amountsMustBePositive_data()
    {
        QTest::addColumn<qlonglong>("amount");
        QTest::newRow("zero") << 0LL;
        QTest::newRow("negative") << -1LL;
    }
    void amountsMustBePositive()
    {
        QFETCH(qlonglong, amount);
        DealEntry entry = complete();
        entry.amount = amount;
        QCOMPARE(dealProblems(entry, m_today), (QList<DealProblem>{{Place::Amount, Kind::NotPositive}}));
    }

    void aPaymentBeyondTheDealTellsByHowMuch()
    {
        DealEntry entry = paid();
        entry.payment.amount = 6420000;
        QCOMPARE(dealProblems(entry, m_today), (QList<DealProblem>{{Place::Received, Kind::MoreThanDue, 180000}}));
    }

    void datesStandInOrder()
    {
        DealEntry entry = paid();
        entry.dueDate = m_today.addDays(-1);
        entry.payment.receivedOn = m_today.addDays(1);
        QCOMPARE(dealProblems(entry, m_today),
                 (QList<DealProblem>{{Place::DueDate, Kind::BeforeDealDate}, {Place::ReceivedOn, Kind::InFuture}}));
    }

    void longTextsAreRefusedAtTheirField()
    {
        DealEntry entry = paid();
        entry.description = QString(501, u'x');
        entry.payment.bankReference = QString(101, u'x');
        QCOMPARE(dealProblems(entry, m_today),
                 (QList<DealProblem>{{Place::Description, Kind::TooLong, 500}, {Place::BankReference, Kind::TooLong, 80}}));
    }

    void aChequeNeedsItsNumber()
    {
        DealEntry entry = paid();
        entry.payment.method = u"cheque"_s;
        QCOMPARE(dealProblems(entry, m_today), (QList<DealProblem>{{Place::ChequeNumber, Kind::Missing}}));
    }

    void receiptsAreImagesOrPdfAndWhole_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("type");
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n....IEND\xae\x42\x60\x82") << u"image/png"_s;
        QTest::newRow("truncated png") << QByteArray("\x89PNG\r\n\x1a\n....") << QString();
        QTest::newRow("jpeg") << QByteArray("\xff\xd8\xff\xe0....\xff\xd9") << u"image/jpeg"_s;
        QTest::newRow("truncated jpeg") << QByteArray("\xff\xd8\xff\xe0....") << QString();
        QTest::newRow("pdf") << QByteArray("%PDF-1.4\n...%%EOF\n") << u"application/pdf"_s;
        QTest::newRow("text") << QByteArray("hello") << QString();
        QTest::newRow("nothing") << QByteArray() << QString();
    }
    void receiptsAreImagesOrPdfAndWhole()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, type);
        QCOMPARE(receiptType(content), type);

        DealEntry entry = paid();
        entry.payment.receipt = Receipt{u"receipt"_s, type, content};
        const QList<DealProblem> expected = type.isEmpty() ? QList<DealProblem>{{Place::Receipt, Kind::WrongType}} : QList<DealProblem>();
        QCOMPARE(dealProblems(entry, m_today), expected);
    }

    void aReceiptOfThirtyMegabytesIsTooLarge()
    {
        DealEntry entry = paid();
        entry.payment.receipt = Receipt{u"big.pdf"_s, u"application/pdf"_s, "%PDF-" + QByteArray(30 * 1024 * 1024, 'x') + "%%EOF"};
        QCOMPARE(dealProblems(entry, m_today), (QList<DealProblem>{{Place::Receipt, Kind::TooLarge, Receipt::largestSize}}));
    }

    void aDraftKeepsEverythingThatWasTyped()
    {
        DealEntry entry = paid();
        entry.clientName = u"Kessler Maschinenbau GmbH"_s;
        entry.newClient = NewClient{u"Kessler"_s, u"j@kessler.example"_s, u"+49 30 5550142"_s, u"Kessler GmbH"_s, u"Berlin"_s};
        entry.workType = u"Battery storage"_s;
        entry.source = u"Referral"_s;
        entry.payment.bankReference = u"KB-2026-1190"_s;
        entry.payment.notes = u"first of two"_s;
        entry.payment.receipt = Receipt{u"r.pdf"_s, u"application/pdf"_s, QByteArray("%PDF-\0\xff%%EOF", 12)};

        const DealEntry again = DealEntry::fromDraft(entry.toDraft());
        QCOMPARE(again.toDraft(), entry.toDraft());
        QCOMPARE(again.id, entry.id);
        QCOMPARE(again.payment.receipt->content, entry.payment.receipt->content);
        QCOMPARE(again.amount, entry.amount);
        QCOMPARE(again.newClient->company, u"Kessler GmbH"_s);
    }

    void anEmptyDraftStaysEmpty()
    {
        const DealEntry again = DealEntry::fromDraft(DealEntry().toDraft());
        QVERIFY(!again.amount);
        QVERIFY(!again.newClient);
        QVERIFY(again.clientId.isNull());
        QVERIFY(!again.hasPayment());
    }
};

QTEST_APPLESS_MAIN(DealProblemsTest)
#include "dealproblemstest.moc"
