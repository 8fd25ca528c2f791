#include "shell/deeplink.h"

#include <QTest>

using namespace Qt::StringLiterals;

class DeepLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNumberLeadsToItsList()
    {
        const Target target = targetOf(u"kontor://deal/DLID0042"_s);
        QCOMPARE(target.page, u"deals"_s);
        QCOMPARE(target.arguments.value(u"filter"_s).toString(), u"DLID0042"_s);
        QCOMPARE(targetOf(u"kontor://payment/TXID0007"_s).page, u"payments"_s);
    }

    void anIdLeadsToTheRecord()
    {
        const QString id = u"01941f29-7c00-7000-8000-000000000001"_s;
        const Target target = targetOf(u"kontor://client/"_s + id);
        QCOMPARE(target.page, u"clients"_s);
        QCOMPARE(target.id.toString(), id);
    }

    void aLinkLeadsBackToWhatItWasMadeFrom()
    {
        QCOMPARE(linkTo(RecordMark{u"deal"_s, u"x"_s, u"DLID0042"_s, {}}), u"kontor://deal/DLID0042"_s);
        const QString id = u"01941f29-7c00-7000-8000-000000000001"_s;
        QCOMPARE(targetOf(linkTo(RecordMark{u"client"_s, id, {}, u"Kessler"_s})).id.toString(), id);
        QCOMPARE(targetOf(linkTo(Target{u"verification"_s})).page, u"verification"_s);
    }

    void whatIsNoLinkOfOursLeadsNowhere()
    {
        for (const QString &link : {u""_s, u"https://deal/DLID0042"_s, u"kontor://nothing/1"_s, u"kontor:"_s, u"deal/DLID0042"_s})
            QVERIFY2(targetOf(link).page.isEmpty(), qPrintable(link));
    }
};

QTEST_MAIN(DeepLinkTest)
#include "deeplinktest.moc"
