#include "support/testoffice.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// The program as people start it, with its own event loop: what begins and ends with its windows is seen nowhere else.
class WholeProgramTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    QTemporaryDir m_home; // nothing of whoever runs the test is read or written

private Q_SLOTS:
    void switchingTheOrganizationEndsNothingAndClosingTheLastWindowEndsItWell()
    {
        const QString pictures = m_home.filePath(u"pictures"_s);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &folder : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_RUNTIME_DIR"_s})
            environment.insert(folder, m_home.path());
        QProcess program;
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(TestOffice::program(u"kontor"_s), {u"--tour"_s, pictures, u"--person"_s, u"dual@kontor.example"_s, u"--screen"_s,
                                                         u"clients"_s, u"--server"_s, m_office.peopleUri()});
        QVERIFY2(program.waitForFinished(120'000), program.readAll().constData());
        const QByteArray told = program.readAll();
        QVERIFY2(program.exitStatus() == QProcess::NormalExit, told.constData());
        QVERIFY2(program.exitCode() == 0, told.constData());
        const QStringList saved = QDir(pictures).entryList(QDir::Files, QDir::Name);
        for (const QString &organization : {u"1"_s, u"2"_s})
            QVERIFY2(saved.contains(u"04-clients-dual-%1-light.png"_s.arg(organization)),
                     qPrintable(saved.join(u' ') + QString::fromUtf8(told)));
    }
};

QTEST_GUILESS_MAIN(WholeProgramTest)
#include "wholeprogramtest.moc"
