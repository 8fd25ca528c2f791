#include "widgets/dateedit.h"

#include <QTest>

using namespace Qt::StringLiterals;

class DateEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavingTheFieldShowsTheDate()
    {
        DateEdit edit;
        edit.setLocale(QLocale(QLocale::English, QLocale::UnitedKingdom));
        edit.setToday(QDate(2026, 5, 14));
        QTest::keyClicks(&edit, u"+7"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.text(), u"21 May 2026"_s);
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(edit.date(), QDate(2026, 5, 22));
    }

    void theDateMayBeEmptyButNotNonsense()
    {
        DateEdit edit;
        edit.setDate(QDate(2026, 5, 14));
        edit.selectAll();
        QTest::keyClick(&edit, Qt::Key_Backspace);
        QVERIFY(!edit.date().isValid());
        QVERIFY(edit.problem().isEmpty());
        QTest::keyClicks(&edit, u"soon"_s);
        QVERIFY(!edit.problem().isEmpty());
    }

    void aDayThatIsNotTakenIsAProblemOnceItIsRead()
    {
        DateEdit edit;
        edit.setToday(QDate(2026, 5, 14));
        QTest::keyClicks(&edit, u"1.1.2150"_s);
        QVERIFY(edit.problem().isEmpty()); // any is taken
        edit.setRange(QDate(2000, 1, 1), QDate(2099, 12, 31));
        QVERIFY(edit.problem().contains(u"year"_s));
        for (const auto &[day, isTaken] : {std::pair{QDate(1999, 12, 31), false},
                                           {QDate(2000, 1, 1), true},
                                           {QDate(2099, 12, 31), true},
                                           {QDate(2100, 1, 1), false},
                                           {QDate(), true}}) {
            edit.setDate(day);
            QCOMPARE(edit.problem().isEmpty(), isTaken);
        }
    }
};

QTEST_MAIN(DateEditTest)
#include "dateedittest.moc"
