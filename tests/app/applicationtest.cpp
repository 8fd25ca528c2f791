#include "pages.h"
#include "records/listpage.h"
#include "records/recordtable.h"
#include "shell/mainwindow.h"
#include "shell/messagebar.h"
#include "shell/passworddialog.h"
#include "shell/signinform.h"
#include "shell/signinwindow.h"
#include "support/program.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "text/moneytext.h"
#include "widgets/passwordedit.h"

#include <QComboBox>
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
        Program::submit(application, email, keep);
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
        Program program(m_folder.filePath(u"kept.ini"_s));
        Application &application = program.application;
        application.start(m_office.peopleUri());
        QVERIFY(signIn(application, u"sales@baltic.example"_s, true));
        QVERIFY(program.settings.profiles().front().keepsPassword);
        QVERIFY(signOut(application));
        QVERIFY(!program.settings.profiles().front().keepsPassword);
        QCOMPARE(program.settings.profiles().front().email, u"sales@baltic.example"_s);
        QVERIFY(application.signInWindow()->form()->password().isEmpty());
        QVERIFY(!application.signInWindow()->form()->keepsPassword());
    }

    void whoGetsAnotherRoleWhileTheyWorkGetsItsScreens()
    {
        Program program(m_folder.filePath(u"role.ini"_s));
        Application &application = program.application;
        application.start(m_office.peopleUri());
        QVERIFY(signIn(application, u"julia@baltic.example"_s, false));
        QVERIFY(!application.window()->pages().contains(u"verification"_s));
        const auto admin = m_office.signIn(u"admin@baltic.example"_s);
        const auto give = [&](const QString &role) {
            return settled(admin->database.write({u"select core.set_member_role(?::uuid, ?)"_s, {application.session().person().id, role}}))
                .has_value();
        };
        QVERIFY(give(u"verifier"_s));
        QTRY_VERIFY_WITH_TIMEOUT(application.window() && application.window()->pages().contains(u"verification"_s), 20'000);
        QTRY_VERIFY(application.window()->page());

        application.window()->lock();
        QVERIFY(give(u"sales"_s));
        QTRY_COMPARE_WITH_TIMEOUT(
            m_office
                .ask(u"select r.key from core.membership m join core.role r on r.id = m.role_id where m.user_id = ?::uuid"_s,
                     {application.session().person().id})
                .text(0, u"key"),
            u"sales"_s, 20'000);
        QVERIFY(application.window()->isLocked()); // and stays so
        Q_EMIT application.window()->unlockWanted(u"demo-Kontor-1"_s);
        QTRY_VERIFY_WITH_TIMEOUT(application.window() && !application.window()->pages().contains(u"verification"_s), 20'000);
    }

    void daysAndFiguresAreWrittenAsChosenFromTheNextSignInOn()
    {
        const QString path = m_folder.filePath(u"locality.ini"_s);
        {
            Program program(path);
            Application &application = program.application;
            application.start(m_office.peopleUri());
            QVERIFY(signIn(application, u"sales@baltic.example"_s, false));
            QVERIFY(application.window()->open({u"settings"_s}));
            auto format = application.window()->page()->findChild<QComboBox *>(u"format"_s);
            QVERIFY(format);
            const int polish = format->findText(u"polski (Polska)"_s);
            QVERIFY(polish > 0);
            const QString before = formatMinor(8'460'000, 2);
            format->setCurrentIndex(polish);
            Q_EMIT format->activated(polish);
            QCOMPARE(formatMinor(8'460'000, 2), before); // what is typed in other windows is read as it was written
            QCOMPARE(format->currentText(), u"polski (Polska)"_s);
            Q_EMIT application.window()->signOutWanted();
            QTRY_VERIFY(!application.window() && application.signInWindow());
            QCOMPARE(formatMinor(8'460'000, 2), u"84\u00a0600,00"_s);
        }
        QLocale::setDefault(QLocale::c());
        Program next(path);
        QCOMPARE(QLocale(), QLocale(QLocale::Polish, QLocale::Poland));
        next.settings.setLocality({});
        QLocale::setDefault(QLocale::system());
    }

    void whoIsSuspendedWhileTheyWorkIsToldSo()
    {
        Program program(m_folder.filePath(u"suspended.ini"_s));
        Application &application = program.application;
        application.start(m_office.peopleUri());
        QVERIFY(signIn(application, u"julia@baltic.example"_s, false));
        const QString julia = application.session().person().id;
        const auto admin = m_office.signIn(u"admin@baltic.example"_s);
        QVERIFY_RESULT(settled(admin->database.write({u"select core.suspend_member(?::uuid, 'left')"_s, {julia}})));
        QTRY_VERIFY_WITH_TIMEOUT(!application.window() && application.signInWindow(), 20'000);
        const auto told = application.signInWindow()->form()->findChild<MessageBar *>();
        QTRY_VERIFY2(told->text().contains(u"was suspended"_s) && told->text().contains(u"Baltic Solar Group"_s), qPrintable(told->text()));
        QVERIFY_RESULT(settled(admin->database.write({u"select core.resume_member(?::uuid)"_s, {julia}})));
    }

    void whoChangesTheirPasswordWorksOnWithTheNewOne()
    {
        Program program(m_folder.filePath(u"changed.ini"_s));
        Application &application = program.application;
        application.start(m_office.peopleUri());
        QVERIFY(signIn(application, u"owner@baltic.example"_s, false));
        Q_EMIT application.window()->passwordWanted();
        const QPointer dialog = application.window()->findChild<PasswordDialog *>();
        QVERIFY(dialog);
        const auto fields = dialog->findChildren<PasswordEdit *>();
        for (const QString &password : {u"short"_s, u"longer-Kontor-3"_s}) {
            for (PasswordEdit *field : fields) {
                field->clear();
                QTest::keyClicks(field, password);
            }
            QVERIFY(dialog && application.session().isOwnPassword(u"demo-Kontor-1"_s));
            QTest::keyClick(fields.back(), Qt::Key_Return);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!dialog, 20'000);
        QVERIFY(application.session().isOwnPassword(u"longer-Kontor-3"_s));
        QVERIFY(application.window()->page());
    }

    void aListOfMembersHearsOfThem()
    {
        const auto admin = m_office.signIn(u"admin@baltic.example"_s);
        Theme theme(*qApp);
        Workplace workplace;
        const QList<PageSpec> pages = Pages::all(theme, workplace, admin->session);
        const auto spec = std::ranges::find(pages, u"members"_s, &PageSpec::id);
        QVERIFY(spec != pages.end());
        const std::unique_ptr<Page> page(spec->create(admin->backend, nullptr));
        page->show(Target{u"members"_s});
        static_cast<QWidget &>(*page).show(); // who doesn't see it reads it again on coming back
        const RecordTable *table = static_cast<ListPage *>(page.get())->table();
        QTRY_VERIFY(!page->isBusy() && table->isLoaded(0));
        m_office.ask(u"update core.membership set job_title = 'Queen of sales' where email = 'sales@baltic.example' returning 1 as done"_s);
        QTRY_COMPARE_WITH_TIMEOUT(table->value(0, u"job_title").toString(), u"Queen of sales"_s, 10'000);
    }

    void whoComesNextFindsNothingOfWhoWasThere()
    {
        Program program(m_folder.filePath(u"next.ini"_s));
        Application &application = program.application;
        application.start(m_office.peopleUri());
        QVERIFY(signIn(application, u"manager@baltic.example"_s, false));
        QVERIFY(application.window()->pages().contains(u"verification"_s));
        QVERIFY(signOut(application));
        QVERIFY(signIn(application, u"agent@atlas.example"_s, false));
        QCOMPARE(application.session().tenant().name, u"Atlas Loans"_s);
        QVERIFY(!application.window()->pages().contains(u"verification"_s));
        QCOMPARE(application.window()->pages().front(), u"clients"_s);
        QCOMPARE(QApplication::topLevelWidgets().count(application.window()), 1);
        for (const QWidget *widget : QApplication::topLevelWidgets())
            QVERIFY2(!qobject_cast<const MainWindow *>(widget) || widget == application.window(), "a window of the former person");
    }
};

QTEST_MAIN(ApplicationTest)
#include "applicationtest.moc"
