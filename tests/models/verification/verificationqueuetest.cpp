#include "verification/verificationqueue.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using State = QueuedPayment::State;

class VerificationQueueTest : public QObject
{
    Q_OBJECT

    static QueuedPayment payment(const QString &id, State state = State::Waiting, bool canDecide = true)
    {
        QueuedPayment payment;
        payment.id = id;
        payment.number = u"TX"_s + id;
        payment.state = state;
        payment.canDecide = canDecide;
        return payment;
    }

private Q_SLOTS:
    void secondChecksStandFirstUnderTheirOwnHeading()
    {
        VerificationQueue queue;
        QAbstractItemModelTester tester(&queue);
        queue.setPayments({payment(u"1"_s), payment(u"2"_s, State::SecondCheck)});
        QCOMPARE(queue.rowCount(), 4);
        QCOMPARE(queue.index(0).data(VerificationQueue::SectionRole).value<VerificationQueue::Section>(),
                 VerificationQueue::Section::SecondChecks);
        QCOMPARE(queue.payment(queue.index(1))->id, u"2"_s);
        QCOMPARE(queue.payment(queue.index(3))->id, u"1"_s);
        QVERIFY(!(queue.flags(queue.index(0)) & Qt::ItemIsSelectable));
    }

    void aNewReadingKeepsWhatIsCurrent()
    {
        VerificationQueue queue;
        QAbstractItemModelTester tester(&queue);
        queue.setPayments({payment(u"1"_s), payment(u"2"_s), payment(u"3"_s)});
        const QPersistentModelIndex current = queue.indexOf(u"2"_s);
        queue.setPayments({payment(u"0"_s, State::SecondCheck), payment(u"2"_s, State::Taken, false), payment(u"3"_s), payment(u"4"_s)});
        QVERIFY(current.isValid());
        QCOMPARE(queue.payment(current)->id, u"2"_s);
        QVERIFY(queue.payment(current)->state == State::Taken);
    }

    void aTickIsForgottenWhenThePaymentGoes()
    {
        VerificationQueue queue;
        queue.setPayments({payment(u"1"_s), payment(u"2"_s)});
        QVERIFY(queue.setData(queue.indexOf(u"1"_s), Qt::Checked, Qt::CheckStateRole));
        QSignalSpy changed(&queue, &VerificationQueue::tickedChanged);
        queue.remove(u"1"_s);
        QCOMPARE(changed.count(), 1);
        QVERIFY(queue.ticked().isEmpty());
    }

    void afterADecisionTheNextOpenPaymentFollows()
    {
        VerificationQueue queue;
        queue.setPayments({payment(u"1"_s), payment(u"2"_s), payment(u"3"_s, State::Mine, false), payment(u"4"_s)});
        QCOMPARE(queue.after(u"2"_s), u"4"_s);
        QCOMPARE(queue.after(u"4"_s), u"2"_s);
        queue.setPayments({payment(u"4"_s)});
        QCOMPARE(queue.after(u"4"_s), QString());
    }
};

QTEST_GUILESS_MAIN(VerificationQueueTest)
#include "verificationqueuetest.moc"
