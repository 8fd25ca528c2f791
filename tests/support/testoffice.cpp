#include "support/testoffice.h"
#include "office/command.h"
#include "support/checkout.h"
#include "support/settled.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QLockFile>
#include <QProcess>
#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
// What can't be done ends the test's program: nothing that it says would mean anything.
template<typename T>
T must(const Result<T> &result, const char *what)
{
    if (!result)
        qFatal("%s: %s", what, described(result.error()).constData());
    if constexpr (!std::is_void_v<T>)
        return *result;
}

// Under /tmp, since the server's user must reach it when root runs the tests.
OfficeFolder templateFolder()
{
    const QByteArray hash = QCryptographicHash::hash(Checkout::build().toUtf8(), QCryptographicHash::Sha256).toHex().first(10);
    return OfficeFolder(u"/tmp/kontor-test-%1-%2"_s.arg(getuid()).arg(QString::fromLatin1(hash)));
}

QString templateMark()
{
    return templateFolder().path() % u"/tests-template"_s;
}

// A change of any SQL makes the template anew.
QByteArray stateOfSql()
{
    QStringList files;
    for (QDirIterator it(Checkout::source() % u"/sql"_s, {u"*.sql"_s, u"*.plan"_s}, QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();)
        files << it.next();
    files.sort();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &path : std::as_const(files)) {
        QFile file(path);
        hash.addData(path.toUtf8());
        if (file.open(QIODevice::ReadOnly))
            hash.addData(&file);
    }
    return hash.result().toHex();
}

QByteArray noted()
{
    QFile file(templateMark());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void runOffice(const QString &action, const QStringList &options = {})
{
    const QStringList arguments = QStringList{u"office"_s, action, u"--data"_s, templateFolder().path()} + options;
    must(Command{.program = TestOffice::program(u"kontorctl"_s), .arguments = arguments, .patience = 300'000}.run(), "kontorctl office");
}

// Small, without pg_cron, whose jobs would come when no test expects them, and without waiting for the disk. It is left stopped, as a
// running one can't be copied.
void makeTemplate()
{
    if (templateFolder().exists())
        runOffice(u"destroy"_s);
    runOffice(u"create"_s, {u"--demo"_s});
    const PostgreSql postgresql = must(PostgreSql::find(), "PostgreSQL");
    const Server server(templateFolder(), postgresql);
    for (const QString &setting : {u"shared_preload_libraries = 'pg_stat_statements'"_s, u"fsync = off"_s, u"synchronous_commit = off"_s,
                                   u"shared_buffers = '256MB'"_s, u"wal_buffers = '4MB'"_s})
        must(server.ask(u"alter system set "_s % setting), qPrintable(setting));
    must(server.ask(u"select pg_reload_conf()"_s), "pg_reload_conf");
    must(server.ask(u"checkpoint"_s), "checkpoint");
    runOffice(u"stop"_s);
    // What the log has of the demo's making is in the tables by now, and needn't be copied.
    must(
        Command{.program = postgresql.program(u"pg_resetwal"_s), .arguments = {u"--pgdata"_s, templateFolder().cluster()}}.asServer().run(),
        "pg_resetwal");
    QFile file(templateMark());
    if (!file.open(QIODevice::WriteOnly) || file.write(stateOfSql()) < 0)
        qFatal("%s cannot be written", qPrintable(file.fileName()));
}

// One program at a time; once a process.
void ensureTemplate()
{
    static bool isEnsured = false;
    if (isEnsured)
        return;
    QLockFile lock(templateFolder().path() % u".lock"_s);
    lock.setStaleLockTime(0);
    lock.lock();
    if (noted() != stateOfSql())
        makeTemplate();
    isEnsured = true;
}

// Named after this process, so that down() knows whose it was.
OfficeFolder copyOfTemplate()
{
    static int count = 0;
    ensureTemplate();
    const QString from = templateFolder().path();
    const QString to = u"%1-%2-%3"_s.arg(from).arg(getpid()).arg(++count);
    must(Command{.program = u"cp"_s, .arguments = {u"--archive"_s, u"--reflink=auto"_s, from, to}}.run(), "cp");
    QFile settings(to % u"/cluster/kontor.conf"_s);
    if (!settings.open(QIODevice::ReadWrite))
        qFatal("%s cannot be changed", qPrintable(settings.fileName()));
    const QByteArray moved = settings.readAll().replace(QByteArray(from.toUtf8() + "/"), QByteArray(to.toUtf8() + "/"));
    if (!settings.resize(0) || !settings.seek(0) || settings.write(moved) != moved.size())
        qFatal("%s cannot be changed", qPrintable(settings.fileName()));
    return OfficeFolder(to);
}

// As a power cut would: no goodbye to anybody. The server removes its file as the last thing that it does; its process may stay longer,
// until somebody has asked how it ended.
void kill(const OfficeFolder &folder)
{
    QFile file(folder.cluster() % u"/postmaster.pid"_s);
    if (!Server(folder, must(PostgreSql::find(), "PostgreSQL")).isRunning() || !file.open(QIODevice::ReadOnly))
        return;
    ::kill(file.readLine().trimmed().toInt(), SIGQUIT);
    if (!QTest::qWaitFor([&] { return !file.exists(); }, 10'000))
        qFatal("the server does not die");
}
}

QString TestOffice::program(const QString &name)
{
    return Checkout::build() % u"/bin/"_s % name;
}

TestOffice::TestOffice()
    : m_folder(copyOfTemplate())
    , m_server(m_folder, must(PostgreSql::find(), "PostgreSQL"))
    , m_owner(std::make_unique<Database>())
{
    startServer();
    must(m_owner->open(owner()).result(), "the test's database does not open");
}

TestOffice::~TestOffice()
{
    m_owner.reset();
    crashServer();
    must(m_folder.remove(), "the test's office can't be removed");
}

ServerAddress TestOffice::person(const QString &email) const
{
    return {peopleUri(), Session::loginName(email), u"demo-Kontor-1"_s};
}

std::unique_ptr<Desk> TestOffice::signIn(const QString &email, const QString &organization) const
{
    return signInAt(peopleUri(), email, organization);
}

std::unique_ptr<Desk> TestOffice::signInAt(const QString &peopleUri, const QString &email, const QString &organization)
{
    QCoreApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION)); // the server refuses programs that are too old for it
    auto desk = std::make_unique<Desk>();
    const auto memberships = settled(desk->session.signIn(peopleUri, email, u"demo-Kontor-1"_s));
    if (!memberships)
        qFatal("%s cannot sign in: %s", qPrintable(email), described(memberships.error()).constData());
    for (const Membership &membership : *memberships) {
        if (!organization.isEmpty() && membership.tenantName != organization)
            continue;
        if (const auto entered = settled(desk->session.enter(membership.tenant)); !entered)
            qFatal("%s cannot enter: %s", qPrintable(email), described(entered.error()).constData());
        break;
    }
    if (const auto loaded = settled(desk->catalog.load(desk->database)); !loaded)
        qFatal("no catalog: %s", described(loaded.error()).constData());
    return desk;
}

Rows TestOffice::ask(const QString &sql, const QVariantList &binds)
{
    const auto rows = m_owner->query({sql, binds}).result();
    if (!rows)
        qFatal("%s: %s", qPrintable(sql), described(rows.error()).constData());
    return *rows;
}

bool TestOffice::isSleeping()
{
    return ask(u"select count(*) as n from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'"_s)
               .number(0, u"n")
           > 0;
}

int TestOffice::killConnections()
{
    return int(
        ask(u"select count(pg_terminate_backend(pid)) as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"_s)
            .number(0, u"n"));
}

void TestOffice::stopServer() const
{
    must(m_server.stop(), "the server does not stop");
}

void TestOffice::startServer() const
{
    must(m_server.start(), "the server does not start");
}

void TestOffice::crashServer() const
{
    kill(m_folder);
}

void TestOffice::up()
{
    down();
    ensureTemplate();
}

void TestOffice::down()
{
    const QFileInfo made(templateFolder().path());
    for (const QString &name : made.dir().entryList({made.fileName() % u"-*"_s}, QDir::Dirs)) {
        if (::kill(name.section(u'-', -2, -2).toInt(), 0) == 0)
            continue; // its test still runs
        const OfficeFolder left(made.dir().filePath(name));
        kill(left);
        must(left.remove(), "what an ended test left can't be removed");
    }
}
