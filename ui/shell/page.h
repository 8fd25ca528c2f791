#pragma once
#include "db/result.h"

#include <QFuture>
#include <QIcon>
#include <QVariant>
#include <QWidget>

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

// A screen: fills the window's centre, loads on refresh(), says everything it has to say in its message bar. Its actions (QWidget::actions()) are
// its keys: the key bar shows those that have the property "hint" and that belong to the pane with the focus.
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

Q_SIGNALS:
    void navigate(const Target &target);
    void headerChanged();
    void leaveAllowed();
    // A toast: what was done, and how to take it back (empty: nothing to undo).
    void done(const QString &sentence, const std::function<void()> &undo = {});

protected:
    // Hands the value to `use` on this page's thread, or shows the error. Nothing happens once the page is gone.
    template<typename T, typename Use>
    void await(QFuture<Result<T>> future, Use use)
    {
        future.then(this, [this, use](const Result<T> &result) {
            if (result)
                use(*result);
            else
                report(result.error());
        });
    }

    void report(const Error &error);
    void say(const QString &sentence);
    QVBoxLayout *content() const { return m_content; }

private:
    MessageBar *m_messages;
    QVBoxLayout *m_content;
};
