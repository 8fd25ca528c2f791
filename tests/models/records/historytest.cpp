#include "records/history.h"
#include "records/recordid.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QTest>

using namespace Qt::StringLiterals;

// Activity tells what people did, and never that somebody changed a figure that only followed from it.
class HistoryTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_sales;
    std::unique_ptr<Desk> m_verifier;
    QString m_deal;
    QString m_payment;

    static Rows ask(Desk &desk, const QString &sql, const QVariantList &binds)
    {
        const auto rows = settled(desk.database.write({sql, binds}));
        return rows ? *rows : Rows();
    }
    static QStringList told(Desk &desk, QStringView entity, const QString &id)
    {
        QStringList sentences;
        const auto entries = settled(readHistory(desk.backend, *desk.catalog.entity(entity), id));
        for (const HistoryEntry &entry : entries.value_or(QList<HistoryEntry>()))
            sentences.append(entry.sentence);
        return sentences;
    }
    // The newest sentence, as the salesperson reads it.
    QString latest(QStringView entity, const QString &id) { return told(*m_sales, entity, id).value(0); }
    int version()
    {
        return int(m_office.ask(u"select version from sales.payment where id = ?::uuid"_s, {m_payment}).number(0, u"version"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sales = m_office.signIn(u"sales@baltic.example"_s);
        m_verifier = m_office.signIn(u"verifier@baltic.example"_s);
        QVERIFY(m_sales && m_verifier);
    }

    void init()
    {
        m_deal = newRecordId();
        const Rows client
            = m_office.ask(u"select id::text as id from crm.client where tenant_id = ?::uuid and owner_id = ?::uuid limit 1"_s,
                           {m_sales->session.tenant().id, m_sales->session.person().id});
        ask(*m_sales,
            u"select deal_id from sales.enter_deal(?::uuid, ?::uuid, 100000, 'PLN', 'Two cranes', current_date, current_date + 30)"_s,
            {m_deal, client.text(0, u"id")});
        m_payment = newRecordId();
        const Rows recorded
            = ask(*m_sales, u"select number from sales.record_payment(?::uuid, ?::uuid, 40000, 'PLN', 'cash', current_date)"_s,
                  {m_payment, m_deal});
        QCOMPARE(recorded.size(), 1);
    }

    void aPaymentIsRecordedNotAFigureChanged()
    {
        QCOMPARE(told(*m_sales, u"deal", m_deal), (QStringList{u"You recorded a payment of 400.00\u00a0PLN"_s, u"You created the deal"_s}));
        QCOMPARE(told(*m_sales, u"payment", m_payment), QStringList{u"You created the payment"_s});
    }

    void aDecisionIsToldWithItsPerson()
    {
        QCOMPARE(ask(*m_verifier, u"select status from sales.approve_payment(?::uuid, ?)"_s, {m_payment, version()}).text(0, u"status"),
                 u"verified"_s);
        QCOMPARE(latest(u"deal", m_deal), u"Ewa Sobczak approved a payment of 400.00\u00a0PLN"_s);
        QCOMPARE(latest(u"payment", m_payment), u"Ewa Sobczak approved the payment"_s);
        ask(*m_verifier, u"select status from sales.undo_decision(?::uuid)"_s, {m_payment});
        QCOMPARE(latest(u"deal", m_deal), u"Ewa Sobczak took the approval of a payment of 400.00\u00a0PLN back"_s);
        QCOMPARE(latest(u"payment", m_payment), u"Ewa Sobczak took the approval back"_s);
        ask(*m_verifier, u"select status from sales.reject_payment(?::uuid, ?, 'Wrong account')"_s, {m_payment, version()});
        QCOMPARE(latest(u"deal", m_deal), u"Ewa Sobczak rejected a payment of 400.00\u00a0PLN"_s);
        QCOMPARE(latest(u"payment", m_payment), u"Ewa Sobczak rejected the payment: Wrong account"_s);
    }

    // It is a payment of its own, and nobody "created" it.
    void aRefundIsToldAsMoneyPaidBack()
    {
        ask(*m_verifier, u"select status from sales.approve_payment(?::uuid, ?)"_s, {m_payment, version()});
        ask(*m_sales, u"select number from sales.ask_refund(?::uuid, ?, 'Bought twice')"_s, {m_payment, version()});
        QCOMPARE(latest(u"payment", m_payment), u"You asked to pay the payment back: Bought twice"_s);
        const auto manager = m_office.signIn(u"manager@baltic.example"_s);
        const Rows refund
            = ask(*manager, u"select status, payment_id::text as id from sales.refund_payment(?::uuid, ?, 15000, 'One crane')"_s,
                  {m_payment, version()});
        QCOMPARE(refund.text(0, u"status"), u"refunded"_s);
        QCOMPARE(told(*manager, u"payment", refund.text(0, u"id")), QStringList{u"You paid 150.00\u00a0PLN back: One crane"_s});
        QCOMPARE(told(*m_sales, u"payment", refund.text(0, u"id")), QStringList{u"Helena Voss paid 150.00\u00a0PLN back: One crane"_s});
        QCOMPARE(latest(u"payment", m_payment), u"Helena Voss paid 150.00\u00a0PLN back"_s);
        QCOMPARE(latest(u"deal", m_deal), u"Helena Voss paid 150.00\u00a0PLN back"_s);
    }

    void whatSomebodyChangedIsToldFieldByField()
    {
        ask(*m_sales, u"update sales.deal set description = 'Three cranes', source = 'Referral' where id = ?::uuid returning id"_s,
            {m_deal});
        QCOMPARE(latest(u"deal", m_deal), u"You changed What was sold from Two cranes to Three cranes, Source to Referral"_s);
        ask(*m_sales, u"select status from sales.hold_deal(?::uuid, (select version from sales.deal where id = ?::uuid))"_s,
            {m_deal, m_deal});
        QCOMPARE(latest(u"deal", m_deal), u"You put the deal on hold"_s);
        ask(*m_sales, u"select status from sales.resume_deal(?::uuid, (select version from sales.deal where id = ?::uuid))"_s,
            {m_deal, m_deal});
        QCOMPARE(latest(u"deal", m_deal), u"You resumed the deal"_s);
    }

    void whatIsTakenBackIsTold()
    {
        ask(*m_sales, u"select number from sales.take_back_payment(?::uuid)"_s, {m_payment});
        QCOMPARE(latest(u"deal", m_deal), u"You took a payment of 400.00\u00a0PLN back"_s);
        QCOMPARE(latest(u"payment", m_payment), u"You took the payment back"_s);
        ask(*m_sales, u"select number from sales.bring_back_payment(?::uuid)"_s, {m_payment});
        QCOMPARE(latest(u"deal", m_deal), u"You recorded a payment of 400.00\u00a0PLN"_s);
        QCOMPARE(latest(u"payment", m_payment), u"You brought the payment back"_s);
    }

    void aDealTakenBackAndBroughtBackIsTold()
    {
        ask(*m_sales, u"select number from sales.take_back_deal(?::uuid)"_s, {m_deal});
        ask(*m_sales, u"select number from sales.bring_back_deal(?::uuid)"_s, {m_deal});
        QCOMPARE(told(*m_sales, u"deal", m_deal).first(5),
                 (QStringList{u"You recorded a payment of 400.00\u00a0PLN"_s, u"You took the deal out of the trash"_s,
                              u"You put the deal in the trash"_s, u"You cancelled the deal: Taken back by whoever entered it"_s,
                              u"You took a payment of 400.00\u00a0PLN back"_s}));
    }
};

QTEST_MAIN(HistoryTest)
#include "historytest.moc"
