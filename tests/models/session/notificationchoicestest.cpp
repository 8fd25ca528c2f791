#include "session/notificationchoices.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QTest>

using namespace Qt::StringLiterals;

class NotificationChoicesTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;

private Q_SLOTS:
    void whatIsSwitchedOffStaysSoAndCanBeSwitchedOn()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        const NotificationChoices choices(desk->database, desk->session);
        QVERIFY(settled(choices.read()).value().value(u"payment.verified"_s, true));
        QVERIFY_RESULT(settled(choices.set(u"payment.verified"_s, false)));
        QVERIFY(!settled(choices.read()).value().value(u"payment.verified"_s, true));
        QVERIFY_RESULT(settled(choices.set(u"payment.verified"_s, true)));
        QVERIFY(settled(choices.read()).value().value(u"payment.verified"_s, false));
    }

    void othersHaveTheirOwn()
    {
        const auto sales = m_office.signIn(u"sales@baltic.example"_s);
        const auto manager = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY_RESULT(settled(NotificationChoices(sales->database, sales->session).set(u"commission.paid"_s, false)));
        QVERIFY(settled(NotificationChoices(manager->database, manager->session).read()).value().isEmpty());
    }
};

QTEST_MAIN(NotificationChoicesTest)
#include "notificationchoicestest.moc"
