#include "db/select.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Order = Select::Order;

class SelectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identifiersAreQuotedAndValuesBound()
    {
        const auto statement = Select(u"sales.deal\"; drop table x; --"_s).where(u"na\"me"_s, u"="_s, u"'; delete"_s).limit(5).statement();
        QCOMPARE(statement.sql, u"select * from \"sales\".\"deal\"\"; drop table x; --\" where (\"na\"\"me\" = ?) limit 5"_s);
        QCOMPARE(statement.binds, QVariantList{u"'; delete"_s});
    }

    void oneDirectionComparesRows()
    {
        const auto statement
            = Select(u"deal"_s).columns({u"id"_s}).orderBy(u"amount"_s).orderBy(u"id"_s).after({5, u"a"_s}).limit(3).statement();
        QCOMPARE(statement.sql, u"select \"id\" from \"deal\" where ((\"amount\", \"id\") > (?, ?)) order by \"amount\", \"id\" limit 3"_s);
        QCOMPARE(statement.binds, (QVariantList{5, u"a"_s}));
    }

    void backwardsTurnsEverythingRound()
    {
        const auto statement
            = Select(u"deal"_s).orderBy(u"amount"_s, Order::Descending).orderBy(u"id"_s, Order::Descending).before({5, 1}).statement();
        QCOMPARE(statement.sql, u"select * from \"deal\" where ((\"amount\", \"id\") > (?, ?)) order by \"amount\", \"id\""_s);
    }

    void mixedDirectionsAreSpelledOut()
    {
        const auto statement = Select(u"deal"_s).orderBy(u"day"_s, Order::Descending).orderBy(u"id"_s).after({1, 2}).statement();
        QCOMPARE(statement.sql,
                 u"select * from \"deal\" where ((\"day\" < ?) or (\"day\" = ? and \"id\" > ?)) order by \"day\" desc, \"id\""_s);
        QCOMPARE(statement.binds, (QVariantList{1, 1, 2}));
    }

    void nullIsAskedForByName()
    {
        QCOMPARE(Select(u"d"_s).where(u"x"_s, u"="_s, QVariant()).statement().sql, u"select * from \"d\" where (\"x\" is null)"_s);
        QCOMPARE(Select(u"d"_s).where(u"x"_s, u"<>"_s, QVariant()).statement().sql, u"select * from \"d\" where (\"x\" is not null)"_s);
    }

    void nothingIsInAnEmptyList() { QCOMPARE(Select(u"d"_s).whereIn(u"x"_s, {}).statement().sql, u"select * from \"d\" where (false)"_s); }

    void countsLookAtOneRowMoreThanAsked()
    {
        const auto statement = Select(u"d"_s).where(u"x"_s, u">"_s, 1).orderBy(u"x"_s).count(1000);
        QCOMPARE(statement.sql, u"select count(*) as n from (select 1 from \"d\" where (\"x\" > ?) limit 1001) as some"_s);
    }
};

QTEST_GUILESS_MAIN(SelectTest)
#include "selecttest.moc"
