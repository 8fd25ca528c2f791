#include "records/drafts.h"
#include "records/heldfile.h"
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

// A form's key may hold an id and a slash; a file name may not. Nor does it hold a plus: a number behind it tells drafts of one form apart.
QString fileName(const QString &form)
{
    return QString::fromLatin1(form.toUtf8().toPercentEncoding());
}

std::optional<Drafts::Draft> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject draft = QJsonDocument::fromJson(file.readAll()).object();
    if (!draft.contains(u"values"_s))
        return std::nullopt;
    return Drafts::Draft{draft.value(u"values"_s).toObject().toVariantMap(), draft.value(u"place"_s).toObject().toVariantMap(),
                         QFileInfo(file).lastModified()};
}

// A file for what a form begins to keep: not what another one holds, nor what one that was ended has left.
std::unique_ptr<HeldFile> newFile(const QString &folder, const QString &form)
{
    for (int number = 1;; ++number) {
        const QString name = folder + u'/' + fileName(form) + (number > 1 ? u'+' + QString::number(number) : QString());
        auto file = std::make_unique<HeldFile>(name + ".json"_L1);
        if (file->take() && !read(file->path()))
            return file;
    }
}

Result<void> written(const QString &folder, const QString &path, const QJsonObject &draft)
{
    const auto refused
        = [] { return std::unexpected(Error{.sqlState = u"53100"_s, .constraint = {}, .column = {}, .message = u"draft"_s, .hint = {}}); };
    if (!QFileInfo(folder).isDir())
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
    , m_held(std::make_shared<Held>())
{
}

Drafts::~Drafts()
{
    writer().waitForDone();
}

std::optional<Drafts::Draft> Drafts::find(const QString &form) const
{
    writer().waitForDone();
    std::unique_ptr<HeldFile> &mine = (*m_held)[form];
    if (mine && mine->isHeld())
        return read(mine->path());
    const QStringList names{fileName(form) + ".json"_L1, fileName(form) + "+*.json"_L1};
    const QFileInfoList files = QDir(m_folder).entryInfoList(names, QDir::Files, QDir::Time);
    for (const QFileInfo &info : files) {
        auto file = std::make_unique<HeldFile>(info.filePath());
        if (!file->take())
            continue;
        if (auto draft = read(file->path())) {
            mine = std::move(file);
            return draft;
        }
    }
    mine.reset();
    return std::nullopt;
}

QFuture<Result<void>> Drafts::keep(const QString &form, const QVariantMap &values, const QVariantMap &place) const
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    writer().start([promise, form, values, place, folder = m_folder, held = m_held] {
        const QJsonObject draft{
            {u"form"_s, form}, {u"values"_s, QJsonObject::fromVariantMap(values)}, {u"place"_s, QJsonObject::fromVariantMap(place)}};
        QDir().mkpath(folder); // or it can't be written, and that says so
        std::unique_ptr<HeldFile> &file = (*held)[form];
        if (!file || !file->take())
            file = newFile(folder, form);
        promise->addResult(written(folder, file->path(), draft));
        promise->finish();
    });
    return promise->future();
}

void Drafts::drop(const QString &form) const
{
    writer().start([form, held = m_held] {
        const auto file = held->extract(form);
        if (file && file.mapped() && file.mapped()->take())
            QFile::remove(file.mapped()->path());
    });
}

void Drafts::letGo(const QString &form) const
{
    writer().start([form, held = m_held] {
        if (const auto &file = (*held)[form])
            file->letGo();
    });
}

void Drafts::holdAgain(const QString &form) const
{
    writer().start([form, held = m_held] {
        if (const auto &file = (*held)[form])
            file->take();
    });
}

QStringList Drafts::forms() const
{
    writer().waitForDone();
    QStringList forms;
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (const QFileInfo &info : files) {
        const QString name = info.completeBaseName().section(u'+', 0, 0);
        const QString form = QString::fromUtf8(QByteArray::fromPercentEncoding(name.toLatin1()));
        const bool isMine = m_held->contains(form) && (*m_held)[form] && (*m_held)[form]->isHeld();
        if (!forms.contains(form) && (isMine || HeldFile(info.filePath()).take()))
            forms.append(form);
    }
    return forms;
}
