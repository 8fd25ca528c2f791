#include "children.h"
#include "../../app/application.h"
#include "../../app/settings.h"
#include "answered.h"
#include "busystretches.h"
#include "visit.h"
#include "widgets/theme.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {
int visited(const QString &what, const QString &uri, int argc, char **argv)
{
    WatchedApplication app(argc, argv);
    QApplication::setApplicationName(u"Kontor"_s);
    QApplication::setOrganizationName(u"kontor"_s);
    QApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    const QTemporaryDir scratch;
    qputenv("XDG_DATA_HOME", scratch.path().toUtf8()); // no draft of an earlier visit is put back, and none is left behind
    Settings settings(scratch.filePath(u"kontor.ini"_s));
    Theme theme(app);
    Application application(theme, settings);
    Visit visit(app, application, uri);
    visit.signIn(u"manager@baltic.example"_s, [&] {
        if (what == "start"_L1)
            return QApplication::quit();
        visit.lookAround();
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
        {u"select t.number, t.client_name, t.description, t.amount_minor, t.currency, t.paid_minor, t.state, t.deal_date, t.due_date,"
         " t.owner_name from sales.deal_list t where t.tenant_id = ?::uuid order by t.number_seq"_s,
         {session.tenant().id}},
        scratch.filePath(u"deals.csv"_s))));
    Child::tell("exported", elapsed(clock));
    Child::tell("rows", double(rows));
    Child::tell("peak", Child::residentMegabytes("VmHWM:"));
    return 0;
}
}

void Child::tell(const QByteArray &name, double value)
{
    QTextStream(stdout) << name << ' ' << QString::number(value, 'f', 3) << Qt::endl;
}

void Child::say(const QByteArray &name, const QString &words)
{
    QTextStream(stdout) << name << ' ' << words << Qt::endl;
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

Told Child::run(const QString &name, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    Told told;
    told.askedAt = double(QDateTime::currentMSecsSinceEpoch());
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"--child"_s, name} + arguments);
    if (!process.waitForFinished(900'000) || process.exitCode() != 0)
        qFatal("the part '%s' of the bench failed: %s", qPrintable(name), process.readAllStandardError().constData());
    const QStringList lines = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        told.values.insert(line.section(u' ', 0, 0), line.section(u' ', 1));
    return told;
}

int Child::perform(const QString &name, int argc, char **argv)
{
    const QString uri = QString::fromLocal8Bit(argv[3]);
    return name == "export"_L1 ? exported(uri, argc, argv) : visited(name, uri, argc, argv);
}
