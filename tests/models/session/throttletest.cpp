#include "session/throttle.h"

#include <QPromise>
#include <QTest>

// One at a time: the next begins when everything that the last one asked for is over, however that ended.
class ThrottleTest : public QObject
{
    Q_OBJECT
    using Request = std::shared_ptr<QPromise<int>>;
    QList<Request> m_asked;

    void ask(Throttle &throttle)
    {
        m_asked.append(std::make_shared<QPromise<int>>());
        m_asked.last()->start();
        throttle.waitFor(m_asked.last()->future());
    }

private Q_SLOTS:
    void init() { m_asked.clear(); }

    void theNextBeginsWhenAllThatWasAskedIsAnswered()
    {
        Throttle throttle(
            [this](Throttle &begun) {
                ask(begun);
                ask(begun);
            },
            0, 0);
        throttle.want();
        QTRY_COMPARE(m_asked.size(), 2);
        throttle.want();
        m_asked.first()->finish();
        QTest::qWait(50);
        QCOMPARE(m_asked.size(), 2);
        m_asked.last()->finish();
        QTRY_COMPARE(m_asked.size(), 4);
    }

    // A closed connection answers nothing any more; figures must not stand still for that.
    void whatIsCancelledIsOverToo()
    {
        Throttle throttle([this](Throttle &begun) { ask(begun); }, 0, 0);
        throttle.want();
        QTRY_COMPARE(m_asked.size(), 1);
        m_asked.clear(); // nobody is left who could answer
        throttle.want();
        QTRY_COMPARE(m_asked.size(), 1);
    }

    void whatNeedsNoAnswerIsOverAtOnce()
    {
        int begun = 0;
        Throttle throttle([&begun](Throttle &) { ++begun; }, 0, 0);
        throttle.want();
        QTRY_COMPARE(begun, 1);
        throttle.want();
        QTRY_COMPARE(begun, 2);
    }

    // An answer to what was forgotten must not let a third one run beside the second.
    void whatWasForgottenEndsNothing()
    {
        Throttle throttle([this](Throttle &begun) { ask(begun); }, 0, 0);
        throttle.want();
        QTRY_COMPARE(m_asked.size(), 1);
        throttle.forget();
        throttle.want();
        QTRY_COMPARE(m_asked.size(), 2);
        throttle.want();
        m_asked.first()->finish();
        QTest::qWait(50);
        QCOMPARE(m_asked.size(), 2);
        m_asked.last()->finish();
        QTRY_COMPARE(m_asked.size(), 3);
    }
};

QTEST_GUILESS_MAIN(ThrottleTest)
#include "throttletest.moc"
