#include "text/typeddate.h"
#include "text/datetext.h"

#include <QTest>

using namespace Qt::StringLiterals;

// Days as people type them, in full or in short.
class TypedDateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shorthandBecomesADate_data()
    {
        const QLocale british(QLocale::English, QLocale::UnitedKingdom), american(QLocale::English, QLocale::UnitedStates),
            polish(QLocale::Polish);
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QDate>("date");
        QTest::newRow("today") << u"t"_s << british << QDate(2026, 5, 14);
        QTest::newRow("in a week") << u"+7"_s << british << QDate(2026, 5, 21);
        QTest::newRow("in two weeks") << u"+2w"_s << british << QDate(2026, 5, 28);
        QTest::newRow("three days ago") << u"-3"_s << british << QDate(2026, 5, 11);
        QTest::newRow("in a month") << u"+1m"_s << british << QDate(2026, 6, 14);
        QTest::newRow("month's first") << u"m"_s << british << QDate(2026, 5, 1);
        QTest::newRow("month's end") << u"e"_s << british << QDate(2026, 5, 31);
        QTest::newRow("day") << u"3"_s << british << QDate(2026, 5, 3);
        QTest::newRow("day and month") << u"14.6"_s << british << QDate(2026, 6, 14);
        QTest::newRow("with a trailing point") << u"14.6."_s << british << QDate(2026, 6, 14);
        QTest::newRow("two-digit year") << u"14.5.27"_s << british << QDate(2027, 5, 14);
        QTest::newRow("ISO") << u"2026-12-01"_s << american << QDate(2026, 12, 1);
        QTest::newRow("British slash") << u"3/6"_s << british << QDate(2026, 6, 3);
        QTest::newRow("American slash") << u"6/3"_s << american << QDate(2026, 6, 3);
        QTest::newRow("month's name") << u"2 jun"_s << british << QDate(2026, 6, 2);
        QTest::newRow("Polish month") << u"14 maja 2026"_s << polish << QDate(2026, 5, 14);
        QTest::newRow("weekday") << u"fri"_s << british << QDate(2026, 5, 15);
        QTest::newRow("same weekday is next week's") << u"thu"_s << british << QDate(2026, 5, 21);
        QTest::newRow("no such day") << u"31.4"_s << british << QDate();
        QTest::newRow("word") << u"soon"_s << british << QDate();
        QTest::newRow("leap day") << u"29.2.28"_s << british << QDate(2028, 2, 29);
    }

    void shorthandBecomesADate()
    {
        QFETCH(QString, typed);
        QFETCH(QLocale, locale);
        QFETCH(QDate, date);
        QCOMPARE(parseDate(typed, QDate(2026, 5, 14), locale), date);
    }

    void whatIsShownReadsBackTheSame()
    {
        for (const QLocale &locale : {QLocale(QLocale::English), QLocale(QLocale::Polish), QLocale(QLocale::Spanish)}) {
            for (QDate date(2026, 1, 9); date.year() == 2026; date = date.addMonths(1))
                QCOMPARE(parseDate(dateText(date, locale), QDate(2020, 1, 1), locale), date);
        }
    }
};

QTEST_GUILESS_MAIN(TypedDateTest)
#include "typeddatetest.moc"
