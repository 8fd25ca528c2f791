#include "records/drafts.h"
#include "session/session.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QSaveFile>
#include <QStandardPaths>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace {
QString folderOf(const Session &session)
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/drafts/"_L1 + session.tenant().id + u'/'
           + session.person().id;
}

// A form's key may hold an id and a slash; a file name may not.
QString fileName(const QString &form)
{
    return QString::fromLatin1(form.toUtf8().toPercentEncoding()) + ".json"_L1;
}

Result<void> written(const QString &folder, const QString &path, const QJsonObject &draft)
{
    const auto refused
        = [] { return std::unexpected(Error{.sqlState = u"53100"_s, .constraint = {}, .column = {}, .message = u"draft"_s, .hint = {}}); };
    if (!QDir().mkpath(folder))
        return refused();
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return refused();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(draft).toJson(QJsonDocument::Compact));
    if (!file.commit())
        return refused();
    return {};
}

// One for every form, and one after the other: the last one stays, and whoever reads finds what any form handed over.
QThreadPool &writer()
{
    struct Writer : QThreadPool
    {
        Writer() { setMaxThreadCount(1); }
    };
    static Writer writer;
    return writer;
}
}

Drafts::Drafts(const Session &session)
    : Drafts(folderOf(session))
{
}

Drafts::Drafts(const QString &folder)
    : m_folder(folder)
{
}

Drafts::~Drafts()
{
    writer().waitForDone();
}

QString Drafts::path(const QString &form) const
{
    return m_folder + u'/' + fileName(form);
}

std::optional<Drafts::Draft> Drafts::find(const QString &form) const
{
    writer().waitForDone();
    QFile file(path(form));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject draft = QJsonDocument::fromJson(file.readAll()).object();
    if (!draft.contains(u"values"_s))
        return std::nullopt;
    return Draft{draft.value(u"values"_s).toObject().toVariantMap(), draft.value(u"place"_s).toObject().toVariantMap(),
                 QFileInfo(file).lastModified()};
}

QFuture<Result<void>> Drafts::keep(const QString &form, const QVariantMap &values, const QVariantMap &place) const
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    writer().start([promise, form, values, place, folder = m_folder, path = path(form)] {
        const QJsonObject draft{
            {u"form"_s, form}, {u"values"_s, QJsonObject::fromVariantMap(values)}, {u"place"_s, QJsonObject::fromVariantMap(place)}};
        promise->addResult(written(folder, path, draft));
        promise->finish();
    });
    return promise->future();
}

void Drafts::drop(const QString &form) const
{
    writer().start([path = path(form)] { QFile::remove(path); });
}

QStringList Drafts::forms() const
{
    writer().waitForDone();
    QStringList forms;
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (const QFileInfo &file : files)
        forms.append(QString::fromUtf8(QByteArray::fromPercentEncoding(file.completeBaseName().toLatin1())));
    return forms;
}
