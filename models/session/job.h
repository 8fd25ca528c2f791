#pragma once
#include "db/awaiting.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QVariant>

// What came of a job: a sentence, and where to look at it.
struct JobResult
{
    QString words;            // "342 deals exported"
    QString file = {};        // can be opened, when there is one
    QString page = {};        // the screen that shows the records that were refused,
    QVariantList failed = {}; // and their ids
};

// One piece of work that goes on while its person does something else: how far it is, whether it is to stop, what came of it. It outlives
// the page that started it, so whatever it does hangs on the job and on the backend, never on the page.
class Job : public QObject
{
    Q_OBJECT
public:
    enum class State { Running, Done, Failed, Stopped };

    explicit Job(const QString &title, QObject *parent = nullptr);

    QString title() const { return m_title; }
    State state() const { return m_state; }
    bool isRunning() const { return m_state == State::Running; }
    // How many of how many; a total of -1 is not known (yet).
    qlonglong done() const { return m_done; }
    qlonglong total() const { return m_total; }
    int percent() const; // -1: not known
    // At the pace so far; -1: nobody can tell.
    qlonglong secondsLeft() const;
    const JobResult &result() const { return m_result; } // when Done
    const Error &error() const { return m_error; }       // when Failed
    // Whoever started it says what came of it: windows only list it.
    bool isToldElsewhere() const { return m_isToldElsewhere; }
    void setToldElsewhere() { m_isToldElsewhere = true; }

    void setProgress(qlonglong done, qlonglong total);
    // Each ends the job; what comes after the end is ignored.
    void finish(const JobResult &result);
    void fail(const Error &error);

    // Hands the value to `use`, which awaits the next step or finishes the job. A refusal fails the job, unless `refuse` sees it and
    // returns true because it goes on. Stopping the job cancels the request, on the server too. What a stream tells of its rows is the
    // job's.
    template<typename T, typename Use>
    void await(QFuture<Result<T>> future, Use use)
    {
        await(future, use, [](const Error &) { return false; });
    }
    template<typename T, typename Use, typename Refuse>
    void await(QFuture<Result<T>> future, Use use, Refuse refuse)
    {
        m_step = whenOver(future, this, [this, use, refuse](QFutureWatcher<Result<T>> *watcher) {
            if (!isRunning())
                return;
            if (watcher->future().resultCount() == 0)
                return end(State::Stopped);
            match(watcher->result(), use, [&](const Error &error) {
                if (!refuse(error))
                    fail(error);
            });
        });
        if constexpr (std::is_same_v<T, qlonglong>) // other answers count themselves
            connect(m_step, &QFutureWatcherBase::progressValueChanged, this, [this](int done) { setProgress(done, m_total); });
    }

public Q_SLOTS:
    // The person's wish: cancels the step under way. Nothing more is done; what was done stays done.
    void stop();

Q_SIGNALS:
    void changed();
    void ended();

private:
    void end(State state);

    QString m_title;
    State m_state = State::Running;
    qlonglong m_done = 0;
    qlonglong m_total = -1;
    QElapsedTimer m_clock;
    QPointer<QFutureWatcherBase> m_step;
    JobResult m_result;
    Error m_error;
    bool m_isToldElsewhere = false;
};
