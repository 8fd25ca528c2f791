#include "shell/bell.h"
#include "session/notifications.h"
#include "support/testoffice.h"

#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

// What concerns a person: counted until it was seen, and each leads to what it is about.
class BellTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;

    void tell(const QString &person, const QString &title, const QString &payment)
    {
        m_office.ask(u"select core.notify_user(?::uuid, ?::uuid, 'payment.verified', ?, '', 'sales.payment', ?::uuid)"_s,
                     {m_desk->session.tenant().id, person, title, payment});
    }
    QString aPayment()
    {
        return m_office
            .ask(u"select id::text as id from sales.payment where tenant_id = ?::uuid and created_by = ?::uuid limit 1"_s,
                 {m_desk->session.tenant().id, m_desk->session.person().id})
            .text(0, u"id");
    }
    qlonglong unread()
    {
        return m_office
            .ask(u"select count(*) as n from core.notification where tenant_id = ?::uuid and user_id = ?::uuid and not is_read"_s,
                 {m_desk->session.tenant().id, m_desk->session.person().id})
            .number(0, u"n");
    }
    static QString said(qlonglong unread) { return unread == 0 ? u"Notifications"_s : u"Notifications, %1 unread"_s.arg(unread); }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<Target>("Target");
        m_desk = m_office.signIn(u"sales@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void whatHappensIsCountedUntilItIsSeen()
    {
        QWidget window;
        Bell bell(m_desk->backend, &window);
        window.show();
        QTRY_VERIFY(m_desk->live.isListening());
        const qlonglong before = unread();
        QTRY_COMPARE(bell.toolTip(), said(before));
        const QString payment = aPayment();
        tell(m_desk->session.person().id, u"The first news"_s, payment);
        QTRY_COMPARE(bell.toolTip(), said(before + 1));
        tell(m_desk->session.person().id, u"The last news"_s, payment);
        QTRY_COMPARE(bell.toolTip(), said(before + 2));
        const QString other
            = m_office
                  .ask(u"select user_id::text as id from core.membership where tenant_id = ?::uuid and user_id <> ?::uuid limit 1"_s,
                       {m_desk->session.tenant().id, m_desk->session.person().id})
                  .text(0, u"id");
        tell(other, u"Not for me"_s, payment);

        bell.showList();
        auto list = window.findChild<QListView *>();
        QVERIFY(list);
        QCOMPARE(list->model()->index(0, 0).data().toString(), u"The last news"_s);
        QCOMPARE(list->model()->index(1, 0).data().toString(), u"The first news"_s);
        QVERIFY(!list->model()->index(0, 0).data(Notifications::ReadRole).toBool()); // they are looking at it
        QTRY_COMPARE(bell.toolTip(), said(0));
        QTRY_COMPARE(unread(), 0);

        QSignalSpy went(&bell, &Bell::navigate);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(went.size(), 1);
        QCOMPARE(went.first().first().value<Target>().page, u"payments"_s);
        QCOMPARE(went.first().first().value<Target>().id.toString(), payment);
        QTRY_VERIFY(!window.findChild<QListView *>());
        bell.showList();
        QVERIFY(window.findChild<QListView *>()->model()->index(0, 0).data(Notifications::ReadRole).toBool());
    }

    void whatWasSeenInOneProgramIsSeenInAnother()
    {
        tell(m_desk->session.person().id, u"News for both"_s, aPayment());
        const auto there = m_office.signIn(u"sales@baltic.example"_s);
        QWidget window;
        Bell here(m_desk->backend, &window);
        Bell away(there->backend, &window);
        window.show();
        QTRY_VERIFY(m_desk->live.isListening() && there->live.isListening());
        QTRY_COMPARE(here.toolTip(), said(1));
        QTRY_COMPARE(away.toolTip(), said(1));
        here.showList();
        QTRY_COMPARE(here.toolTip(), said(0));
        QTRY_COMPARE(away.toolTip(), said(0));
    }
};

QTEST_MAIN(BellTest)
#include "belltest.moc"
