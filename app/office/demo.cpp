#include "office/demo.h"
#include "db/scram.h"
#include "office/command.h"
#include "office/migration.h"

#include <QDir>
#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace {
constexpr int batch = 20'000; // deals a transaction

Error failed(const QString &script, const QString &why)
{
    return officeError("KOL10"_L1, OfficeText::tr("The demo data could not be made (%1): %2").arg(script, why));
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
        const Result<QByteArray> run = Command{.program = u"psql"_s,
                                               .arguments = {u"-Xq"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-f"_s, u"-"_s},
                                               .environment = serverEnvironment(m_uri),
                                               .input = settings + script.readAll(),
                                               .patience = 1'800'000}
                                           .run();
        if (!run)
            return std::unexpected(failed(name, run.error().message));
    }
    return {};
}

Result<void> Demo::deals(qlonglong wanted, qlonglong seed, const std::function<void(qlonglong)> &progress) const
{
    const Result<void> prepared = runScripts(u"demo/bulk"_s, "set kontor.demo_deals = '" + QByteArray::number(wanted)
                                                                 + "';\nset kontor.demo_seed = '" + QByteArray::number(seed) + "';\n");
    if (!prepared)
        return prepared;

    // Two connections at once keep both a disk and two cores busy; each asks for batches until all are made.
    const QStringList arguments{u"-XAtq"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-c"_s, u"select done, total from demo.fill(%1)"_s.arg(batch)};
    QProcess fillers[2];
    for (QProcess &filler : fillers)
        filler.setProcessEnvironment(serverEnvironment(m_uri));
    for (bool more = true; more;) {
        for (QProcess &filler : fillers)
            filler.start(u"psql"_s, arguments);
        more = false;
        for (QProcess &filler : fillers) {
            if (!filler.waitForFinished(600'000) || filler.exitCode() != 0)
                return std::unexpected(failed(u"demo.fill"_s, QString::fromUtf8(filler.readAllStandardError()).trimmed()));
            const QList<QByteArray> answer = filler.readAllStandardOutput().trimmed().split('|');
            const qlonglong done = answer.value(0).toLongLong();
            progress(done);
            more = more || done < answer.value(1).toLongLong();
        }
    }
    const Result<QByteArray> finished = Command{.program = u"psql"_s,
                                                .arguments = {u"-Xq"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-c"_s, u"select demo.finish()"_s},
                                                .environment = serverEnvironment(m_uri),
                                                .patience = 3'600'000}
                                            .run();
    if (!finished)
        return std::unexpected(failed(u"demo.finish"_s, finished.error().message));
    return {};
}
