#include "desktop/desktopentry.h"
#include "office/command.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

static void takeResources()
{
    Q_INIT_RESOURCE(desktop); // a static library's are not there by themselves
}

namespace {
const QString name = u"kontor.desktop"_s;

// As the desktop entry specification has it: in quotes, with a backslash before what is special there; % stands for itself twice.
QString quoted(const QString &program)
{
    QString text;
    for (const QChar c : program) {
        if (u"\"`$\\"_s.contains(c))
            text += c == u'\\' ? u"\\\\\\"_s : u"\\\\"_s; // once for the quotes, once for the entry's own strings
        text += c == u'%' ? u"%%"_s : QString(c);
    }
    return u'"' + text + u'"';
}

QByteArray contents(const QString &resource)
{
    QFile file(resource);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> write(const QString &path, const QByteArray &what)
{
    QSaveFile file(path);
    if (QDir().mkpath(QFileInfo(path).path()) && file.open(QSaveFile::WriteOnly) && file.write(what) == what.size() && file.commit())
        return {};
    return std::unexpected(officeError("KOL00"_L1, OfficeText::tr("%1 can’t be written: %2").arg(path, file.errorString())));
}
}

DesktopEntry::DesktopEntry(const QString &data)
    : m_data(data.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) : data)
{
    takeResources();
}

QString DesktopEntry::file() const
{
    return m_data + u"/applications/"_s + name;
}

QString DesktopEntry::icon() const
{
    return m_data + u"/icons/hicolor/scalable/apps/kontor.svg"_s;
}

Result<void> DesktopEntry::add(const QString &program) const
{
    QString entry = QString::fromUtf8(contents(u":/desktop/kontor.desktop"_s));
    entry.replace(u"Exec=kontor "_s, u"Exec=%1 "_s.arg(quoted(program)));
    for (const auto &[path, what] : {std::pair{file(), entry.toUtf8()}, {icon(), contents(u":/desktop/logo.svg"_s)}})
        if (const Result<void> written = write(path, what); !written)
            return written;
    tellDesktop({u"update-desktop-database"_s, QFileInfo(file()).path()});
    tellDesktop({u"xdg-mime"_s, u"default"_s, name, u"x-scheme-handler/kontor"_s});
    return {};
}

Result<void> DesktopEntry::remove() const
{
    for (const QString &path : {file(), icon()})
        if (QFile::exists(path) && !QFile::remove(path))
            return std::unexpected(officeError("KOL00"_L1, OfficeText::tr("%1 can’t be removed.").arg(path)));
    tellDesktop({u"update-desktop-database"_s, QFileInfo(file()).path()});
    return {};
}

void DesktopEntry::tellDesktop(const QStringList &command) const
{
    const QString program = QStandardPaths::findExecutable(command.front());
    if (program.isEmpty() || !Command{.program = program, .arguments = command.mid(1)}.run())
        m_missing.append(command.front());
}
