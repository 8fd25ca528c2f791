#include "support/testoffice.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

// The program asked about itself where there is no display, as by a script or over a remote shell.
class CommandLineTest : public QObject
{
    Q_OBJECT

    // What it says on its standard output; a failed or crashed program fails the test.
    static QString answer(const QString &option)
    {
        QProcess program;
        QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
        for (const QString &display : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
            bare.remove(display);
        program.setProcessEnvironment(bare);
        program.start(TestOffice::program(u"kontor"_s), {option});
        if (!program.waitForFinished() || program.exitStatus() != QProcess::NormalExit || program.exitCode() != 0)
            return u"failed: "_s + QString::fromUtf8(program.readAllStandardError());
        return QString::fromUtf8(program.readAllStandardOutput());
    }

private Q_SLOTS:
    void theVersionNeedsNoDisplay()
    {
        QCOMPARE(answer(u"--version"_s), u"Kontor %1\n"_s.arg(QStringLiteral(KONTOR_VERSION)));
        QCOMPARE(answer(u"-v"_s), answer(u"--version"_s));
    }

    void helpNeedsNoDisplay()
    {
        const QString help = answer(u"--help"_s);
        for (const QString &option : {u"--server"_s, u"--tour"_s, u"--version"_s, u"kontor://deal/DLID0042"_s})
            QVERIFY2(help.contains(option), qPrintable(help));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "commandlinetest.moc"
