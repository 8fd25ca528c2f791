#include "rememberedpassword.h"
#include "shell/serverprofile.h"

#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// Runs itself again inside a session bus of its own, with a real Secret Service on it (gnome-keyring), and once with one that nobody
// unlocks.
class RememberedPasswordTest : public QObject
{
    Q_OBJECT
    const ServerProfile m_profile{u"Office"_s, u"postgresql://kontor.example/kontor"_s, u"anna@example.com"_s, false, true};

    static bool isInside() { return qEnvironmentVariableIsSet("KONTOR_TEST_KEYRING"); }

    static int runInside(const QString &keyring)
    {
        QProcess process;
        QTemporaryDir home;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
        environment.insert(u"XDG_DATA_HOME"_s, home.path());
        environment.insert(u"KONTOR_TEST_KEYRING"_s, keyring);
        environment.insert(u"XDG_CURRENT_DESKTOP"_s, u"GNOME"_s);
        environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        const QString start
            = keyring == "real"_L1 ? u"echo test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "_s : QString();
        process.start(u"dbus-run-session"_s, {u"--"_s, u"sh"_s, u"-c"_s, start + u'"' + QCoreApplication::applicationFilePath() + u'"'});
        process.waitForFinished(60000);
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

private Q_SLOTS:
    void aRealSecretServiceKeepsIt()
    {
        if (isInside())
            return;
        QVERIFY2(!QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty(), "tools/setup installs gnome-keyring");
        QCOMPARE(runInside(u"real"_s), 0);
    }

    void withAKeychainThatStaysLockedTheProgramWorksOn()
    {
        if (!isInside())
            QCOMPARE(runInside(u"locked"_s), 0);
    }

    void whatIsKeptIsReadAndForgotten()
    {
        if (qEnvironmentVariable("KONTOR_TEST_KEYRING") != "real"_L1)
            return;
        RememberedPassword remembered;
        QSignalSpy kept(&remembered, &RememberedPassword::kept);
        QSignalSpy refused(&remembered, &RememberedPassword::refused);
        remembered.keep(m_profile, u"ein Geheimnis ☂"_s);
        QTRY_COMPARE_WITH_TIMEOUT(kept.size(), 1, 10000);

        QString read;
        remembered.read(m_profile, [&read](const QString &password) { read = password; });
        QTRY_COMPARE_WITH_TIMEOUT(read, u"ein Geheimnis ☂"_s, 10000);

        // The keychain does one thing after another: when the second password is read, the first would have been.
        ServerProfile another = m_profile;
        another.email = u"ewa@example.com"_s;
        remembered.forget(m_profile);
        remembered.keep(another, u"another"_s);
        QTRY_COMPARE_WITH_TIMEOUT(kept.size(), 2, 10000);
        QStringList found;
        for (const ServerProfile &profile : {m_profile, another})
            remembered.read(profile, [&found](const QString &password) { found.append(password); });
        QTRY_COMPARE_WITH_TIMEOUT(found, QStringList{u"another"_s}, 10000);
        QCOMPARE(refused.size(), 0);
    }

    void aRefusalIsASentence()
    {
        if (qEnvironmentVariable("KONTOR_TEST_KEYRING") != "locked"_L1)
            return;
        RememberedPassword remembered;
        QSignalSpy refused(&remembered, &RememberedPassword::refused);
        remembered.keep(m_profile, u"secret"_s);
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, 30000);
        QVERIFY(refused.front().front().toString().startsWith(u"Your password isn’t kept"_s));
        QVERIFY(!refused.front().front().toString().contains(u"secret"_s));
    }
};

QTEST_GUILESS_MAIN(RememberedPasswordTest)
#include "rememberedpasswordtest.moc"
