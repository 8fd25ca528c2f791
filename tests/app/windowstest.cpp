#include "pages.h"
#include "records/leavequestion.h"
#include "records/listpage.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "shell/keysoverlay.h"
#include "shell/mainwindow.h"
#include "shell/sidebar.h"
#include "shell/undohistory.h"
#include "shell/workplace.h"
#include "support/pagetest.h"
#include "support/program.h"
#include "support/testoffice.h"
#include "widgets/keycap.h"
#include "widgets/theme.h"

#include <QAction>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

// Windows with real screens: one person's second one is a place of its own, and each tells all its keys.
class WindowsTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    QTemporaryDir m_folder;

    static ListPage *listOf(const MainWindow *window) { return qobject_cast<ListPage *>(window->page()); }
    // By key, in the cell of the city.
    static void change(MainWindow *window, const QString &id, const QString &city)
    {
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        RecordTableView *view = listOf(window)->view();
        view->setFocus();
        view->setCurrentIndex(listOf(window)->table()->index(listOf(window)->table()->rowOf(id), int(view->shown().indexOf(u"city"_s))));
        QTest::keyClick(view, Qt::Key_F2);
        auto line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(line);
        line->clear();
        QTest::keyClicks(line, city);
        QTest::keyClick(line, Qt::Key_Return);
    }
    static QString shown(const MainWindow *window, const QString &id)
    {
        const RecordTable *table = listOf(window)->table();
        return table->value(table->rowOf(id), u"city"_s).toString();
    }
    QString stored(const QString &id) { return m_office.ask(u"select city from crm.client where id = ?::uuid"_s, {id}).text(0, u"city"); }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        QCoreApplication::setApplicationName(u"windowstest"_s);
        QCoreApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    }

    void eachWindowShowsTheSameAndTakesBackItsOwn()
    {
        Program program(m_folder.filePath(u"windows.ini"_s));
        Application &application = program.application;
        application.start(m_office.peopleUri());
        program.submit(u"sales@baltic.example"_s);
        QTRY_VERIFY_WITH_TIMEOUT(application.window() && application.window()->page(), 20'000);
        const QPointer first = application.window();
        const Target mine{u"clients"_s, {}, {{u"view"_s, u"mine"_s}}};
        QVERIFY(first->open(mine));
        Q_EMIT first->windowWanted(mine);
        const QPointer second = application.window();
        QVERIFY(second != first);
        for (const MainWindow *window : {first.data(), second.data()})
            QTRY_VERIFY(listOf(window)->table()->isLoaded(1));
        const QString one = listOf(first)->table()->id(0);
        const QString other = listOf(first)->table()->id(1);
        const QString before = shown(first, one);

        change(first, one, u"Hel"_s);
        QTRY_COMPARE(shown(second, one), u"Hel"_s);
        QTRY_VERIFY(first->history()->canUndo());
        QVERIFY(!second->history()->canUndo());
        change(second, other, u"Sopot"_s);
        QTRY_COMPARE(shown(first, other), u"Sopot"_s);
        QTRY_VERIFY(second->history()->canUndo());
        first->history()->undo(); // what was done there, though it was not done last
        QTRY_COMPARE(stored(one), before);
        QTRY_COMPARE(shown(second, one), before);
        QCOMPARE(stored(other), u"Sopot"_s);

        first->close();
        QTRY_VERIFY(!first || !first->isVisible());
        QVERIFY(second && second->isVisible());
        QCOMPARE(application.window(), second.data());
        m_office.ask(u"update crm.client set city = 'Reda' where id = ?::uuid"_s, {one});
        QTRY_COMPARE(shown(second, one), u"Reda"_s);
        second->history()->undo();
        QTRY_VERIFY(stored(other) != "Sopot"_L1);
    }

    // A draft is of the organization that it was typed in.
    void whatIsTypedStaysWhenTheOrganizationIsSwitched()
    {
        Program program(m_folder.filePath(u"organizations.ini"_s));
        Application &application = program.application;
        application.start(m_office.peopleUri());
        program.submit(u"dual@kontor.example"_s);
        QTRY_VERIFY_WITH_TIMEOUT(application.signInWindow()->isChoosing(), 20'000);
        const QList<Membership> memberships = application.session().memberships();
        application.signInWindow()->choose(0);
        const auto isIn = [&](int membership) {
            return application.session().tenant().id == memberships.at(membership).tenant && application.window()
                   && application.window()->page();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isIn(0), 20'000);
        const auto name = [&] {
            application.window()->open({u"client.form"_s});
            return application.window()->page()->findChild<QLineEdit *>(u"name"_s);
        };
        const auto enter = [&](int membership) {
            const QPointer before = application.window();
            Q_EMIT before->findChild<Sidebar *>()->organizationWanted(memberships.at(membership).tenant);
            if (const auto question = before->page()->findChild<LeaveQuestion *>())
                question->accept(); // it is kept
            return QTest::qWaitFor([&] { return !before && isIn(membership); }, 20'000);
        };
        QVERIFY(application.window()->has(u"client.form"_s));
        QTest::keyClicks(name(), u"Typed in the first"_s);
        QVERIFY(enter(1));
        QVERIFY(enter(0));
        QCOMPARE(name()->text(), u"Typed in the first"_s);
    }

    void everyKeyOfAScreenIsInItsSheet_data()
    {
        QTest::addColumn<QString>("person");
        QTest::addColumn<QString>("page");
        for (const char *page : {"home", "deals", "clients", "payments", "deal.new", "payment.new", "client.form", "commissions"})
            QTest::newRow(page) << u"sales@baltic.example"_s << QString::fromLatin1(page);
        QTest::newRow("verification") << u"verifier@baltic.example"_s << u"verification"_s;
        QTest::newRow("members") << u"admin@baltic.example"_s << u"members"_s;
    }
    void everyKeyOfAScreenIsInItsSheet()
    {
        QFETCH(QString, person);
        QFETCH(QString, page);
        const auto desk = m_office.signIn(person);
        Theme theme(*qApp);
        Workplace workplace;
        MainWindow window(desk->backend, workplace, Pages::all(theme, workplace, desk->session));
        QVERIFY(window.open({page}));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_VERIFY(!window.page()->isBusy());
        QTest::keyClick(&window, Qt::Key_F1);
        QTRY_VERIFY(window.findChild<KeysOverlay *>());
        const QString told = window.findChild<KeysOverlay *>()->accessibleName();
        int seen = 0;
        for (const QList<QAction *> &actions : {window.page()->actions(), window.actions()})
            for (const QAction *action : actions) {
                const QString hint = action->property("hint").toString();
                const QString words = hint.contains(u'|') ? hint.section(u'|', 1) : action->text().remove(u'&');
                const bool isSecond = words.isEmpty() || action->property("toldBefore").toBool(); // another key of one that is told
                if (action->shortcut().isEmpty() || !action->isEnabled() || isSecond)
                    continue;
                ++seen;
                QVERIFY2(told.contains(words), qPrintable(words));
                if (!hint.contains(u'|'))
                    QVERIFY2(told.contains(keyName(action->shortcut())), qPrintable(words));
            }
        QVERIFY(seen > 20);
    }
};

QTEST_MAIN(WindowsTest)
#include "windowstest.moc"
