#include "desktop/desktopentry.h"
#include "support/checkout.h"
#include "support/testoffice.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class DesktopEntryTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString said() const { return m_folder.filePath(u"said"_s); }

    static QString text(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    // A desktop's command, which only notes how it was called.
    void provide(const QString &command)
    {
        QFile file(m_folder.filePath(u"bin/"_s + command));
        QVERIFY(QDir(m_folder.path()).mkpath(u"bin"_s) && file.open(QFile::WriteOnly));
        file.write(u"#!/bin/sh\necho \"%1 $*\" >> '%2'\n"_s.arg(command, said()).toUtf8());
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    int run(const QString &verb) const
    {
        QProcess program;
        QProcessEnvironment mine = QProcessEnvironment::systemEnvironment();
        mine.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
        mine.insert(u"PATH"_s, m_folder.filePath(u"bin"_s));
        program.setProcessEnvironment(mine);
        program.start(TestOffice::program(u"kontorctl"_s), {u"desktop"_s, verb});
        return program.waitForFinished() ? program.exitCode() : -1;
    }

private Q_SLOTS:
    // What is installed names the program by its name, which the desktop finds.
    void theInstalledEntryIsOneThatDesktopsRead()
    {
        const QString entry = text(Checkout::source() + u"/resources/kontor.desktop"_s);
        const QStringList lines = entry.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.front(), u"[Desktop Entry]"_s);
        for (const QString &line : {u"Type=Application"_s, u"Name=Kontor"_s, u"Exec=kontor %u"_s, u"Icon=kontor"_s, u"Terminal=false"_s,
                                    u"MimeType=x-scheme-handler/kontor;"_s})
            QVERIFY2(lines.contains(line), qPrintable(line));
        QStringList keys;
        for (const QString &line : lines.mid(1)) {
            QVERIFY2(line.contains(u'='), qPrintable(line));
            keys.append(line.section(u'=', 0, 0));
        }
        QCOMPARE(keys.removeDuplicates(), 0);
    }

    void aPersonsDesktopOpensLinksWithTheProgramThatWasBuilt()
    {
        provide(u"update-desktop-database"_s);
        provide(u"xdg-mime"_s);
        QCOMPARE(run(u"register"_s), 0);
        const DesktopEntry entry(m_folder.filePath(u"data"_s));
        const QString written = text(entry.file());
        QVERIFY2(written.contains(u"\nExec=\"%1\" %u\n"_s.arg(TestOffice::program(u"kontor"_s))), qPrintable(written));
        QVERIFY(written.contains(u"\nMimeType=x-scheme-handler/kontor;\n"_s));
        QVERIFY(text(entry.icon()).contains(u"<svg"_s));
        QCOMPARE(text(said()).split(u'\n', Qt::SkipEmptyParts),
                 (QStringList{u"update-desktop-database "_s + m_folder.filePath(u"data/applications"_s),
                              u"xdg-mime default kontor.desktop x-scheme-handler/kontor"_s}));
        QCOMPARE(run(u"unregister"_s), 0);
        QVERIFY(!QFile::exists(entry.file()) && !QFile::exists(entry.icon()));
        QCOMPARE(run(u"unregister"_s), 0); // there is nothing left to do
        QVERIFY(run(u"elsewhere"_s) != 0);
    }

    void aFolderOfAnyNameIsWrittenAsTheDesktopReadsIt()
    {
        const DesktopEntry entry(m_folder.filePath(u"other"_s));
        QVERIFY(entry.add(u"/opt/my work/50%/$kontor"_s));
        const QString written = text(entry.file());
        QVERIFY2(written.contains(uR"(Exec="/opt/my work/50%%/\\$kontor" %u)"_s), qPrintable(written));
    }

    void whatCantBeWrittenIsSaid()
    {
        QFile file(m_folder.filePath(u"file"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        const Result<void> added = DesktopEntry(file.fileName()).add(u"/opt/kontor"_s);
        QVERIFY(!added && added.error().message.contains(file.fileName()));
    }
};

QTEST_GUILESS_MAIN(DesktopEntryTest)
#include "desktopentrytest.moc"
