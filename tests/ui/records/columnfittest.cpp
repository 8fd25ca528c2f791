#include "records/columnfit.h"
#include "catalog/field.h"
#include <QTest>

using namespace Qt::StringLiterals;
using ColumnFit::Column;

namespace {
Field field(Field::Type type, Field::Look look = Field::Look::Plain)
{
    Field field;
    field.type = type;
    field.look = look;
    return field;
}

const Field number = field(Field::Type::Text, Field::Look::Number);
const Field client = field(Field::Type::Text, Field::Look::Identity);
const Field amount = field(Field::Type::Money);
const Field remark = field(Field::Type::Text);

QList<Column> fitted(int room, bool isNameDrawn = false)
{
    QList<Column> columns{{&number, 100, true}, {&client, 260, false, isNameDrawn}, {&amount, 130}, {&remark, 150}};
    ColumnFit::fit(columns, room);
    return columns;
}
}

class ColumnFitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNameTakesWhatIsLeftOver()
    {
        const QList<Column> columns = fitted(1000);
        QCOMPARE(columns.at(1).width, 620);
        QCOMPARE(columns.at(3).width, 150);
    }

    void whatTheNameDoesNotNeedGoesToTextsThatAreCut()
    {
        QList<Column> columns{{&number, 100, true},
                              {.field = &client, .width = 260, .needed = 300},
                              {&amount, 130},
                              {.field = &remark, .width = 150, .needed = 240}};
        QList<Column> tight = columns;
        ColumnFit::fit(columns, 1000);
        QCOMPARE(columns.at(3).width, 240);
        QCOMPARE(columns.at(1).width, 530);
        ColumnFit::fit(tight, 700); // 60 more than they ask for
        QCOMPARE(tight.at(1).width, 300);
        QCOMPARE(tight.at(3).width, 170);
    }

    void aTextThatSomebodyDrewStaysAsItIs()
    {
        QList<Column> columns{{&number, 100, true}, {&client, 260}, {.field = &remark, .width = 150, .isDrawn = true, .needed = 240}};
        ColumnFit::fit(columns, 1000);
        QCOMPARE(columns.last().width, 150);
    }

    void textsGiveWayBeforeFigures()
    {
        const QList<Column> columns = fitted(520); // 120 less than they would like
        QCOMPARE(columns.at(1).width, 200);
        QCOMPARE(columns.at(3).width, 90);
        QCOMPARE(columns.at(2).width, 130);
    }

    void textsGiveWhatTheirRowsDoNotNeedBeforeTheNameGivesWay()
    {
        QList<Column> columns{{&number, 100, true}, {&client, 260}, {&amount, 130}, {.field = &remark, .width = 150, .needed = 100}};
        ColumnFit::fit(columns, 600); // 40 less than they would like
        QCOMPARE(columns.at(1).width, 260);
        QCOMPARE(columns.at(3).width, 110);
        columns.last().width = 150;
        ColumnFit::fit(columns, 560);
        QCOMPARE(columns.at(1).width, 230);
        QCOMPARE(columns.at(3).width, 100);
    }

    void columnsGoFromTheRightAndTheFirstAndTheNameStay()
    {
        const QList<Column> columns = fitted(300);
        QVERIFY(columns.at(0).isShown);
        QVERIFY(columns.at(1).isShown);
        QVERIFY(!columns.at(2).isShown);
        QVERIFY(!columns.at(3).isShown);
        QVERIFY(columns.at(0).width + columns.at(1).width <= 300);
    }

    void aNameThatSomebodyDrewStaysWhereNothingIsLeftOver() { QCOMPARE(fitted(640, true).at(1).width, 260); }

    void aListWithoutANameGrowsAtItsEnd()
    {
        QList<Column> columns{{&number, 100, true}, {&remark, 150}};
        ColumnFit::fit(columns, 400);
        QCOMPARE(columns.last().width, 300);
    }
};

QTEST_MAIN(ColumnFitTest)
#include "columnfittest.moc"
