#include "office/server.h"
#include "office/command.h"
#include "office/psql.h"

#include <QFile>
#include <QFileInfo>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
// An eighth of this computer's memory, for a person works beside it; half of a gibibyte to one: what does not fit is in the system's cache,
// and memory that was not touched before costs a load more than reading from there.
qint64 sharedMegabytes()
{
    const qint64 eighth = qint64(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGE_SIZE) / 8;
    return std::clamp<qint64>(eighth >> 20, 512, 1024);
}

// What differs from the defaults: people have SQL, so statements and their values stay out of logs, and nothing is reached over a network.
QByteArray settings(const OfficeFolder &folder, const PostgreSql &postgresql)
{
    QStringList libraries{u"pg_stat_statements"_s, u"auth_delay"_s};
    QByteArray cron;
    if (postgresql.hasLibrary(u"pg_cron"_s)) {
        libraries.append(u"pg_cron"_s);
        cron = "cron.database_name = 'kontor'\ncron.use_background_workers = on\ncron.log_run = off\n"
               "cron.log_statement = off\nmax_worker_processes = 16\n";
    }
    return "# Written by Kontor when the office is made; changes of your own belong into postgresql.auto.conf (ALTER SYSTEM).\n"
           "listen_addresses = ''\n"
           "unix_socket_directories = '"
           + folder.sockets().toUtf8()
           + "'\n"
             "unix_socket_permissions = 0700\n"
             "max_connections = 100\n"
             "password_encryption = 'scram-sha-256'\n"
             "fsync = on\n"
             "synchronous_commit = on\n"
             "full_page_writes = on\n"
             "shared_buffers = '"
           + QByteArray::number(sharedMegabytes())
           + "MB'\n"
             "work_mem = '16MB'\n"
             "maintenance_work_mem = '256MB'\n"
             // PostgreSQL takes no more than a file of the log by itself: a load then waits wherever one is brought to the disk
             "wal_buffers = '"
           + QByteArray::number(sharedMegabytes() / 16)
           + "MB'\n"
             "checkpoint_timeout = '15min'\n"
             // a load of millions of rows writes the same files of the log again and again, not new ones: those are a tenth of its time
             "max_wal_size = '1GB'\n"
             "min_wal_size = '1GB'\n"
             "random_page_cost = 1.1\n"
             "jit = off\n"
             "timezone = 'UTC'\n"
             "log_timezone = 'UTC'\n"
             "lc_messages = 'C'\n"
             "log_connections = on\n"
             "log_min_error_statement = panic\n"
             "log_parameter_max_length = 0\n"
             "log_parameter_max_length_on_error = 0\n"
             "idle_in_transaction_session_timeout = '10min'\n"
             "auth_delay.milliseconds = 500\n"
             "pg_stat_statements.track_utility = off\n"
             "shared_preload_libraries = '"
           + libraries.join(u',').toLatin1() + "'\n" + cron;
}

constexpr QByteArrayView whoMayEnter = "# Everybody proves who they are; the office's owner and people, nobody else.\n"
                                       "local all    kontor_admin scram-sha-256\n"
                                       "local kontor +kontor_app  scram-sha-256\n"
                                       "local all    all          reject\n";

// Whether a process is this cluster's server, which works in the cluster's folder. PostgreSQL takes any process with that number for it: a
// dead one that nobody has collected yet (as in containers without an init), or what has the number since the machine went down.
bool serves(int process, const QString &cluster)
{
    return QFileInfo(u"/proc/%1/cwd"_s.arg(process)).canonicalFilePath() == QFileInfo(cluster).canonicalFilePath();
}

Result<void> write(const QString &path, QByteArrayView text, QIODevice::OpenMode mode)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | mode) || file.write(text.data(), text.size()) != text.size() || !file.flush())
        return std::unexpected(officeError("KOL04"_L1, OfficeText::tr("%1 can’t be written: %2.").arg(path, file.errorString())));
    return {};
}
}

Server::Server(const OfficeFolder &folder, const PostgreSql &postgresql)
    : m_folder(folder)
    , m_postgresql(postgresql)
{
}

Result<void> Server::initialise() const
{
    const Result<QString> password = m_folder.makeOwnerPassword();
    if (!password)
        return std::unexpected(password.error());
    const QString cluster = m_folder.newCluster();
    const Result<QByteArray> made = Command{.program = m_postgresql.program(u"initdb"_s),
                                            .arguments = {u"--pgdata"_s, cluster, u"--username=kontor_admin"_s, u"--auth=scram-sha-256"_s,
                                                          u"--pwfile"_s, m_folder.path() + "/owner-password"_L1, u"--encoding=UTF8"_s,
                                                          u"--locale=C.UTF-8"_s, u"--lc-collate=C"_s, u"--data-checksums"_s}}
                                        .asServer()
                                        .run();
    if (!made)
        return std::unexpected(
            officeError("KOL05"_L1, OfficeText::tr("The office’s database could not be made: %1").arg(made.error().message)));
    if (const Result<void> placed = m_folder.place(cluster); !placed)
        return placed;
    return configure();
}

Result<void> Server::configure() const
{
    const QString cluster = m_folder.cluster();
    if (const Result<void> written = write(cluster + "/kontor.conf"_L1, settings(m_folder, m_postgresql), QIODevice::Truncate); !written)
        return written;
    if (const Result<void> written = write(cluster + "/postgresql.conf"_L1, "\ninclude 'kontor.conf'\n", QIODevice::Append); !written)
        return written;
    return write(cluster + "/pg_hba.conf"_L1, whoMayEnter, QIODevice::Truncate);
}

Result<void> Server::start() const
{
    // After a crash it first reads what the log has since the last checkpoint, which may take minutes.
    const Command start = Command{.program = m_postgresql.program(u"pg_ctl"_s),
                                  .arguments = {u"--pgdata"_s, m_folder.cluster(), u"--wait"_s, u"--timeout=600"_s, u"--silent"_s,
                                                u"--log"_s, m_folder.log(), u"start"_s},
                                  .patience = 660'000}
                              .asServer();
    Result<QByteArray> started = start.run();
    // A server that was killed leaves processes that need a moment to notice.
    for (int round = 0; round < 20 && !started && lastOfLog().contains("is still in use"_L1); ++round) {
        usleep(500'000);
        started = start.run();
    }
    if (!started)
        return std::unexpected(failedToStart(started.error()));
    return {};
}

QString Server::lastOfLog() const
{
    QFile log(m_folder.log());
    if (!log.open(QIODevice::ReadOnly))
        return {};
    log.seek(std::max<qint64>(0, log.size() - 4096));
    return QString::fromUtf8(log.readAll());
}

Error Server::failedToStart(const Error &error) const
{
    if (lastOfLog().contains("No space left on device"_L1))
        return officeError(
            "KOL06"_L1,
            OfficeText::tr("The disk is full, so the office can’t start. Free some space and start it again; nothing is lost."));
    return officeError("KOL06"_L1,
                       OfficeText::tr("The office’s database did not start; %1 says why. %2").arg(m_folder.log(), error.message));
}

Result<void> Server::stop() const
{
    const Result<QByteArray> stopped
        = Command{.program = m_postgresql.program(u"pg_ctl"_s),
                  .arguments = {u"--pgdata"_s, m_folder.cluster(), u"--mode=fast"_s, u"--wait"_s, u"--silent"_s, u"stop"_s}}
              .asServer()
              .run();
    if (!stopped && isRunning())
        return std::unexpected(stopped.error());
    return {};
}

bool Server::isRunning() const
{
    QFile file(m_folder.cluster() + "/postmaster.pid"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const int process = file.readLine().trimmed().toInt();
    if (!serves(process, m_folder.cluster())) {
        // The next start would take whatever has that number for a server.
        file.remove();
        QFile::remove(m_folder.sockets() + "/.s.PGSQL.5432.lock"_L1);
        return false;
    }
    return Command{.program = m_postgresql.program(u"pg_ctl"_s), .arguments = {u"--pgdata"_s, m_folder.cluster(), u"status"_s}}
        .asServer()
        .run()
        .has_value();
}

int Server::clients() const
{
    const Result<QByteArray> count
        = ask(u"select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"_s, u"postgres"_s);
    return count ? count->trimmed().toInt() : -1;
}

Result<QByteArray> Server::ask(const QString &sql, const QString &database) const
{
    return Psql(m_folder.ownerUri()).in(database).run(sql.toUtf8());
}

Result<void> Server::backUp(const QString &file) const
{
    const Result<QByteArray> dumped = Command{.program = m_postgresql.program(u"pg_dump"_s),
                                              .arguments = {u"--format=custom"_s, u"--file"_s, file + ".part"_L1},
                                              .environment = serverEnvironment(m_folder.ownerUri()),
                                              .patience = 3'600'000}
                                          .run();
    // A dump that failed leaves a partial file behind, which must never pass for a backup.
    if (!dumped || !QFile::rename(file + ".part"_L1, file)) {
        QFile::remove(file + ".part"_L1);
        return std::unexpected(
            officeError("KOL07"_L1, OfficeText::tr("The backup before the upgrade could not be written to %1, so nothing was upgraded. %2")
                                        .arg(file, dumped ? QString() : dumped.error().message)));
    }
    return {};
}
