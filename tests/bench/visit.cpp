#include "visit.h"
#include "../../app/application.h"
#include "busystretches.h"
#include "children.h"
#include "records/leavequestion.h"
#include "records/recordtable.h"
#include "report.h"
#include "shell/mainwindow.h"
#include "shell/page.h"
#include "shell/signinform.h"
#include "shell/signinwindow.h"

#include <QDateTime>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QWindow>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr int FrameMilliseconds = 16;
constexpr int WheelSteps = 300;
constexpr int Pages = 300;
constexpr int Drags = 200; // from the first row to the last one
constexpr int Stops = 10;  // of a drag that waits for its rows
constexpr int Jumps = 10;
constexpr int Keys = 160;
constexpr int KeyMilliseconds = 25;
constexpr int RestMilliseconds = 100;
constexpr double Looking = 0.1; // milliseconds: shorter stretches are the visit's own asking whether a page has settled
constexpr int Dashboards = 20;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

// A page has short tables too, such as a drawer's.
QTableView *longestList(const Page &page)
{
    const QList<QTableView *> all = page.findChildren<QTableView *>();
    return *std::ranges::max_element(all, {}, [](const QTableView *table) { return table->model() ? table->model()->rowCount() : -1; });
}
}

Visit::Visit(WatchedApplication &watched, Application &application, const QString &uri)
    : m_busy(watched)
    , m_application(application)
    , m_uri(uri)
{
}

// Calls back once nothing is on its way and what arrived is painted.
void Visit::whenSettled(const std::function<void()> &then)
{
    auto timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer, then] {
        const Page *page = m_application.window() ? m_application.window()->page() : nullptr;
        if (!page || page->isBusy())
            return;
        timer->deleteLater();
        timer->stop();
        QTimer::singleShot(0, this, then);
    });
    timer->start(1);
}

// … and once what it leads to is over too: counts that arrive, rows that are laid out and painted again.
void Visit::whenAtRest(const std::function<void()> &then)
{
    whenSettled([this, then] { QTimer::singleShot(RestMilliseconds, this, then); });
}

void Visit::every(int milliseconds, int times, const std::function<void(int)> &act, const std::function<void()> &then)
{
    auto timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer, times, act, then, step = 0]() mutable {
        if (step < times)
            return act(step++);
        timer->stop();
        timer->deleteLater();
        QTimer::singleShot(0, this, then);
    });
    timer->start(milliseconds);
}

void Visit::signIn(const QString &email, const std::function<void()> &then)
{
    m_application.start(m_uri);
    whenPainted([this, email, then] {
        Child::tell("window", double(now()));
        SignInForm *form = m_application.signInWindow()->form();
        form->setEmail(email);
        form->setPassword(u"demo-Kontor-1"_s, false);
        m_signedInAt = now();
        m_busy.beginWatching();
        m_application.signInWindow()->signIn();
        whenSettled([this, then] {
            Child::tell("home", double(now() - m_signedInAt));
            report("first");
            Child::tell("idle", Child::residentMegabytes());
            then();
        });
    });
}

// Nobody signs in before the window is there to see.
void Visit::whenPainted(const std::function<void()> &then)
{
    const SignInWindow *window = m_application.signInWindow();
    if (window && window->windowHandle() && window->windowHandle()->isExposed())
        return QTimer::singleShot(0, this, then);
    QTimer::singleShot(1, this, [this, then] { whenPainted(then); });
}

void Visit::report(const char *what)
{
    const QList<BusyStretch> all = m_busy.stretches();
    QList<double> wall;
    QList<double> processor;
    for (const BusyStretch &stretch : all) {
        if (stretch.wall < Looking)
            continue;
        wall.append(stretch.wall);
        processor.append(stretch.processor);
    }
    const QByteArray name(what);
    for (int percent : {50, 99}) {
        const QByteArray rank = QByteArray::number(percent);
        Child::tell(name + ".p" + rank, percentileOf(wall, percent));
        Child::tell(name + ".processor.p" + rank, percentileOf(processor, percent));
    }
    Child::tell(name + ".max", percentileOf(wall, 100));
    Child::tell(name + ".processor.max", percentileOf(processor, 100));
    Child::say(name + ".causes", std::ranges::max_element(all, {}, &BusyStretch::processor)->causes);
}

// In a turn of its own, so that all of it is watched.
void Visit::openWatched(const Target &target, const std::function<void()> &then)
{
    m_busy.beginWatching();
    QTimer::singleShot(0, this, [this, target, then] {
        m_application.window()->open(target);
        whenAtRest(then);
    });
}

void Visit::lookAround()
{
    m_application.window()->resize(1440, 900);
    whenAtRest([this] {
        openWatched({u"deals"_s, {}, {{u"view"_s, u"all"_s}}}, [this] {
            report("list");
            m_list = longestList(*m_application.window()->page());
            m_busy.beginWatching(); // the list grows to its whole length while it is looked at
            whenCounted([this] { scroll(); });
        });
    });
}

// Until then the list is as long as what was looked at.
void Visit::whenCounted(const std::function<void()> &then)
{
    const auto table = static_cast<RecordTable *>(m_list->model());
    if (table->count().precision == RecordTable::Precision::Exact)
        return then();
    QTimer::singleShot(10, this, [this, then] { whenCounted(then); });
}

void Visit::scroll()
{
    const auto wheel = [this](int) {
        QScrollBar *bar = m_list->verticalScrollBar();
        bar->setValue(bar->value() + 3 * bar->singleStep());
    };
    every(FrameMilliseconds, WheelSteps, wheel, [this] {
        every(
            FrameMilliseconds, Pages, [this](int) { QTest::keyClick(m_list, Qt::Key_PageDown); }, [this] { dragThrough(Stops); });
    });
}

// Down to the end in one go, then with a stop at every tenth for the rows to come.
void Visit::dragThrough(int stops)
{
    QScrollBar *bar = m_list->verticalScrollBar();
    if (stops == 0)
        return jump(Jumps);
    if (stops < Stops) {
        bar->setValue(int(qint64(bar->maximum()) * stops / Stops));
        return whenSettled([this, stops] { dragThrough(stops - 1); });
    }
    const auto drag = [bar](int step) { bar->setValue(int(qint64(bar->maximum()) * (step + 1) / Drags)); };
    every(FrameMilliseconds, Drags, drag, [this, stops] { whenSettled([this, stops] { dragThrough(stops - 1); }); });
}

void Visit::jump(int times)
{
    if (times > 0) {
        QTest::keyClick(m_list, times % 2 == 0 ? Qt::Key_End : Qt::Key_Home);
        return whenSettled([this, times] { jump(times - 1); });
    }
    report("scrolling");
    Child::tell("rows", m_list->model()->rowCount());
    Child::tell("scrolled", Child::residentMegabytes());
    type();
}

void Visit::type()
{
    openWatched({u"deal.new"_s}, [this] {
        report("form");
        m_busy.beginWatching();
        static const QString words = u"Rooftop panels for a bakery in the harbour "_s;
        const auto press = [this](int step) {
            const QList<QLineEdit *> edits = m_application.window()->page()->findChildren<QLineEdit *>();
            QLineEdit *edit = edits.value(step / 20 % std::max<qsizetype>(1, edits.size()));
            if (edit && edit->isEnabled())
                QTest::keyClick(edit, words.at(step % words.size()).toLatin1());
        };
        every(KeyMilliseconds, Keys, press, [this] {
            report("typing");
            if (Page *form = m_application.window()->page(); !form->canLeave())
                form->findChild<LeaveQuestion *>()->accept();
            dashboard(Dashboards);
        });
    });
}

void Visit::dashboard(int times)
{
    if (times == Dashboards)
        m_busy.beginWatching();
    m_application.window()->open({u"home"_s});
    m_application.window()->refresh();
    whenSettled([this, times] {
        if (times > 0)
            return dashboard(times - 1);
        report("dashboard");
        QCoreApplication::quit();
    });
}
