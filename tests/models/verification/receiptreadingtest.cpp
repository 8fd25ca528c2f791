#include "verification/receiptreading.h"
#include "verification/receipttext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Kind = ReadField::Kind;
using Match = ReadField::Match;

namespace {
// A receipt of lines: words a tenth of the page wide, lines a twentieth high.
QList<ReadWord> receipt(const QStringList &lines)
{
    QList<ReadWord> words;
    for (int line = 0; line < lines.size(); ++line) {
        const QStringList parts = lines.at(line).split(u' ', Qt::SkipEmptyParts);
        for (int word = 0; word < parts.size(); ++word)
            words.append({parts.at(word), QRectF(0.1 * word, 0.05 * line, 0.09, 0.03), 0});
    }
    return words;
}

ReadField field(const QStringList &lines, Kind kind, const RecordedFacts &recorded)
{
    for (const ReadField &field : readReceipt(receipt(lines), recorded))
        if (field.kind == kind)
            return field;
    return {};
}

const RecordedFacts kessler{2115000, 2, u"EUR"_s, u"Kessler Maschinenbau GmbH"_s, QDate(2026, 5, 12), u"KB-2026-0971"_s};
const QStringList confirmation{u"Nordbank Berlin"_s,
                               u"Auftraggeber Kessler Maschinenbau GmbH"_s,
                               u"IBAN DE00 1005 0000 0190 2905 41"_s,
                               u"Empfänger Baltic Solar Group Sp. z o.o."_s,
                               u"Betrag 21.150,00 EUR"_s,
                               u"Ausführung 12.05.2026"_s,
                               u"Verwendungszweck DLID0042 / 2. Rate / 2905"_s,
                               u"Referenz KB-2026-0917"_s};
}

class ReceiptReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfAConfirmationIsFoundWhereItStands()
    {
        const ReadField amount = field(confirmation, Kind::Amount, kessler);
        QCOMPARE(amount.match, Match::Same);
        QCOMPARE(amount.read, u"21.150,00"_s);
        QCOMPARE(amount.place.topLeft(), QPointF(0.1, 0.2));
        QCOMPARE(field(confirmation, Kind::Payer, kessler).match, Match::Same);
        QCOMPARE(field(confirmation, Kind::Payer, kessler).read, u"Kessler Maschinenbau GmbH"_s);
        QCOMPARE(field(confirmation, Kind::PaidOn, kessler).match, Match::Same);
        QCOMPARE(field(confirmation, Kind::PaidOn, kessler).place.topLeft(), QPointF(0.1, 0.25));
    }

    void aReferenceThatDiffersInTwoDigitsIsSuggested()
    {
        const ReadField reference = field(confirmation, Kind::Reference, kessler);
        QCOMPARE(reference.match, Match::Differs);
        QCOMPARE(reference.read, u"KB-2026-0917"_s);
        QCOMPARE(distanceOf(reference.read, kessler.reference), 2);
        RecordedFacts right = kessler;
        right.reference = u"kb 2026 0917"_s;
        QCOMPARE(field(confirmation, Kind::Reference, right).match, Match::Same);
    }

    void aReferenceIsFoundThoughItIsWrittenInParts()
    {
        RecordedFacts recorded = kessler;
        recorded.reference = u"DE00100500000190290541"_s;
        QCOMPARE(field(confirmation, Kind::Reference, recorded).match, Match::Same);
    }

    void withoutARecordedReferenceTheLabelledOneIsRead()
    {
        RecordedFacts recorded = kessler;
        recorded.reference.clear();
        QCOMPARE(field(confirmation, Kind::Reference, recorded).read, u"KB-2026-0917"_s);
    }

    void anotherAmountIsShownAsItIsRead()
    {
        RecordedFacts recorded = kessler;
        recorded.amountMinor = 2151000;
        const ReadField amount = field(confirmation, Kind::Amount, recorded);
        QCOMPARE(amount.match, Match::Differs);
        QCOMPARE(amount.amountMinor, 2115000LL);
    }

    void anAmountIsNeverADayOrAnAccount()
    {
        const QStringList lines{u"Rachunek PL00 1140 2004 0000 3102 7788 1204"_s, u"Data 12.05.2026"_s, u"Kwota 94 100,00 PLN"_s};
        RecordedFacts recorded = kessler;
        recorded.currency = u"PLN"_s;
        QCOMPARE(field(lines, Kind::Amount, recorded).amountMinor, 9410000LL);
        QCOMPARE(field(lines.mid(0, 2), Kind::Amount, recorded).match, Match::NotFound);
    }

    void namesAreFoundWithoutAccentsAndInEitherOrder()
    {
        RecordedFacts recorded = kessler;
        recorded.payer = u"Gospodarstwo Łąki"_s;
        QCOMPARE(field({u"Nadawca Gospodarstwo Laki"_s}, Kind::Payer, recorded).match, Match::Same);
        recorded.payer = u"Marta Wiśniewska"_s;
        QCOMPARE(field({u"Nadawca: Wiśniewska Marta"_s}, Kind::Payer, recorded).match, Match::Same);
        QCOMPARE(field({u"Nadawca Jan Malinowski"_s}, Kind::Payer, recorded).read, u"Jan Malinowski"_s);
        QCOMPARE(field({u"Nadawca Jan Malinowski"_s}, Kind::Payer, recorded).match, Match::Differs);
    }

    void aReceiptWithoutWordsFindsNothing()
    {
        for (const ReadField &found : readReceipt({}, kessler)) {
            QCOMPARE(found.match, Match::NotFound);
            QVERIFY(found.read.isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(ReceiptReadingTest)
#include "receiptreadingtest.moc"
