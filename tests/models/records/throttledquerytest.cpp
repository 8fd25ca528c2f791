#include "records/throttledquery.h"

#include <QPromise>
#include <QTest>

// What is dear is read one at a time, and as often as needed, not as often as it is wanted.
class ThrottledQueryTest : public QObject
{
    Q_OBJECT
    QList<std::shared_ptr<QPromise<Result<Rows>>>> m_asked;
    int m_used = 0;

    QFuture<Result<Rows>> ask()
    {
        m_asked.append(std::make_shared<QPromise<Result<Rows>>>());
        m_asked.last()->start();
        return m_asked.last()->future();
    }
    static void answer(QPromise<Result<Rows>> &promise)
    {
        promise.addResult(Result<Rows>(Rows()));
        promise.finish();
    }
    ThrottledQuery throttled()
    {
        return ThrottledQuery([this] { return ask(); }, [this](const Rows &) { ++m_used; });
    }

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_used = 0;
    }

    void whatIsWantedOftenIsReadOnce()
    {
        ThrottledQuery query = throttled();
        query.want();
        query.want();
        QVERIFY(m_asked.isEmpty());
        QTRY_COMPARE(m_asked.size(), 1);
        answer(*m_asked.first());
        QTRY_COMPARE(m_used, 1);
        QTest::qWait(2 * ThrottledQuery::PauseMilliseconds);
        QCOMPARE(m_asked.size(), 1);
    }

    void whatIsWantedWhileItReadsIsReadAgainAfterwards()
    {
        ThrottledQuery query = throttled();
        query.want();
        QTRY_COMPARE(m_asked.size(), 1);
        query.want();
        query.want();
        QTest::qWait(2 * ThrottledQuery::PauseMilliseconds);
        QCOMPARE(m_asked.size(), 1);
        answer(*m_asked.first());
        QTRY_COMPARE_WITH_TIMEOUT(m_asked.size(), 2, 30'000); // the pause is ten times what the first one took
        answer(*m_asked.last());
        QTRY_COMPARE(m_used, 2);
    }

    // A list that is opened again and again must not keep the server counting.
    void whatWasBrokenOffIsPausedFor()
    {
        ThrottledQuery query = throttled();
        query.want();
        QTRY_COMPARE(m_asked.size(), 1);
        QTest::qWait(100);
        query.forget();
        query.want();
        QTest::qWait(2 * ThrottledQuery::PauseMilliseconds);
        QCOMPARE(m_asked.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_asked.size(), 2, 30'000); // the pause is ten times what it ran
    }

    void whatWasForgottenIsNotUsed()
    {
        ThrottledQuery query = throttled();
        query.want();
        QTRY_COMPARE(m_asked.size(), 1);
        query.forget();
        answer(*m_asked.first());
        query.want();
        QTRY_COMPARE(m_asked.size(), 2);
        answer(*m_asked.last());
        QTRY_COMPARE(m_used, 1);
        QVERIFY(m_asked.first()->isCanceled());
    }
};

QTEST_GUILESS_MAIN(ThrottledQueryTest)
#include "throttledquerytest.moc"
