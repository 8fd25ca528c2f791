#include "roles/rolespage.h"
#include "shell/messagebar.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QAbstractItemModelTester>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using Scope = RoleRights::Scope;

// The grid says what the database lets each role do, and changes it there.
class RolesPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<RolesPage> m_page;

    QTableView *table() const { return m_page->findChild<QTableView *>(); }
    QModelIndex cell(const QString &role, const QString &permission) const
    {
        const auto matrix = static_cast<const RoleMatrix *>(table()->model());
        for (int row = 0; row < matrix->rowCount(); ++row)
            for (int column = 1; column < matrix->columnCount(); ++column)
                if (const QModelIndex index = matrix->index(row, column);
                    matrix->permissionAt(index) == permission && matrix->roleAt(index) == role)
                    return index;
        return {};
    }
    RoleRights::Right shown(const QString &role, const QString &permission) const
    {
        return cell(role, permission).data(RoleMatrix::RightRole).value<RoleRights::Right>();
    }
    QString stored(const QString &role, const QString &permission)
    {
        const Rows rows
            = m_office.ask(u"select p.scope || case when p.needs_two then ' two' else '' end as right from core.role_permission p"
                           " join core.role r on r.tenant_id = p.tenant_id and r.id = p.role_id"
                           " where p.tenant_id = ?::uuid and r.key = ? and p.permission_key = ?"_s,
                           {m_desk->session.tenant().id, role, permission});
        return rows.isEmpty() ? u"none"_s : rows.text(0, u"right");
    }
    void press(const QString &role, const QString &permission, Qt::Key key)
    {
        table()->setCurrentIndex(cell(role, permission));
        QTest::keyClick(table(), key);
    }

private Q_SLOTS:
    void initTestCase() { PageTest::useOwnFolders(); }

    void init()
    {
        m_desk = m_office.signIn(u"owner@baltic.example"_s);
        m_page = std::make_unique<RolesPage>(m_desk->backend);
        QVERIFY(PageTest::putOnScreen(*m_page));
        m_page->refresh();
        QTRY_VERIFY(table()->model()->rowCount() > 20);
        table()->setFocus();
    }
    void cleanup() { m_page.reset(); }

    void itShowsWhatTheDatabaseSays()
    {
        QAbstractItemModelTester tester(table()->model());
        const Rows rows = m_office.ask(u"select r.key as role, p.permission_key as permission, p.scope from core.role_permission p"
                                       " join core.role r on r.tenant_id = p.tenant_id and r.id = p.role_id where p.tenant_id = ?::uuid"_s,
                                       {m_desk->session.tenant().id});
        QVERIFY(rows.size() > 60);
        for (qsizetype row = 0; row < rows.size(); ++row) {
            const QModelIndex at = cell(rows.text(row, u"role"), rows.text(row, u"permission"));
            QVERIFY(at.isValid());
            QCOMPARE(at.data().toString().toLower(), rows.text(row, u"scope"));
        }
        QCOMPARE(shown(u"agent"_s, u"payment.read"_s).scope, Scope::None);
    }

    // Of each kind of record whether it is seen comes first, and what can be done with it after.
    void seeingComesBeforeDoing()
    {
        QStringList order;
        for (const QString &permission : {u"client.read"_s, u"client.write"_s, u"deal.read"_s, u"deal.write"_s, u"payment.read"_s,
                                          u"payment.verify"_s, u"invoice.read"_s, u"commission.read"_s, u"commission.approve"_s})
            order.append(QString::number(cell(u"sales"_s, permission).row()).rightJustified(3, u'0'));
        QStringList sorted = order;
        sorted.sort();
        QCOMPARE(order, sorted);
    }

    void spaceWalksTheScopesAndTheChangeIsTakenBack()
    {
        Reversal reversal;
        connect(m_page.get(), &Page::done, this, [&reversal](const QString &, const Reversal &last) { reversal = last; });
        QCOMPARE(stored(u"sales"_s, u"deal.read"_s), u"own"_s);
        for (const auto &[word, scope] :
             {std::pair{u"team"_s, Scope::Team}, {u"all"_s, Scope::All}, {u"none"_s, Scope::None}, {u"own"_s, Scope::Own}}) {
            press(u"sales"_s, u"deal.read"_s, Qt::Key_Space);
            QTRY_COMPARE(shown(u"sales"_s, u"deal.read"_s).scope, scope);
            QCOMPARE(stored(u"sales"_s, u"deal.read"_s), word);
        }
        QVERIFY_RESULT(settled(reversal.back()));
        QCOMPARE(stored(u"sales"_s, u"deal.read"_s), u"none"_s);
        QTRY_COMPARE(shown(u"sales"_s, u"deal.read"_s).scope, Scope::None); // others' changes appear by themselves
        QVERIFY_RESULT(settled(reversal.again()));
        QCOMPARE(stored(u"sales"_s, u"deal.read"_s), u"own"_s);
        // Own and team make no sense of it.
        press(u"manager"_s, u"payment.verify"_s, Qt::Key_Space);
        QTRY_COMPARE(stored(u"manager"_s, u"payment.verify"_s), u"none"_s);
        QTRY_COMPARE(shown(u"manager"_s, u"payment.verify"_s).scope, Scope::None);
        press(u"manager"_s, u"payment.verify"_s, Qt::Key_Space);
        QTRY_COMPARE(stored(u"manager"_s, u"payment.verify"_s), u"all"_s);
    }

    void refundsCanBeMadeToNeedTwoPeople()
    {
        press(u"manager"_s, u"payment.refund"_s, Qt::Key_2);
        QTRY_VERIFY(shown(u"manager"_s, u"payment.refund"_s).needsTwo);
        QCOMPARE(stored(u"manager"_s, u"payment.refund"_s), u"all two"_s);
        press(u"manager"_s, u"payment.refund"_s, Qt::Key_2);
        QTRY_VERIFY(!shown(u"manager"_s, u"payment.refund"_s).needsTwo);
        press(u"manager"_s, u"deal.read"_s, Qt::Key_2);
        QVERIFY(m_page->messages()->text().startsWith(u"Only refunds"_s));
    }

    void theOwnersRoleStaysAsItIs()
    {
        press(u"owner"_s, u"deal.read"_s, Qt::Key_Space);
        QVERIFY(m_page->messages()->text().startsWith(u"Owners may do everything"_s));
        QVERIFY(!m_page->isBusy());
        QCOMPARE(stored(u"owner"_s, u"deal.read"_s), u"all"_s);
    }

    void nobodyChangesTheirOwnRole()
    {
        m_page.reset();
        m_desk = m_office.signIn(u"admin@baltic.example"_s);
        m_page = std::make_unique<RolesPage>(m_desk->backend);
        QVERIFY(PageTest::putOnScreen(*m_page));
        m_page->refresh();
        QTRY_VERIFY(table()->model()->rowCount() > 20);
        press(u"admin"_s, u"deal.read"_s, Qt::Key_Space);
        QVERIFY(m_page->messages()->text().startsWith(u"This is your own role"_s));
        QCOMPARE(stored(u"admin"_s, u"deal.read"_s), u"all"_s);
        // But those of others.
        press(u"sales"_s, u"client.write"_s, Qt::Key_Space);
        QTRY_COMPARE(stored(u"sales"_s, u"client.write"_s), u"team"_s);
    }
};

QTEST_MAIN(RolesPageTest)
#include "rolespagetest.moc"
