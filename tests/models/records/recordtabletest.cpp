#include "records/recordtable.h"
#include "records/record.h"
#include "records/recordid.h"
#include "records/recordselect.h"
#include "records/viewer.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

// Lists read by key on a real server, as a manager, who sees every deal.
class RecordTableTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;

    const Entity &deals() const { return *m_desk->catalog.entity(u"deal"); }

    static bool isSettled(const RecordTable &table)
    {
        return !table.isLoading() && table.count().precision == RecordTable::Precision::Exact && table.rowCount() == table.count().rows;
    }

    // What somebody who scrolls through the whole list sees.
    static QStringList walk(RecordTable &table)
    {
        QStringList ids;
        for (int row = 0; row < table.rowCount(); ++row) {
            if (!table.isLoaded(row)) {
                table.index(row, 0).data();
                // Or it turns out that there is none.
                if (!QTest::qWaitFor([&] { return table.isLoaded(row) || row >= table.rowCount(); }))
                    return ids;
            }
            if (row < table.rowCount())
                ids.append(table.id(row));
        }
        return ids;
    }

    QString firstOf(const Entity &entity)
    {
        return m_office
            .ask(u"select id::text as id from "_s + RecordSelect::quoted(entity.read) + u" where tenant_id = ? order by id limit 1"_s,
                 {m_desk->session.tenant().id})
            .text(0, u"id");
    }

    QStringList expected(const QString &order)
    {
        const Rows rows = m_office.ask(u"select id::text as id from sales.deal_list where tenant_id = ? order by "_s + order,
                                       {m_desk->session.tenant().id});
        QStringList ids;
        for (qsizetype row = 0; row < rows.size(); ++row)
            ids.append(rows.text(row, u"id"));
        return ids;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void pagesFollowEachOtherWithoutGapsOrRepeats_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("sql");
        QTest::newRow("number, descending") << u"number_seq"_s << int(Qt::DescendingOrder) << u"number_seq desc, id desc"_s;
        QTest::newRow("currency, nothing but ties") << u"currency"_s << int(Qt::AscendingOrder) << u"currency, id"_s;
        QTest::newRow("currency, descending") << u"currency"_s << int(Qt::DescendingOrder) << u"currency desc nulls last, id desc"_s;
        QTest::newRow("amount") << u"amount_minor"_s << int(Qt::AscendingOrder) << u"amount_minor, id"_s;
        QTest::newRow("project, mostly empty") << u"project_id"_s << int(Qt::AscendingOrder) << u"project_id nulls last, id"_s;
        QTest::newRow("project, descending") << u"project_id"_s << int(Qt::DescendingOrder) << u"project_id desc nulls last, id desc"_s;
        QTest::newRow("moments, finer than a millisecond") << u"created_at"_s << int(Qt::AscendingOrder) << u"created_at, id"_s;
    }
    void pagesFollowEachOtherWithoutGapsOrRepeats()
    {
        QFETCH(QString, field);
        QFETCH(int, order);
        QFETCH(QString, sql);
        RecordTable table(m_desk->backend, deals());
        QAbstractItemModelTester tester(&table);
        table.setSort(field, Qt::SortOrder(order));
        table.refresh();
        QTRY_VERIFY(isSettled(table));
        const QStringList all = expected(sql);
        QVERIFY(all.size() > RecordChunks::PageSize);
        QCOMPARE(walk(table), all);
    }

    // What is bound is forgotten by a plan that is kept: the organization, the person and the statuses of a partial index must not be.
    void whoLooksAndWhichStatusesAreKnownWhenAPageIsPlanned()
    {
        const RecordSelect select(deals(), m_desk->catalog);
        const RecordSelect::Viewer viewer{
            .tenant = m_desk->session.tenant().id, .user = m_desk->session.person().id, .ownOnly = true, .today = m_desk->session.today()};
        const Statement page = select.page(viewer, {u"number"_s}, {}, u"number_seq"_s, Qt::DescendingOrder, {});
        QVERIFY(page.sql.contains(viewer.tenant) && page.sql.contains(viewer.user));
        QVERIFY(page.binds.isEmpty());

        const Filter rejected{{{u"state"_s, Condition::Op::Is, {u"payment_rejected"_s}}}, {}};
        QVERIFY(
            select.page(viewer, {u"number"_s}, rejected, u"number_seq"_s, Qt::DescendingOrder, {}).sql.contains(u"'pending', 'active'"_s));

        const Filter overdue{{{u"state"_s, Condition::Op::Is, {u"overdue"_s}}}, {}};
        const QString sql = select.page(viewer, {u"number"_s}, overdue, u"number_seq"_s, Qt::DescendingOrder, {}).sql;
        QVERIFY(sql.contains(u"\"due_date\" < cast('"_s + viewer.today.addDays(1).toString(Qt::ISODate)));

        const RecordSelect payments(*m_desk->catalog.entity(u"payment"), m_desk->catalog);
        const Filter sentBack{{{u"state"_s, Condition::Op::Is, {u"sent_back"_s}}}, {}};
        QVERIFY(payments.page(viewer, {u"number"_s}, sentBack, u"number_seq"_s, Qt::DescendingOrder, {}).sql.contains(u"in ('pending')"_s));
    }

    void whatIsStoredOfAStateLeadsToAllThatAreInIt_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::newRow("deals") << u"deal"_s;
        QTest::newRow("payments") << u"payment"_s;
    }
    void whatIsStoredOfAStateLeadsToAllThatAreInIt()
    {
        QFETCH(QString, entity);
        m_office.ask(u"update sales.payment set stage = 'refund_asked' where tenant_id = ? and id = (select p.id from sales.payment p"
                     " where p.tenant_id = ? and p.status = 'verified' and p.refund_of is null order by p.id limit 1)"_s,
                     {m_desk->session.tenant().id, m_desk->session.tenant().id});
        const Entity &some = *m_desk->catalog.entity(entity);
        QVERIFY(!some.stored.isEmpty());
        RecordTable all(m_desk->backend, some);
        all.refresh();
        QTRY_VERIFY(isSettled(all));
        walk(all);
        QHash<QString, int> expected;
        for (int row = 0; row < all.rowCount(); ++row)
            ++expected[all.value(row, some.stateField).toString()];
        QVERIFY(expected.value(entity == u"deal"_s ? u"overdue"_s : u"refund_asked"_s) > 0);
        for (const QString &state : some.stored.keys()) {
            RecordTable table(m_desk->backend, some);
            table.setFilter({{{some.stateField, Condition::Op::Is, {state}}}, {}});
            table.refresh();
            QTRY_VERIFY(isSettled(table));
            QCOMPARE(table.rowCount(), expected.value(state));
        }
    }

    void theEndIsReadFromTheEnd()
    {
        RecordTable table(m_desk->backend, deals());
        QAbstractItemModelTester tester(&table);
        table.refresh();
        QTRY_VERIFY(table.isLoaded(0));
        table.showEnd();
        QTRY_VERIFY(isSettled(table) && table.isLoaded(table.rowCount() - 1));
        const QStringList all = expected(u"number_seq desc, id desc"_s);
        QCOMPARE(table.id(table.rowCount() - 1), all.last());
        QCOMPARE(walk(table), all);
    }

    void anEmptyListHasNoRowsAndAnExactCount()
    {
        RecordTable table(m_desk->backend, deals());
        QAbstractItemModelTester tester(&table);
        table.setFilter({{{u"number"_s, Condition::Op::Is, {u"none"_s}}}, {}});
        table.refresh();
        QTRY_COMPARE(table.count().precision, RecordTable::Precision::Exact);
        QCOMPARE(table.rowCount(), 0);
        QCOMPARE(table.count().rows, 0);
    }

    void totalsAreTheServersPerCurrency()
    {
        RecordTable table(m_desk->backend, deals());
        table.refresh();
        QTRY_VERIFY(!table.totals().isEmpty());
        for (const RecordTable::Total &total : table.totals()) {
            const Rows sum = m_office.ask(
                u"select sum(amount_minor)::bigint as total from sales.deal_list where tenant_id = ? and currency = ? and state <> 'cancelled'"_s,
                {m_desk->session.tenant().id, total.currency});
            QCOMPARE(total.minor, sum.number(0, u"total"));
        }
    }

    void whatIsCountedInTheTableIsWhatListsShow_data()
    {
        QTest::addColumn<QString>("entity");
        for (const auto &entity : m_desk->catalog.entities())
            if (!entity->counted.isEmpty())
                QTest::newRow(qPrintable(entity->key)) << entity->key;
    }
    void whatIsCountedInTheTableIsWhatListsShow()
    {
        QFETCH(QString, entity);
        for (const QString &person : {u"manager"_s, u"sales"_s}) {
            const std::unique_ptr<Desk> desk = m_office.signIn(person + u"@baltic.example"_s);
            const Entity &some = *desk->catalog.entity(entity);
            const RecordSelect select(some, desk->catalog);
            const RecordSelect::Viewer who = viewer(desk->backend, some);
            const QString table = RecordSelect::quoted(some.write) + u" t where "_s;
            QStringList values;
            for (const QString &name : some.counted)
                values.append(u"t."_s + RecordSelect::quoted(name));

            for (const Filter::Trash trash : {Filter::Trash::Without, Filter::Trash::Only, Filter::Trash::With}) {
                const Statement count = select.count(who, {{}, {}, trash}, 0);
                QVERIFY(count.sql.contains(table));
                const auto rows = [&](const Relation &relation) {
                    const Result<Rows> found = desk->database
                                                   .query({u"select count(*) as n, sum(hashtextextended(row("_s + values.join(u", "_s)
                                                               + u")::text, 0))::text as values from "_s + RecordSelect::quoted(relation)
                                                               + u" t where "_s + count.sql.section(u" where "_s, 1),
                                                           count.binds})
                                                   .result();
                    return found ? u"%1 rows: %2"_s.arg(found->text(0, u"n"), found->text(0, u"values")) : found.error().message;
                };
                const bool isWithTrash = trash != Filter::Trash::Without && !some.withTrash.isEmpty();
                QCOMPARE(rows(some.write), rows(isWithTrash ? some.withTrash : some.read));
                QVERIFY(rows(some.write).contains(u"rows: "_s));
            }
            const QString other = some.field(u"client_name") ? u"client_name"_s : u"city"_s;
            QVERIFY(!select.count(who, {{{other, Condition::Op::IsNotEmpty, {}}}, {}}, 0).sql.contains(table));
            QVERIFY(!select.count(who, {{}, u"a"_s}, 0).sql.contains(table));
        }
        // and one index of the table has all of it
        const Entity &some = *m_desk->catalog.entity(entity);
        QVERIFY(
            m_office
                .ask(u"select exists (select from pg_index i where i.indrelid = cast(? as regclass) and (select array_agg(a.attname::text)"
                     " from pg_attribute a where a.attrelid = i.indexrelid) @> cast(? as text[])) as has"_s,
                     {some.write.text(), some.counted + QStringList{some.tenantField, some.ownerField}})
                .flag(0, u"has"));
    }

    void anothersChangeArrivesInPlace()
    {
        RecordTable table(m_desk->backend, deals());
        QAbstractItemModelTester tester(&table);
        table.refresh();
        QTRY_VERIFY(isSettled(table));
        const QPersistentModelIndex fifth = table.index(5, 1);
        const QString id = table.id(5);
        table.setChecked(id, true);
        QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
        m_office.ask(u"update sales.deal set description = 'Seen at once' where id = ?"_s, {id});
        table.refreshInPlace();
        QTRY_COMPARE(table.value(table.rowOf(id), u"description").toString(), u"Seen at once"_s);
        QCOMPARE(fifth.row(), 5);
        QVERIFY(table.isChecked(id));
        QCOMPARE(resets.size(), 0);
    }

    void manyThatComeInAtOnceLeaveTheOthersWhereTheyAre_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("many");
        QTest::newRow("above all") << u"number_seq"_s << 150;
        QTest::newRow("above all, in several answers") << u"number_seq"_s << 450;
        QTest::newRow("in the middle") << u"amount_minor"_s << 450;
    }
    void manyThatComeInAtOnceLeaveTheOthersWhereTheyAre()
    {
        QFETCH(QString, field);
        QFETCH(int, many);
        RecordTable table(m_desk->backend, deals());
        QAbstractItemModelTester tester(&table);
        table.setSort(field, Qt::DescendingOrder);
        table.refresh();
        QTRY_VERIFY(isSettled(table));
        const QStringList before = walk(table);
        QVERIFY(before.size() > 2 * RecordChunks::PageSize);
        table.index(60, 0).data();
        QTRY_VERIFY(isSettled(table));
        const QPersistentModelIndex lookedAt = table.index(60, 0);
        const QPersistentModelIndex further = table.index(150, 0);
        QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
        m_office.ask(u"insert into sales.deal (tenant_id, number_seq, client_id, amount_minor, currency, owner_id, deal_date, due_date) "
                     "select tenant_id, 900000 + n, client_id, amount_minor, currency, owner_id, deal_date, due_date "
                     "from sales.deal, generate_series(1, cast(? as int)) n where id = cast(? as uuid)"_s,
                     {many, before.at(20)});
        table.refreshInPlace();
        QTRY_VERIFY(lookedAt.row() > 60);
        QTRY_COMPARE(table.count().rows, before.size() + many);
        QCOMPARE(walk(table), expected(field + u" desc, id desc"_s));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(lookedAt.row(), 60 + many);
        QCOMPARE(table.id(lookedAt.row()), before.at(60));
        QCOMPARE(further.row(), 150 + many);
        m_office.ask(u"delete from sales.deal where number_seq between 900000 and 901000"_s);
    }

    // The count is known first, and whoever paints the row that it adds asks for it while the others are still being read again.
    // An answer may have arrived and wait for its turn while the next is planned: what it says must not be dropped for it.
    void anAnswerThatWaitsForItsTurnIsTaken()
    {
        RecordTable table(m_desk->backend, deals());
        table.refresh();
        QTRY_VERIFY(isSettled(table));
        QCOMPARE(walk(table).size(), table.rowCount());
        QVERIFY(table.rowCount() > RecordChunks::PageSize); // more than one portion to read again
        table.index(0, 0).data();
        QTRY_VERIFY(isSettled(table));

        const QString first = table.id(0);
        connect(
            &table, &RecordTable::pageArrived, &table,
            [&] {
                m_office.ask(
                    u"insert into sales.deal (tenant_id, number_seq, client_id, amount_minor, currency, owner_id, deal_date, due_date) "
                    "select tenant_id, 900001, client_id, 100, 'PLN', owner_id, deal_date, due_date from sales.deal where id = ?"_s,
                    {first});
                table.refreshInPlace();
                m_desk->database.query({u"select 1"_s}).result(); // one connection answers in order: the rows have arrived, too
            },
            Qt::SingleShotConnection);
        table.refreshInPlace();
        QTRY_COMPARE(table.rowOf(first), 1);
        m_office.ask(u"delete from sales.deal where number_seq = 900001"_s);
    }

    void aRowThatIsCountedBeforeItIsReadArrivesToo()
    {
        RecordTable table(m_desk->backend, deals());
        QAbstractItemModelTester tester(&table);
        table.setFilter({{{u"number"_s, Condition::Op::AtLeast, {u"DLID0300"_s}}}, {}});
        table.refresh();
        QTRY_VERIFY(isSettled(table));
        const int rows = table.rowCount();
        QVERIFY(rows > 0 && rows < RecordChunks::PageSize);
        table.index(rows - 1, 0).data();
        connect(&table, &QAbstractItemModel::rowsInserted, &table,
                [&table](const QModelIndex &, int first, int) { table.index(first, 0).data(); });
        for (int round = 1; round <= 5; ++round) {
            const QString id = newRecordId();
            m_office.ask(u"insert into sales.deal (tenant_id, id, number_seq, client_id, amount_minor, currency, description, owner_id,"
                         "  deal_date, due_date)"
                         " select tenant_id, ?::uuid, number_seq + 1, client_id, 100, currency, 'Late', owner_id, deal_date, due_date"
                         " from sales.deal where tenant_id = ?::uuid order by number_seq desc limit 1"_s,
                         {id, m_desk->session.tenant().id});
            table.refreshInPlace();
            QTRY_VERIFY(table.rowOf(id) >= 0);
            QTRY_VERIFY(isSettled(table));
            QCOMPARE(table.rowCount(), rows + round);
        }
    }

    void allCheckedButOneAreCounted()
    {
        RecordTable table(m_desk->backend, deals());
        table.refresh();
        QTRY_VERIFY(isSettled(table));
        table.checkAll();
        table.setChecked(table.id(0), false);
        QCOMPARE(table.checkedCount(), table.count().rows - 1);
        QVERIFY(table.choice().contains(table.id(1)));
        QVERIFY(!table.choice().contains(table.id(0)));
    }

    void whatIsDeletedIsInTheTrashAlone()
    {
        const QString id
            = m_office
                  .ask(u"update sales.deal set deleted_at = now() where id = (select id from sales.deal where tenant_id = ? limit 1) "
                       "returning id::text as id"_s,
                       {m_desk->session.tenant().id})
                  .text(0, u"id");
        RecordTable table(m_desk->backend, deals());
        table.refresh();
        QTRY_VERIFY(isSettled(table));
        QVERIFY(!walk(table).contains(id));
        table.setFilter({{}, {}, Filter::Trash::Only});
        QTRY_VERIFY(isSettled(table));
        QCOMPARE(walk(table), QStringList{id});
        m_office.ask(u"update sales.deal set deleted_at = null where id = ?"_s, {id});
    }

    void whoSeesTheirOwnGetsTheirOwn()
    {
        const auto sales = m_office.signIn(u"sales@baltic.example"_s);
        RecordTable table(sales->backend, *sales->catalog.entity(u"deal"));
        table.refresh();
        QTRY_VERIFY(isSettled(table));
        QVERIFY(table.rowCount() > 0 && table.rowCount() < expected(u"id"_s).size());
        for (int row = 0; row < table.rowCount(); ++row)
            QCOMPARE(table.value(row, u"owner_id").toString(), sales->session.person().id);
    }

    void twoWhoEditOneRowAreBothTold()
    {
        const Entity &clients = *m_desk->catalog.entity(u"client");
        const QString id = firstOf(clients);
        Record mine(m_desk->backend, clients);
        Record theirs(m_desk->backend, clients);
        QVERIFY(settled(mine.load(id)));
        QVERIFY(settled(theirs.load(id)));
        theirs.setValue(u"city"_s, u"Sopot"_s);
        theirs.setValue(u"company"_s, u"Theirs"_s);
        QCOMPARE(settled(theirs.save()).value(), Record::Outcome::Saved);
        mine.setValue(u"city"_s, u"Gdynia"_s);
        mine.setValue(u"address"_s, u"Mine 1"_s);
        QCOMPARE(settled(mine.save()).value(), Record::Outcome::Conflict);
        const QList<Record::Difference> differences = mine.differences();
        QCOMPARE(std::ranges::count_if(differences, [](const auto &one) { return one.needsChoice; }), 1);
        mine.rebase();
        QCOMPARE(settled(mine.save()).value(), Record::Outcome::Saved);
        QCOMPARE(mine.value(u"city"_s).toString(), u"Gdynia"_s);
        QCOMPARE(mine.value(u"company"_s).toString(), u"Theirs"_s);
        QCOMPARE(mine.value(u"address"_s).toString(), u"Mine 1"_s);
    }

    // The row that a question was asked about may be another one by the time it is answered.
    void whatAThirdOneSavesWhileAConflictIsDecidedStays()
    {
        const Entity &clients = *m_desk->catalog.entity(u"client");
        const QString id = firstOf(clients);
        const auto saveElsewhere = [&](const QVariantMap &values) {
            Record theirs(m_desk->backend, clients);
            QVERIFY(settled(theirs.load(id)));
            theirs.setValues(values);
            QCOMPARE(settled(theirs.save()).value(), Record::Outcome::Saved);
        };
        Record mine(m_desk->backend, clients);
        QVERIFY(settled(mine.load(id)));
        mine.setValue(u"city"_s, u"Oliwa"_s);
        saveElsewhere({{u"city"_s, u"Jastarnia"_s}});
        QCOMPARE(settled(mine.save()).value(), Record::Outcome::Conflict);
        QVERIFY(mine.differences().first().needsChoice);
        saveElsewhere({{u"email"_s, u"third@b.example"_s}});
        QCOMPARE(settled(mine.standing()).value(), Record::Standing::Outdated);
        mine.rebase();
        QCOMPARE(mine.changes().keys(), QStringList{u"city"_s});
        QCOMPARE(settled(mine.save()).value(), Record::Outcome::Conflict);
        QVERIFY(std::ranges::none_of(mine.differences(), &Record::Difference::needsChoice));
        mine.rebase();

        // And again, in the field that was decided.
        saveElsewhere({{u"city"_s, u"Puck"_s}});
        QCOMPARE(settled(mine.standing()).value(), Record::Standing::Outdated);
        QCOMPARE(settled(mine.save()).value(), Record::Outcome::Conflict);
        QVERIFY(std::ranges::any_of(mine.differences(), &Record::Difference::needsChoice));
        mine.rebase();
        QCOMPARE(settled(mine.save()).value(), Record::Outcome::Saved);
        QCOMPARE(mine.value(u"city"_s).toString(), u"Oliwa"_s);
        QCOMPARE(mine.value(u"email"_s).toString(), u"third@b.example"_s);
    }

    void whatIsTypedWhileASaveIsOnItsWayStays()
    {
        const Entity &clients = *m_desk->catalog.entity(u"client");
        const QString id = firstOf(clients);
        Record record(m_desk->backend, clients);
        QVERIFY(settled(record.load(id)));
        record.setValue(u"city"_s, u"Elbląg"_s);
        const auto saving = record.save();
        record.setValue(u"address"_s, u"Typed 2"_s);
        QCOMPARE(settled(saving).value(), Record::Outcome::Saved);
        QCOMPARE(record.before(u"city"_s).toString(), u"Elbląg"_s);
        QCOMPARE(record.changes(), (QVariantMap{{u"address"_s, u"Typed 2"_s}}));
        QCOMPARE(settled(record.save()).value(), Record::Outcome::Saved);
        QVERIFY(!record.isDirty());
    }

    void whatIsWrongIsSaidBeforeTheServerIsAsked()
    {
        Record client(m_desk->backend, *m_desk->catalog.entity(u"client"));
        client.startNew();
        const auto fields = [&client] {
            QStringList names;
            for (const Problem &problem : client.problems())
                names.append(problem.field);
            return names;
        };
        QVERIFY(fields().contains(u"name"_s));
        client.setValue(u"name"_s, QString(10'000, u'x'));
        QVERIFY(fields().contains(u"name"_s));
        client.setValue(u"name"_s, u"Żagiel Marina"_s);
        QVERIFY(!fields().contains(u"name"_s));
        QCOMPARE(settled(client.save()).value(), Record::Outcome::Saved);
        QVERIFY(!client.isNew());
        QVERIFY(!client.isDirty());
    }

    // Its end is known, and can be gone to, before it has its whole length.
    void aVeryLongListGrowsInPieces()
    {
        constexpr int Portion = 50'000; // none takes as long as a statement may
        for (int from = 0; from < 450'000; from += Portion)
            m_office.ask(u"do $$ begin set local session_replication_role = replica;"
                         " insert into crm.client (tenant_id, name, owner_id, created_by)"
                         " select m.tenant_id, 'Długa ' || g, m.user_id, m.user_id from core.membership m, generate_series(%1, %2) g"
                         " where m.email = 'manager@baltic.example'; end $$"_s.arg(from + 1)
                             .arg(from + Portion));
        RecordTable table(m_desk->backend, *m_desk->catalog.entity(u"client"));
        QSignalSpy grown(&table, &RecordTable::rowsInserted);
        int rowsAtFirst = 0;
        connect(&table, &RecordTable::countChanged, this, [&] {
            if (rowsAtFirst == 0 && table.count().precision == RecordTable::Precision::Exact) {
                rowsAtFirst = table.rowCount();
                table.showEnd();
            }
        });
        table.refresh();
        QTRY_VERIFY(rowsAtFirst > 0);
        QVERIFY(rowsAtFirst < table.count().rows);
        QTRY_VERIFY(isSettled(table) && table.isLoaded(table.rowCount() - 1));
        for (const QList<QVariant> &inserted : std::as_const(grown))
            QVERIFY(inserted.at(2).toInt() - inserted.at(1).toInt() < 200'000);
        QCOMPARE(qlonglong(table.rowCount()), table.count().rows);
        table.index(0, 0).data();
        QTRY_VERIFY(table.isLoaded(0));
    }
};

QTEST_GUILESS_MAIN(RecordTableTest)
#include "recordtabletest.moc"
