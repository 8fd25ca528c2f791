#include "children.h"
#include "../../app/application.h"
#include "../../app/settings.h"
#include "answered.h"
#include "busystretches.h"
#include "report.h"
#include "shell/mainwindow.h"
#include "shell/page.h"
#include "shell/signinform.h"
#include "shell/signinwindow.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

void tell(const QByteArray &name, double value)
{
    QTextStream(stdout) << name << ' ' << QString::number(value, 'f', 3) << Qt::endl;
}

// The real program, offscreen, driven as a person would; each part ends by quitting the event loop.
class Visit : public QObject
{
public:
    Visit(WatchedApplication &watched, Application &application, const QString &uri)
        : m_busy(watched)
        , m_application(application)
        , m_uri(uri)
    {
    }

    // Calls back once nothing is on its way and what arrived is painted.
    void whenSettled(const std::function<void()> &then)
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

    void signIn(const QString &email, const std::function<void()> &then)
    {
        m_application.start(m_uri);
        QTimer::singleShot(0, this, [this, email, then] {
            tell("window", double(now()));
            SignInForm *form = m_application.signInWindow()->form();
            form->setEmail(email);
            form->setPassword(u"demo-Kontor-1"_s, false);
            m_signedInAt = now();
            m_application.signInWindow()->signIn();
            whenSettled([this, then] {
                tell("home", double(now() - m_signedInAt));
                tell("idle", Child::residentMegabytes());
                then();
            });
        });
    }

    void report(const char *what)
    {
        const QList<double> all = m_busy.stretches();
        tell(QByteArray(what) + ".p50", percentileOf(all, 50));
        tell(QByteArray(what) + ".p99", percentileOf(all, 99));
        tell(QByteArray(what) + ".max", percentileOf(all, 100));
    }

    void scroll()
    {
        m_application.window()->resize(1440, 900);
        m_application.window()->open({u"deals"_s});
        whenSettled([this] {
            QTableView *table = longestList();
            m_busy.beginWatching();
            // A wheel's steps, then drags through the whole list, to its end.
            every(
                16, 700,
                [table](int step) {
                    QScrollBar *bar = table->verticalScrollBar();
                    bar->setValue(step < 300 ? bar->value() + 3 * bar->singleStep() : int(qint64(bar->maximum()) * (step - 299) / 400));
                },
                [this] {
                    report("scrolling");
                    whenSettled([this] {
                        tell("scrolled", Child::residentMegabytes());
                        type();
                    });
                });
        });
    }

    // A page has short tables too, such as a drawer's.
    QTableView *longestList() const
    {
        const QList<QTableView *> all = m_application.window()->page()->findChildren<QTableView *>();
        return *std::ranges::max_element(all, {}, [](const QTableView *table) { return table->model() ? table->model()->rowCount() : -1; });
    }

    void type()
    {
        m_application.window()->open({u"deal.new"_s});
        whenSettled([this] {
            m_busy.beginWatching();
            static const QString words = u"Rooftop panels for a bakery in the harbour "_s;
            every(
                25, 160,
                [this](int step) {
                    const QList<QLineEdit *> edits = m_application.window()->page()->findChildren<QLineEdit *>();
                    QLineEdit *edit = edits.value(step / 20 % std::max<qsizetype>(1, edits.size()));
                    if (edit && edit->isEnabled())
                        QTest::keyClick(edit, words.at(step % words.size()).toLatin1());
                },
                [this] {
                    report("typing");
                    dashboard(20);
                });
        });
    }

    void dashboard(int times)
    {
        if (times == 20)
            m_busy.beginWatching();
        m_application.window()->open({u"home"_s});
        m_application.window()->refresh();
        whenSettled([this, times] {
            if (times > 0)
                return dashboard(times - 1);
            report("dashboard");
            QApplication::quit();
        });
    }

private:
    void every(int milliseconds, int times, const std::function<void(int)> &act, const std::function<void()> &then)
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

    WatchedApplication &m_busy;
    Application &m_application;
    QString m_uri;
    qint64 m_signedInAt = 0;
};

int visit(const QString &what, const QString &uri, int argc, char **argv)
{
    WatchedApplication app(argc, argv);
    QApplication::setApplicationName(u"Kontor"_s);
    QApplication::setOrganizationName(u"kontor"_s);
    QApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    const QTemporaryDir scratch;
    Settings settings(scratch.filePath(u"kontor.ini"_s));
    Theme theme(app);
    Application application(theme, settings);
    Visit visit(app, application, uri);
    visit.signIn(u"manager@baltic.example"_s, [&] {
        if (what == "start"_L1)
            return QApplication::quit();
        visit.scroll();
    });
    return QApplication::exec();
}

int exported(const QString &uri, int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    Database database;
    Session session(database);
    const QList<Membership> memberships = expected(answered(session.signIn(uri, u"manager@baltic.example"_s, u"demo-Kontor-1"_s)));
    expected(answered(session.enter(memberships.front().tenant)));
    const QTemporaryDir scratch;
    QElapsedTimer clock;
    clock.start();
    const qlonglong rows = expected(answered(database.copyToFile(
        {u"select t.number, t.client_name, t.description, t.amount_minor, t.currency, t.paid_minor, t.state, t.deal_date, t.due_date, t.owner_name from sales.deal_list t where t.tenant_id = ?::uuid order by t.number_seq"_s,
         {session.tenant().id}},
        scratch.filePath(u"deals.csv"_s))));
    tell("exported", elapsed(clock));
    tell("rows", double(rows));
    tell("peak", Child::residentMegabytes("VmHWM:"));
    return 0;
}
}

double Child::residentMegabytes(const char *line)
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray &one : status.readAll().split('\n'))
            if (one.startsWith(line))
                return one.simplified().split(' ').value(1).toDouble() / 1024;
    return 0;
}

QHash<QString, double> Child::run(const QString &name, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    const qint64 asked = now();
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"--child"_s, name} + arguments);
    if (!process.waitForFinished(900'000) || process.exitCode() != 0)
        qFatal("the part '%s' of the bench failed: %s", qPrintable(name), process.readAllStandardError().constData());
    QHash<QString, double> told;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n'))
        if (const QList<QByteArray> words = line.split(' '); words.size() == 2)
            told.insert(QString::fromLatin1(words.at(0)), words.at(1).toDouble() - (words.at(0) == "window" ? double(asked) : 0));
    return told;
}

int Child::perform(const QString &name, int argc, char **argv)
{
    const QString uri = QString::fromLocal8Bit(argv[3]);
    return name == "export"_L1 ? exported(uri, argc, argv) : visit(name, uri, argc, argv);
}
