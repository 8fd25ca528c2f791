#include "office/command.h"

#include <QProcess>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

Error officeError(QLatin1StringView code, const QString &sentence)
{
    return {.sqlState = code, .constraint = {}, .column = {}, .message = sentence, .hint = {}};
}

bool isRoot()
{
    return geteuid() == 0;
}

Command Command::asServer() const
{
    if (!isRoot())
        return *this;
    Command command = *this;
    command.program = u"runuser"_s;
    command.arguments = QStringList{u"-u"_s, u"postgres"_s, u"--"_s, program} + arguments;
    return command;
}

Result<QByteArray> Command::run() const
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(u"/"_s); // one that every user may stand in
    // When this program is killed, its children end, too, and write no more. The server has detached itself by then and stays.
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForStarted())
        return std::unexpected(officeError("KOL00"_L1, OfficeText::tr("%1 could not be started: %2").arg(program, process.errorString())));
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished(5000);
        return std::unexpected(officeError("KOL00"_L1, OfficeText::tr("%1 did not end within %2 s.").arg(program).arg(patience / 1000)));
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const QString said = QString::fromLocal8Bit(process.readAllStandardError()).trimmed();
        const QString last = said.isEmpty() ? QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed() : said;
        return std::unexpected(officeError("KOL00"_L1, last.right(1200)));
    }
    return process.readAllStandardOutput();
}
