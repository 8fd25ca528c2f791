#include "office/demo.h"
#include "db/scram.h"
#include "office/command.h"
#include "office/migration.h"
#include "office/psql.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace {
Error failed(const QString &script, const QString &why)
{
    return officeError("KOL10"_L1, OfficeText::tr("The demo data could not be made (%1): %2").arg(script, why));
}

// As psql prints a line of demo.work().
Demo::Progress read(const QByteArray &line)
{
    const QByteArrayList columns = line.trimmed().split('|');
    return {.deals = columns.first().toLongLong(), .isLoaded = columns.last() == "t"};
}
}

Demo::Demo(const QString &uri)
    : m_uri(uri)
{
}

QString Demo::password()
{
    return u"demo-Kontor-1"_s;
}

Result<void> Demo::people() const
{
    return runScripts(u"demo"_s, "set kontor.demo_verifier = '" + scramVerifier(password()).toLatin1() + "';\n");
}

Result<void> Demo::runScripts(const QString &folder, const QByteArray &settings) const
{
    const QDir scripts(Migration::project() + u'/' + folder);
    for (const QString &name : scripts.entryList({u"[0-9]*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile script(scripts.filePath(name));
        if (!script.open(QIODevice::ReadOnly))
            return std::unexpected(failed(name, script.errorString()));
        const Result<QByteArray> run = Psql(m_uri).run(settings + script.readAll(), 1'800'000);
        if (!run)
            return std::unexpected(failed(name, run.error().message));
    }
    return {};
}

Result<void> Demo::deals(const Bulk &bulk, const std::function<void(const Progress &)> &progress) const
{
    const QByteArray settings = "set kontor.demo_deals = '" + QByteArray::number(bulk.deals) + "';\nset kontor.demo_small = '"
                                + QByteArray::number(bulk.small) + "';\nset kontor.demo_seed = '" + QByteArray::number(bulk.seed)
                                + "';\nset kontor.demo_verifier = '" + scramVerifier(password()).toLatin1() + "';\n";
    const Result<void> planned = runScripts(u"demo/bulk"_s, settings);
    if (!planned)
        return planned;

    // Two connections at once keep both a disk and two cores busy; each takes units of work until none is left. Only the last commit waits
    // for the disk, and with it for everything before. Log files needn't be filled with zeroes for a load that fills them.
    const Psql psql(m_uri);
    QProcess workers[2];
    for (QProcess &worker : workers)
        psql.begin(worker, "set synchronous_commit = off;\nset wal_init_zero = off;\nset wal_compression = lz4;\n"
                           "select 'select done, is_loaded from demo.work()' from demo.unit where not is_done \\gexec\n"
                           "reset synchronous_commit;\nselect demo.end_work();\n");
    QProcess quiet;
    const QDeadlineTimer soon(5'000); // a shorter load is seldom sealed while it runs
    Progress told;
    for (bool running = true; running;) {
        running = false;
        for (QProcess &worker : workers) {
            running |= !worker.waitForFinished(200) && worker.state() != QProcess::NotRunning;
            while (worker.canReadLine())
                if (const Progress now = read(worker.readLine()); now.deals > told.deals || now.isLoaded > told.isLoaded)
                    progress(told = now);
        }
        if (told.deals > 0 && soon.hasExpired() && quiet.program().isEmpty())
            psql.begin(quiet, "select demo.hold_off_maintenance();\n");
        for (QProcess &worker : workers)
            if (worker.state() == QProcess::NotRunning && (worker.exitStatus() != QProcess::NormalExit || worker.exitCode() != 0)) {
                for (QProcess *other : {&workers[0], &workers[1], &quiet}) {
                    other->kill();
                    other->waitForFinished();
                }
                return std::unexpected(failed(u"demo.work"_s, QString::fromUtf8(worker.readAllStandardError()).trimmed()));
            }
    }
    quiet.waitForFinished(); // it ends with the load; one that could not begin is no failure
    return {};
}
