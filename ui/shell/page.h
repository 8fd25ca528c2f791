#pragma once
#include "db/awaiting.h"
#include "shell/recordmark.h"
#include "shell/reversal.h"

#include <QIcon>
#include <QSet>
#include <QVariant>
#include <QWidget>
#include <functional>

class BusyLine;
class LiveChanges;
class MessageBar;
class QAction;
class QVBoxLayout;

// Where to go: a page of app/pages.cpp and what it shows there. The main window resolves it; pages never know each other.
struct Target
{
    QString page;               // "deals", "deal.new", "verification", "home", …
    QVariant id = {};           // the record to open, if any
    QVariantMap arguments = {}; // filters or values to start with, e.g. {"state", "overdue"}
};

// A screen: fills the window's centre, loads on refresh(), says everything it has to say in its message bar. Its actions
// (QWidget::actions()) are its keys: the key bar shows those that have the property "hint" and that belong to the pane with the focus.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(QWidget *parent = nullptr);

    virtual QString title() const = 0;
    // Beside the title, e.g. "10 waiting · oldest 4 h 20 m"; changes are announced by headerChanged.
    virtual QString subtitle() const { return {}; }
    // The one primary action that the header offers (New deal), or nullptr.
    virtual QAction *primaryAction() const { return nullptr; }

    virtual void refresh() = 0;
    // Shows what the target names; called after construction and on every later navigation to this page.
    virtual void show(const Target &target);
    using QWidget::show;
    // False asks the window to stay: the page has then said why, and emits leaveAllowed when the person has decided.
    virtual bool canLeave() { return true; }

    // Whether something that it shows is still on its way. A page whose models load by themselves adds their word.
    virtual bool isBusy() const { return !m_pending.isEmpty(); }
    // Somebody has waited for long enough to be offered the end of it.
    bool isStopOffered() const;
    // Cancels what it waits for, on the server too, and says so where nothing is there to be seen. Whoever wanted to hear of refusals hears
    // of this one: what was to be saved may have been.
    virtual void stopWaiting();
    static constexpr QLatin1StringView Stopped{"KOS01"};
    MessageBar *messages() const { return m_messages; }
    // What only tells something goes with Esc, before that leaves the page; whether there was any. What offers a way stays.
    bool closeMessage();
    // Reads again whenever others may have changed one of the relations, while it is seen: whoever comes back to it has it read anyway.
    void keepCurrent(LiveChanges &live, const QStringList &relations, const std::function<void()> &read);

Q_SIGNALS:
    void navigate(const Target &target);
    void headerChanged();
    void leaveAllowed();
    // A record is shown in full: in a drawer or a form. Its link can be copied, and it is kept among the recent ones.
    void recordShown(const RecordMark &record);
    // What was done, and how Ctrl+Z takes it back; told in a toast and kept in the window's history.
    void done(const QString &sentence, const Reversal &reversal = {});
    // A toast alone: something was copied or saved as a file, and there is nothing to take back.
    void told(const QString &sentence);

protected:
    // Hands the value to `use` on this page's thread, or shows the error. Nothing happens once the page is gone, or when the request
    // was cancelled because a newer one took its place. `refuse` sees the error first and returns true when it has told it itself, at its
    // field.
    template<typename T, typename Use>
    void await(QFuture<Result<T>> future, Use use)
    {
        await(future, use, [](const Error &error) { return error.sqlState == Stopped; }); // what is missing is seen
    }
    template<typename T, typename Use, typename Refuse>
    void await(QFuture<Result<T>> future, Use use, Refuse refuse)
    {
        begin(whenOver(future, this, [this, use, refuse](QFutureWatcher<Result<T>> *watcher) {
            const bool isStopped = end(watcher);
            const auto tell = [&](const Error &error) {
                if (!refuse(error))
                    report(error);
            };
            if (watcher->future().resultCount() > 0)
                match(watcher->result(), use, tell);
            else if (isStopped)
                tell({QString(Stopped), {}, {}, {}, {}});
        }));
    }

    // A note goes with the screen: whoever comes back has read it.
    void hideEvent(QHideEvent *event) override;
    void report(const Error &error);
    // A note of the page's own; an empty sentence takes the bar away.
    void say(const QString &sentence);
    QVBoxLayout *content() const { return m_content; }
    // Counts other work, such as a model's own requests, for the progress line.
    void setBusy(bool busy);

private:
    void begin(QFutureWatcherBase *watcher);
    // Whether somebody stopped waiting for it.
    bool end(QFutureWatcherBase *watcher);

    MessageBar *m_messages;
    BusyLine *m_busyLine;
    QString m_said;
    QVBoxLayout *m_content;
    QList<QFutureWatcherBase *> m_pending;
    QSet<QFutureWatcherBase *> m_stopped;
    bool m_isBusyOtherwise = false;
};
