#include "application.h"
#include "settings.h"
#include "shell/mainwindow.h"
#include "shell/signinform.h"
#include "shell/signinwindow.h"
#include "support/testoffice.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// From the sign-in window to the work and back, and in again as somebody else on the same computer.
class ApplicationTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    QTemporaryDir m_folder;

    static bool signIn(Application &application, const QString &email, bool keep)
    {
        SignInForm *form = application.signInWindow()->form();
        form->setEmail(email);
        form->setPassword(u"demo-Kontor-1"_s, keep);
        application.signInWindow()->signIn();
        return QTest::qWaitFor([&] { return application.window() && application.window()->page(); }, 20'000);
    }

    static bool signOut(Application &application)
    {
        Q_EMIT application.window()->signOutWanted();
        return QTest::qWaitFor([&] { return !application.window() && application.signInWindow(); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"kontor-test"_s);
        QCoreApplication::setApplicationName(u"applicationtest"_s);
        QCoreApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    }

    void whoSignsOutIsNotLetInAgainByTheComputer()
    {
        Theme theme(*qApp);
        Settings settings(m_folder.filePath(u"kept.ini"_s));
        Application application(theme, settings);
        application.start(m_office.peopleUri());
        QVERIFY(signIn(application, u"sales@baltic.example"_s, true));
        QVERIFY(settings.profiles().front().keepsPassword);
        QVERIFY(signOut(application));
        QVERIFY(!settings.profiles().front().keepsPassword);
        QCOMPARE(settings.profiles().front().email, u"sales@baltic.example"_s);
        QVERIFY(application.signInWindow()->form()->password().isEmpty());
        QVERIFY(!application.signInWindow()->form()->keepsPassword());
    }

    void whoComesNextFindsNothingOfWhoWasThere()
    {
        Theme theme(*qApp);
        Settings settings(m_folder.filePath(u"next.ini"_s));
        Application application(theme, settings);
        application.start(m_office.peopleUri());
        QVERIFY(signIn(application, u"manager@baltic.example"_s, false));
        QVERIFY(application.window()->pages().contains(u"verification"_s));
        QVERIFY(signOut(application));
        QVERIFY(signIn(application, u"agent@atlas.example"_s, false));
        QCOMPARE(application.session().tenant().name, u"Atlas Loans"_s);
        QVERIFY(!application.window()->pages().contains(u"verification"_s));
        QCOMPARE(application.window()->pages().front(), u"deals"_s);
        QCOMPARE(QApplication::topLevelWidgets().count(application.window()), 1);
        for (const QWidget *widget : QApplication::topLevelWidgets())
            QVERIFY2(!qobject_cast<const MainWindow *>(widget) || widget == application.window(), "a window of the former person");
    }
};

QTEST_MAIN(ApplicationTest)
#include "applicationtest.moc"
