#include "localoffice.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcess>
#include <QPromise>

#include <memory>

using namespace Qt::StringLiterals;

namespace {
QString kontorctl()
{
    return QCoreApplication::applicationDirPath() + "/kontorctl"_L1;
}

Error failed(const QString &sentence)
{
    return {.sqlState = u"KOL00"_s, .constraint = {}, .column = {}, .message = sentence, .hint = {}};
}
}

LocalOffice::LocalOffice(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
{
}

QFuture<Result<QByteArray>> LocalOffice::run(const QStringList &arguments)
{
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    auto process = new QProcess(this);
    auto said = std::make_shared<QByteArray>();
    connect(process, &QProcess::readyReadStandardOutput, this, [this, process, said] {
        while (process->canReadLine()) {
            const QByteArray line = process->readLine();
            said->append(line);
            Q_EMIT progress(QString::fromUtf8(line.trimmed()));
        }
    });
    // Either signal ends it; the promise keeps the first answer.
    const auto finish = [promise, process](const Result<QByteArray> &result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(result);
        promise->finish();
        process->deleteLater();
    };
    connect(process, &QProcess::errorOccurred, this, [finish, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(std::unexpected(failed(tr("%1 could not be started: %2").arg(kontorctl(), process->errorString()))));
    });
    connect(process, &QProcess::finished, this, [finish, process, said](int code, QProcess::ExitStatus status) {
        if (status == QProcess::NormalExit && code == 0)
            return finish(QByteArray(*said + process->readAllStandardOutput()));
        QString why = QString::fromUtf8(process->readAllStandardError()).trimmed();
        if (why.startsWith("kontorctl: "_L1))
            why.remove(0, 11);
        finish(std::unexpected(failed(why.isEmpty() ? tr("The local office ended unexpectedly.") : why)));
    });

    QStringList all{u"office"_s};
    all += arguments;
    if (!m_folder.isEmpty())
        all << u"--data"_s << m_folder;
    process->start(kontorctl(), all);
    return promise->future();
}

QFuture<Result<QJsonObject>> LocalOffice::status()
{
    return run({u"status"_s, u"--json"_s}).then([](const Result<QByteArray> &said) -> Result<QJsonObject> {
        if (!said)
            return std::unexpected(said.error());
        return QJsonDocument::fromJson(said->trimmed()).object();
    });
}

QFuture<Result<QString>> LocalOffice::start(bool withDemo)
{
    const QStringList arguments = withDemo ? QStringList{u"start"_s, u"--demo"_s} : QStringList{u"start"_s};
    return run(arguments)
        .then(this,
              [this](const Result<QByteArray> &started) {
                  if (!started)
                      return QtFuture::makeReadyFuture(Result<QJsonObject>(std::unexpected(started.error())));
                  return status();
              })
        .unwrap()
        .then([](const Result<QJsonObject> &status) -> Result<QString> {
            if (!status)
                return std::unexpected(status.error());
            return status->value(u"people_uri"_s).toString();
        });
}

QFuture<Result<void>> LocalOffice::destroy()
{
    return run({u"destroy"_s}).then([](const Result<QByteArray> &said) -> Result<void> {
        if (!said)
            return std::unexpected(said.error());
        return {};
    });
}

void LocalOffice::stopIfUnused()
{
    QStringList arguments{u"office"_s, u"stop"_s, u"--if-unused"_s};
    if (!m_folder.isEmpty())
        arguments << u"--data"_s << m_folder;
    QProcess::startDetached(kontorctl(), arguments);
}
