#pragma once
#include "db/result.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>

class QProcess;

// The local office as the window sees it: kontorctl does the work in a process of its own, so that nothing here waits, and two windows that
// start it at once share it.
class LocalOffice : public QObject
{
    Q_OBJECT
public:
    // `folder`: empty for the usual one.
    explicit LocalOffice(const QString &folder = {}, QObject *parent = nullptr);

    // state, data, people_uri, demo: see `kontorctl office status --json`.
    QFuture<Result<QJsonObject>> status();
    // Makes it if need be, and answers with people_uri.
    QFuture<Result<QString>> start(bool withDemo);
    // With everything in it, for good.
    QFuture<Result<void>> destroy();
    // When the last window closes; goes on after this program has ended.
    void stopIfUnused();

Q_SIGNALS:
    // What is being done, as a sentence.
    void progress(const QString &sentence);

private:
    QFuture<Result<QByteArray>> run(const QStringList &arguments);

    QString m_folder;
};
