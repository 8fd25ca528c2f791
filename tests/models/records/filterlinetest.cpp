#include "records/filterline.h"
#include "catalog/catalog.h"
#include "records/conditiontext.h"
#include "records/filterjson.h"
#include "records/period.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Op = Condition::Op;

class FilterLineTest : public QObject
{
    Q_OBJECT
    Catalog m_catalog;
    Entity m_deal;

    static Field field(const QString &name, const QString &label, Field::Type type)
    {
        Field field;
        field.name = name;
        field.label = label;
        field.type = type;
        field.listed = true;
        return field;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_catalog.build({}, Rows({u"code"_s, u"exponent"_s, u"name"_s}, {{u"JPY"_s, 0, u"Yen"_s}, {u"PLN"_s, 2, u"Zloty"_s}}));
        Field state = field(u"state"_s, u"Status"_s, Field::Type::State);
        state.choices = {{u"overdue"_s, u"Overdue"_s}, {u"partly_paid"_s, u"Partly paid"_s}, {u"on_hold"_s, u"On hold"_s}};
        Field owner = field(u"owner_id"_s, u"Owner"_s, Field::Type::Reference);
        owner.labelField = u"owner_name"_s;
        m_deal.fields = {state,
                         field(u"amount_minor"_s, u"Amount"_s, Field::Type::Money),
                         field(u"rate"_s, u"Rate"_s, Field::Type::Decimal),
                         field(u"currency"_s, u"Currency"_s, Field::Type::Currency),
                         field(u"due_date"_s, u"Due"_s, Field::Type::Date),
                         owner,
                         field(u"owner_name"_s, u"Owner name"_s, Field::Type::Text)};
        m_deal.stateField = u"state"_s;
        m_deal.currencyField = u"currency"_s;
        m_deal.ownerField = u"owner_id"_s;
    }

    // As the list of deals has it: what heads the column of owners is another word, and "Owner" is the name beside it.
    void theOwnerIsMeantWhateverTheColumnIsCalled()
    {
        Entity deal = m_deal;
        for (Field &each : deal.fields)
            each.label = each.name == u"owner_id"_s ? u"By"_s : each.name == u"owner_name"_s ? u"Owner"_s : each.label;
        for (const QString &line : {u"owner:me"_s, u"by:me"_s})
            QCOMPARE(readFilterLine(line, deal, m_catalog, QDate(2026, 5, 14)).filter.conditions,
                     QList<Condition>({{u"owner_id"_s, Op::Is, {Filter::me()}}}));
        QCOMPARE(readFilterLine(u"owner:anna"_s, deal, m_catalog, QDate(2026, 5, 14)).filter.conditions,
                 QList<Condition>({{u"owner_name"_s, Op::Contains, {u"anna"_s}}}));
    }

    void aLineIsReadAsConditionsAndWords_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<Condition>("expected");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *line, const Condition &condition, const QString &words = {}) {
            QTest::newRow(line) << QString::fromUtf8(line) << condition << words;
        };
        row("status:overdue", {u"state"_s, Op::Is, {u"overdue"_s}});
        row("status:overdue,part", {u"state"_s, Op::Is, {u"overdue"_s, u"partly_paid"_s}});
        row("status:\"on hold\" solar roof", {u"state"_s, Op::Is, {u"on_hold"_s}}, u"solar roof"_s);
        row("STATUS!=Overdue", {u"state"_s, Op::IsNot, {u"overdue"_s}});
        row("amount>10k", {u"amount_minor"_s, Op::More, {1'000'000}});
        row("amount>=1,250.50", {u"amount_minor"_s, Op::AtLeast, {125'050}});
        row("amount>1,5k", {u"amount_minor"_s, Op::More, {150'000}});
        row("amount>1,500", {u"amount_minor"_s, Op::More, {150'000}});
        row("amount>0.29", {u"amount_minor"_s, Op::More, {29}});
        row("amount:92,233,720,368,547,758.07", {u"amount_minor"_s, Op::Is, {std::numeric_limits<qlonglong>::max()}});
        row("rate:7,25", {u"rate"_s, Op::Is, {u"7.25"_s}});
        row("amount:10k..20k", {u"amount_minor"_s, Op::Between, {1'000'000, 2'000'000}});
        row("due:this_month", {u"due_date"_s, Op::During, {u"this_month"_s}});
        row("due:this month roof", {u"due_date"_s, Op::During, {u"this_month"_s}}, u"roof"_s);
        row("due: last 30 days", {u"due_date"_s, Op::During, {u"last_30_days"_s}});
        row("status:on hold solar roof", {u"state"_s, Op::Is, {u"on_hold"_s}}, u"solar roof"_s);
        row("status:partly paid", {u"state"_s, Op::Is, {u"partly_paid"_s}});
        row("status:overdue paid", {u"state"_s, Op::Is, {u"overdue"_s}}, u"paid"_s);
        row("due:30d", {u"due_date"_s, Op::During, {u"last_30_days"_s}});
        row("due<2026-05-28", {u"due_date"_s, Op::Less, {QDate(2026, 5, 28)}});
        row("due<today", {u"due_date"_s, Op::Less, {Filter::today()}});
        row("due<=+7", {u"due_date"_s, Op::AtMost, {Filter::today(7)}});
        row("due>14.5", {u"due_date"_s, Op::More, {QDate(2026, 5, 14)}});
        row("due<=+2w", {u"due_date"_s, Op::AtMost, {Filter::today(14)}});
        row("due:14 may roof", {u"due_date"_s, Op::Is, {QDate(2026, 5, 14)}}, u"roof"_s);
        row("due:1.5...14.5.", {u"due_date"_s, Op::Between, {QDate(2026, 5, 1), QDate(2026, 5, 14)}});
        row("due:2026-05", {u"due_date"_s, Op::Between, {QDate(2026, 5, 1), QDate(2026, 5, 31)}});
        row("due:2026", {u"due_date"_s, Op::Between, {QDate(2026, 1, 1), QDate(2026, 12, 31)}});
        row("due:1.5.2026..today", {u"due_date"_s, Op::Between, {QDate(2026, 5, 1), Filter::today()}});
        row("due:none", {u"due_date"_s, Op::IsEmpty, {}});
        row("owner:me", {u"owner_id"_s, Op::Is, {Filter::me()}});
        row("owner:anna", {u"owner_name"_s, Op::Contains, {u"anna"_s}});
        row("currency:pln", {u"currency"_s, Op::Is, {u"PLN"_s}});
    }
    void aLineIsReadAsConditionsAndWords()
    {
        QFETCH(QString, line);
        QFETCH(Condition, expected);
        QFETCH(QString, words);
        const Filter filter = readFilterLine(line, m_deal, m_catalog, QDate(2026, 5, 14)).filter;
        QCOMPARE(filter.conditions.size(), 1);
        QCOMPARE(filter.conditions.first().field, expected.field);
        QCOMPARE(filter.conditions.first().op, expected.op);
        QCOMPARE(filter.conditions.first().values, expected.values);
        QCOMPARE(filter.words, words);
    }

    void whatIsNoValueOfItsColumnStaysInTheLineAndSaysWhatIs_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("state") << u"status:nonsense"_s << u"“nonsense” was not understood. Status can be Overdue, Partly paid, On hold."_s;
        QTest::newRow("amount") << u"amount>much"_s
                                << u"“much” was not understood. Amount takes a figure such as 10k, 12,500.50 or 10k..20k."_s;
        QTest::newRow("nothing yet") << u"amount>"_s << u"Amount takes a figure such as 10k, 12,500.50 or 10k..20k."_s;
        QTest::newRow("currency") << u"currency:zloty"_s << u"“zloty” was not understood. Currency takes a code such as EUR."_s;
    }
    void whatIsNoValueOfItsColumnStaysInTheLineAndSaysWhatIs()
    {
        QFETCH(QString, line);
        QFETCH(QString, sentence);
        const FilterReading reading = readFilterLine(line + u" kessler"_s, m_deal, m_catalog, QDate(2026, 5, 14));
        QVERIFY(reading.filter.conditions.isEmpty());
        QCOMPARE(reading.filter.words, u"kessler"_s);
        QCOMPARE(reading.kept, QStringList({line, u"kessler"_s}));
        QCOMPARE(reading.sentences, QStringList{sentence});
    }

    void aWordThatIsNoColumnIsSearchedForAndSaysSo()
    {
        const FilterReading reading = readFilterLine(u"colour:red"_s, m_deal, m_catalog, QDate(2026, 5, 14));
        QCOMPARE(reading.filter.words, u"colour:red"_s);
        QCOMPARE(reading.sentences, QStringList{u"There is no column “colour”, so “colour:red” is searched for."_s});
    }

    void ofManyChoicesThoseThatAreLeftOutAreNamed()
    {
        Entity deal = m_deal;
        deal.field(u"state"_s)->choices += {{u"draft"_s, u"Draft"_s}, {u"verified"_s, u"Verified"_s}, {u"cancelled"_s, u"Cancelled"_s}};
        const auto told = [&](const QVariantList &states) { return conditionText({u"state"_s, Op::Is, states}, deal, 2).value; };
        QCOMPARE(told({u"overdue"_s, u"partly_paid"_s, u"on_hold"_s, u"draft"_s}), u"any but Verified, Cancelled"_s);
        QCOMPARE(told({u"overdue"_s, u"partly_paid"_s}), u"Overdue, Partly paid"_s);
        QVERIFY2(told({u"overdue"_s, u"partly_paid"_s, u"on_hold"_s}).startsWith(u"Overdue and "_s), "three are left out, too");
    }

    void aNarrowColumnIsFoundByWhatHeadsItToo()
    {
        Entity deal = m_deal;
        deal.field(u"owner_id"_s)->heading = u"By"_s;
        QCOMPARE(deal.field(u"owner_id"_s)->columnHeading(), u"By"_s);
        for (const QString &line : {u"owner:me"_s, u"by:me"_s})
            QCOMPARE(readFilterLine(line, deal, m_catalog, QDate(2026, 5, 14)).filter.conditions,
                     QList<Condition>({{u"owner_id"_s, Op::Is, {Filter::me()}}}));
    }

    void whatWasSavedComesBackAsItWas()
    {
        Filter filter = readFilterLine(u"status:overdue,part amount:10k..80071992547409 due<+7 due>2026-05-01 owner:me hotel"_s, m_deal,
                                       m_catalog, QDate(2026, 5, 14))
                            .filter;
        QCOMPARE(filter.conditions.size(), 5);
        for (const auto trash : {Filter::Trash::Without, Filter::Trash::Only, Filter::Trash::With}) {
            filter.trash = trash;
            QCOMPARE(filterFromJson(filterJson(filter), m_deal), filter);
        }
    }

    void amountsAreOfTheCurrencyThatTheLineNames()
    {
        const auto asked = [this](const QString &line, const QString &currency = u"PLN"_s) {
            const QList<Condition> conditions
                = readFilterLine(line, m_deal, m_catalog, QDate(2026, 5, 14), m_catalog.exponent(currency)).filter.conditions;
            const auto amount = std::ranges::find(conditions, u"amount_minor"_s, &Condition::field);
            return amount == conditions.end() ? QVariant() : amount->values.value(0);
        };
        QCOMPARE(asked(u"currency:JPY amount>10k"_s), QVariant(10'000));
        QCOMPARE(asked(u"amount>10k currency:jpy"_s, u"PLN"_s), QVariant(10'000));
        QCOMPARE(asked(u"amount>10k"_s, u"JPY"_s), QVariant(10'000));
        QCOMPARE(asked(u"amount>10k currency:PLN"_s, u"JPY"_s), QVariant(1'000'000));
        QCOMPARE(asked(u"amount>10k"_s), QVariant(1'000'000));

        const Condition over{u"amount_minor"_s, Condition::Op::More, {10'000}};
        QVERIFY(conditionText(over, m_deal, m_catalog.exponent(u"JPY"_s)).value.contains(u"10,000"_s));
    }

    void periodsHaveBothTheirEnds_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QDate>("last");
        QTest::newRow("week over a month's end") << u"this_week"_s << QDate(2026, 4, 27) << QDate(2026, 5, 3);
        QTest::newRow("last month") << u"last_month"_s << QDate(2026, 3, 1) << QDate(2026, 3, 31);
        QTest::newRow("next month") << u"next_month"_s << QDate(2026, 5, 1) << QDate(2026, 5, 31);
        QTest::newRow("quarter") << u"this_quarter"_s << QDate(2026, 4, 1) << QDate(2026, 6, 30);
        QTest::newRow("last quarter") << u"last_quarter"_s << QDate(2026, 1, 1) << QDate(2026, 3, 31);
        QTest::newRow("last 30 days") << u"last_30_days"_s << QDate(2026, 4, 1) << QDate(2026, 4, 30);
        QTest::newRow("last year") << u"last_year"_s << QDate(2025, 1, 1) << QDate(2025, 12, 31);
    }
    void periodsHaveBothTheirEnds()
    {
        QFETCH(QString, key);
        const std::optional<Period> period = Period::named(key, QDate(2026, 4, 30));
        QVERIFY(period);
        QTEST(period->first, "first");
        QTEST(period->last, "last");
    }
    void anUnknownPeriodIsNone() { QVERIFY(!Period::named(u"this_aeon"_s, QDate(2026, 4, 30))); }
};

QTEST_GUILESS_MAIN(FilterLineTest)
#include "filterlinetest.moc"
