#include "support/testoffice.h"
#include "support/settled.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QProcess>
#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
constexpr auto Template = "kontor"_L1;

QByteArray run(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(TestOffice::program(u"kontorctl"_s), arguments);
    if (!process.waitForFinished(300'000) || process.exitCode() != 0)
        qFatal("kontorctl %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardOutput().constData());
    return process.readAllStandardOutput();
}

QByteArray runOffice(const QString &action, const QStringList &options = {})
{
    return run(QStringList{u"office"_s, action, u"--data"_s, TestOffice::folder()} + options);
}

// A change of any SQL makes the template anew.
QByteArray stateOfSql()
{
    QStringList files;
    for (QDirIterator it(QStringLiteral(KONTOR_SOURCE "/sql"), {u"*.sql"_s, u"*.plan"_s}, QDir::Files, QDirIterator::Subdirectories);
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
    QFile file(TestOffice::folder() % u"/tests-template"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString uri(const QString &kind, const QString &database)
{
    const auto status = QJsonDocument::fromJson(runOffice(u"status"_s, {u"--json"_s})).object();
    return status.value(kind).toString().replace(u"/kontor?"_s, u'/' % database % u'?');
}

bool answers()
{
    Database database;
    return database.open({uri(u"owner_uri"_s, u"postgres"_s), {}, {}}).result().has_value();
}

Rows askServer(const QStringList &statements)
{
    Database database;
    if (const auto opened = database.open({uri(u"owner_uri"_s, u"postgres"_s), {}, {}}).result(); !opened)
        qFatal("the tests' server does not answer: %s", described(opened.error()).constData());
    Rows last;
    for (const QString &sql : statements) {
        const auto rows = database.query({sql}, Database::Lane::Jobs).result();
        if (!rows)
            qFatal("%s: %s", qPrintable(sql), described(rows.error()).constData());
        last = *rows;
    }
    return last;
}

// Without pg_cron, which would keep a connection to the template, and without waiting for the disk.
void makeTemplate()
{
    if (QFile::exists(TestOffice::folder()))
        runOffice(u"destroy"_s);
    runOffice(u"start"_s, {u"--demo"_s});
    askServer({u"alter system set shared_preload_libraries = 'pg_stat_statements'"_s, u"alter system set fsync = off"_s,
               u"alter system set synchronous_commit = off"_s, u"alter system set max_connections = 200"_s});
    // The office lets people into its one database alone.
    QFile rules(TestOffice::folder() % u"/cluster/pg_hba.conf"_s);
    if (!rules.open(QIODevice::WriteOnly | QIODevice::Truncate) || rules.write("local all all scram-sha-256\n") < 0)
        qFatal("%s cannot be written", qPrintable(rules.fileName()));
    rules.close();
    runOffice(u"stop"_s);
    runOffice(u"start"_s);
    QFile file(TestOffice::folder() % u"/tests-template"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(stateOfSql()) < 0)
        qFatal("%s cannot be written", qPrintable(file.fileName()));
}

// One program at a time; once a process.
void ensure()
{
    static bool isEnsured = false;
    if (isEnsured)
        return;
    QLockFile lock(TestOffice::folder() % u".lock"_s);
    lock.setStaleLockTime(0);
    lock.lock();
    if (noted() != stateOfSql())
        makeTemplate();
    else if (!answers())
        runOffice(u"start"_s);
    isEnsured = true;
}
}

QString TestOffice::folder()
{
    // Under /tmp, since the server's user must reach it when root runs the tests.
    const QByteArray hash = QCryptographicHash::hash(KONTOR_BUILD, QCryptographicHash::Sha256).toHex().first(10);
    return u"/tmp/kontor-test-%1-%2"_s.arg(getuid()).arg(QString::fromLatin1(hash));
}

QString TestOffice::program(const QString &name)
{
    return QStringLiteral(KONTOR_BUILD "/bin/") % name;
}

TestOffice::TestOffice()
    : m_name(u"test_%1_%2"_s.arg(QCoreApplication::applicationName().section(u'/', -1).toLower().remove(u'-')).arg(getpid()))
    , m_owner(std::make_unique<Database>())
{
    static int count = 0;
    m_name += u'_' % QString::number(++count);
    ensure();
    askServer({u"create database \"%1\" template %2"_s.arg(m_name, Template)});
    if (const auto opened = m_owner->open(owner()).result(); !opened)
        qFatal("the test's database does not open: %s", described(opened.error()).constData());
    ask(u"select core.secure_database()"_s); // rights on a database are not cloned with it
}

TestOffice::~TestOffice()
{
    m_owner.reset();
    askServer({u"drop database if exists \"%1\" with (force)"_s.arg(m_name)});
}

QString TestOffice::ownerUri() const
{
    return uri(u"owner_uri"_s, m_name);
}

QString TestOffice::peopleUri() const
{
    return uri(u"people_uri"_s, m_name);
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

int TestOffice::killConnections()
{
    return int(
        ask(u"select count(pg_terminate_backend(pid)) as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"_s)
            .number(0, u"n"));
}

void TestOffice::stopServer()
{
    runOffice(u"stop"_s);
}

void TestOffice::startServer()
{
    runOffice(u"start"_s);
}

void TestOffice::crashServer()
{
    QFile file(folder() % u"/cluster/postmaster.pid"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the tests' server does not run");
    const int process = file.readLine().trimmed().toInt();
    kill(process, SIGQUIT);
    if (!QTest::qWaitFor([&] { return kill(process, 0) != 0; }, 10'000))
        qFatal("the server does not die");
}

void TestOffice::up()
{
    ensure();
    const Rows left = askServer({u"select datname::text from pg_database where datname like 'test\\_%'"_s});
    for (qsizetype row = 0; row < left.size(); ++row)
        askServer({u"drop database \"%1\" with (force)"_s.arg(left.text(row, u"datname"))});
}

void TestOffice::down()
{
    runOffice(u"stop"_s);
}
