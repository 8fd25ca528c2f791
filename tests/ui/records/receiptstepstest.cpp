#include "records/actionquestion.h"
#include "records/attachmentedit.h"
#include "records/listpage.h"
#include "records/recorddrawer.h"
#include "records/recordtable.h"
#include "support/pagetest.h"
#include "support/testoffice.h"
#include "widgets/droparea.h"
#include "widgets/keybutton.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace Qt::StringLiterals;

// A payment that was sent back, or came without a receipt, is answered with one and waits in the queue again.
class ReceiptStepsTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;

    static QByteArray picture()
    {
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QByteArray png;
        QBuffer buffer(&png);
        image.save(&buffer, "PNG");
        return png;
    }

private Q_SLOTS:
    void initTestCase() { PageTest::useOwnFolders(); }

    void whatWasSentBackIsAnsweredWithAReceipt_data()
    {
        QTest::addColumn<QString>("stage");
        QTest::addColumn<QString>("step");
        QTest::newRow("sent back") << u"sent_back"_s << u"replace_receipt"_s;
        QTest::newRow("without a receipt") << u"receipt_missing"_s << u"add_receipt"_s;
    }

    void whatWasSentBackIsAnsweredWithAReceipt()
    {
        QFETCH(const QString, stage);
        QFETCH(const QString, step);
        const Rows chosen
            = m_office.ask(u"update sales.payment set stage = ?, receipt_id = case when ? = 'sent_back' then receipt_id end where id ="
                           " (select p.id from sales.payment p join core.app_user u on u.id = p.owner_id and p.created_by = u.id"
                           " where u.email = 'julia@baltic.example' and p.status = 'pending' order by p.number_seq limit 1) returning id"_s,
                           {stage, stage});
        QCOMPARE(chosen.size(), 1);
        const QString payment = chosen.text(0, u"id");
        const auto desk = m_office.signIn(u"julia@baltic.example"_s);
        QVERIFY(desk);
        ListLooks looks;
        ListPage list(desk->backend, looks, u"payment"_s);
        QVERIFY(PageTest::putOnScreen(list));
        list.show(Target{u"payments"_s, payment});
        QTRY_COMPARE(list.drawer()->values().value(u"id"_s).toString(), payment);
        QCOMPARE(list.drawer()->values().value(u"state"_s).toString(), stage); // told apart by a word of its own

        Q_EMIT list.drawer()->actionRequested(step);
        QTRY_VERIFY(list.findChild<ActionQuestion *>());
        auto question = list.findChild<ActionQuestion *>();
        const auto send = question->findChildren<KeyButton *>().back();
        QVERIFY(!send->isEnabled());
        question->findChild<DropArea *>()->take({u"receipt.png"_s, u"image/png"_s, picture()});
        QTRY_VERIFY(send->isEnabled());
        send->click();
        QTRY_COMPARE(list.drawer()->values().value(u"state"_s).toString(), u"in_verification"_s);
        QCOMPARE(m_office
                     .ask(u"select a.file_name as name from sales.payment p join core.attachment a on a.id = p.receipt_id where p.id = ?"_s,
                          {payment})
                     .text(0, u"name"),
                 u"receipt.png"_s);
    }
};

QTEST_MAIN(ReceiptStepsTest)
#include "receiptstepstest.moc"
