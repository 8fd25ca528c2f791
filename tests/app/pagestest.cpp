#include "pages.h"
#include "home/homepage.h"
#include "records/listpage.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "shell/keysoverlay.h"
#include "shell/mainwindow.h"
#include "shell/messagebar.h"
#include "shell/page.h"
#include "shell/paletteentries.h"
#include "shell/signinwindow.h"
#include "shell/workplace.h"
#include "support/testoffice.h"
#include "widgets/commandpalette.h"
#include "widgets/icon.h"
#include "widgets/palettelist.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

// THE list of screens: each of them opens, for everybody who may use it.
class PagesTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;

    // With all screens of whoever is signed in.
    struct OwnWindow
    {
        explicit OwnWindow(Desk &desk)
            : window(desk.backend, workplace, Pages::all(theme, workplace, desk.session))
        {
        }
        Theme theme{*qApp};
        Workplace workplace;
        MainWindow window;
    };

    // Controls that take the keyboard and that a screen reader could only call "edit" or "list".
    static QStringList namelessControls(const QWidget &window)
    {
        QStringList found;
        const auto parts = window.findChildren<QWidget *>();
        for (QWidget *part : parts) {
            if (part->focusPolicy() == Qt::NoFocus || !part->isVisibleTo(&window) || part->focusProxy())
                continue;
            const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(part);
            if (spoken && spoken->text(QAccessible::Name).trimmed().isEmpty())
                found << QString::fromLatin1(part->metaObject()->className()) + u' ' + part->objectName();
        }
        return found;
    }

private Q_SLOTS:
    void theWindowAroundThemHasANameForEveryControl()
    {
        const auto desk = m_office.signIn(u"manager@baltic.example"_s);
        OwnWindow own(*desk);
        MainWindow &window = own.window;
        window.open({u"home"_s});
        window.show();
        QTRY_VERIFY(!window.page()->isBusy());
        QVERIFY2(namelessControls(window).isEmpty(), qPrintable(namelessControls(window).join(u", "_s)));
        SignInWindow door(desk->session, [](const ServerProfile &) { return QFuture<Result<QString>>(); });
        door.show();
        QVERIFY2(namelessControls(door).isEmpty(), qPrintable(namelessControls(door).join(u", "_s)));
    }

    void whatCanBeBegunIsAStepOfThePaletteAndNoFormAScreen()
    {
        const auto desk = m_office.signIn(u"manager@baltic.example"_s);
        Theme theme(*qApp);
        Workplace workplace;
        QList<PageSpec> pages = Pages::all(theme, workplace, desk->session);
        MainWindow window(desk->backend, workplace, pages);
        window.open({u"settings"_s});
        window.showPalette();
        const QAbstractItemModel *rows = window.findChild<PaletteEntries *>();
        QStringList steps;
        QStringList screens;
        QString heading;
        for (int row = 0; row < rows->rowCount(); ++row) {
            const QModelIndex at = rows->index(row, 0);
            if (at.data(PaletteHeadingRole).toBool())
                heading = at.data().toString();
            else if (heading == u"Do"_s)
                steps.append(at.data().toString());
            else if (heading == u"Go to"_s)
                screens.append(at.data().toString());
        }
        QCOMPARE(steps.count(u"New deal"_s), 1);
        QVERIFY(screens.contains(u"Deals"_s));
        for (const PageSpec &page : std::as_const(pages)) {
            if (!page.isForm)
                continue;
            QVERIFY2(!screens.contains(page.title), qPrintable(page.title));
            QVERIFY2(window.pages().contains(page.section) || !window.has(page.id), qPrintable(page.id));
        }
    }

    void theKeysOfAHomeWorkFromTheStart()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        OwnWindow own(*desk);
        MainWindow &window = own.window;
        window.open({u"home"_s});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_VERIFY(!window.page()->isBusy());
        QTRY_VERIFY(qobject_cast<QAbstractItemView *>(QApplication::focusWidget()));
        QVERIFY(window.page()->isAncestorOf(QApplication::focusWidget()));
        const Page *home = window.page();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N);
        QTRY_VERIFY(window.page() != home);
        QCOMPARE(window.page()->title(), u"New deal"_s);
    }

    void f6StopsAtEveryPaneOfAScreenAndAtTheSidebar_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("screen");
        QTest::addColumn<int>("panes");
        QTest::newRow("cards of a home") << u"sales@baltic.example"_s << u"home"_s << 6;
        QTest::newRow("cards of a dashboard") << u"manager@baltic.example"_s << u"home"_s << 8;
        QTest::newRow("rows and drawer") << u"manager@baltic.example"_s << u"deals"_s << 3;
        QTest::newRow("queue, receipt, facts") << u"verifier@baltic.example"_s << u"verification"_s << 4;
        QTest::newRow("people, statement, steps") << u"manager@baltic.example"_s << u"commissions"_s << 4;
        QTest::newRow("one pane") << u"manager@baltic.example"_s << u"settings"_s << 2;
    }
    void f6StopsAtEveryPaneOfAScreenAndAtTheSidebar()
    {
        QFETCH(const QString, email);
        QFETCH(const QString, screen);
        QFETCH(const int, panes);
        const auto desk = m_office.signIn(email);
        OwnWindow own(*desk);
        MainWindow &window = own.window;
        window.resize(1440, 900);
        window.open({screen});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_VERIFY(!window.page()->isBusy());
        QTRY_VERIFY(window.page()->isAncestorOf(QApplication::focusWidget()));
        if (auto list = qobject_cast<ListPage *>(window.page())) {
            QTRY_VERIFY(list->table()->isLoaded(0));
            QTest::keyClick(list->view(), Qt::Key_Space);
        }
        // Rows and cards come in turns of their own.
        const auto stops = [&window] {
            QSet<QWidget *> reached;
            bool isSidebarReached = false;
            for (int step = 0; step < 12; ++step) {
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
                reached.insert(QApplication::focusWidget());
                isSidebarReached = isSidebarReached || !window.page()->isAncestorOf(QApplication::focusWidget());
            }
            return isSidebarReached ? int(reached.size()) : -1;
        };
        QTRY_COMPARE(stops(), panes);
    }

    void noTwoScreensOfASidebarShareAnIcon()
    {
        const auto desk = m_office.signIn(u"owner@baltic.example"_s);
        Theme theme(*qApp);
        Workplace workplace;
        QHash<QString, QString> screens;
        for (const PageSpec &page : Pages::all(theme, workplace, desk->session)) {
            if (!page.inSidebar)
                continue;
            QVERIFY2(!screens.contains(page.icon), qPrintable(page.title + u" and "_s + screens.value(page.icon)));
            screens.insert(page.icon, page.title);
        }
        QVERIFY(screens.size() > 10);
    }

    void managersCallTheirFirstScreenDashboard()
    {
        QCOMPARE(Pages::homeTitle(u"manager"_s), u"Dashboard"_s);
        QCOMPARE(Pages::homeTitle(u"sales"_s), u"Home"_s);
    }

    void administratorsHaveTheDashboardBesideTheirHome()
    {
        const auto count = [this](const QString &email) {
            const auto desk = m_office.signIn(email);
            Theme theme(*qApp);
            Workplace workplace;
            return MainWindow(desk->backend, workplace, Pages::all(theme, workplace, desk->session)).pages().count(u"dashboard"_s);
        };
        QCOMPARE(Pages::homeTitle(u"admin"_s), u"Home"_s);
        QCOMPARE(count(u"admin@baltic.example"_s), 1);
        QCOMPARE(count(u"manager@baltic.example"_s), 0); // whose home it is
        QCOMPARE(count(u"sales@baltic.example"_s), 0);
    }

    // At the front desk people enter clients, but no deals and no payments: the figures of a seller would be zeros there.
    void theFirstScreenIsOneThatTheirPermissionsGiveSenseTo_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("first");
        for (const auto &[who, first] : {std::pair{"sales", "home"},
                                         {"verifier", "home"},
                                         {"manager", "home"},
                                         {"admin", "home"},
                                         {"owner", "home"},
                                         {"agent", "clients"}})
            QTest::newRow(who) << QString::fromLatin1(who) + u"@baltic.example"_s << QString::fromLatin1(first);
    }
    void theFirstScreenIsOneThatTheirPermissionsGiveSenseTo()
    {
        QFETCH(const QString, email);
        const auto desk = m_office.signIn(email);
        QVERIFY(desk);
        OwnWindow own(*desk);
        MainWindow &window = own.window;
        QTEST(window.pages().front(), "first");
        QCOMPARE(window.pages().count(u"deals"_s), 1);
        QCOMPARE(window.has(u"home"_s), window.pages().front() == u"home"_s);
    }

    void settingsAreFoundByWhatIsSetThere()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        QVERIFY(desk);
        OwnWindow own(*desk);
        MainWindow &window = own.window;
        window.show();
        window.showPalette();
        const auto palette = window.findChild<CommandPalette *>();
        const auto found = [palette](const QString &typed) {
            palette->line()->clear();
            QTest::keyClicks(palette->line(), typed);
            QStringList rows;
            for (int row = 0; row < palette->list()->model()->rowCount(); ++row)
                rows.append(palette->list()->model()->index(row, 0).data().toString());
            return rows;
        };
        for (const QString &word : {u"theme"_s, u"dark"_s, u"language"_s, u"text size"_s, u"keys"_s})
            for (const QString &mark : {QString(), u">"_s})
                QVERIFY2(found(mark + word).contains(u"Settings"_s), qPrintable(mark + word));
        QVERIFY(!found(u"zebra"_s).contains(u"Settings"_s));
    }

    void theSheetOfKeysHasThoseThatTheListItselfTakes()
    {
        const auto desk = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(desk);
        OwnWindow own(*desk);
        MainWindow &window = own.window;
        window.show();
        QVERIFY(window.open({u"deals"_s}));
        QTRY_VERIFY(!window.page()->isBusy());
        window.page()->setFocus();
        window.showKeys();
        const QString sheet = window.findChild<KeysOverlay *>()->accessibleName();
        for (const QString &key : {u"Copy rows Ctrl+C"_s, u"Select all Ctrl+A"_s, u"All keys F1 ?"_s, u"Selected: Put on hold Shift+H"_s})
            QVERIFY2(sheet.contains(key), qPrintable(key + u" in "_s + sheet));
        QCOMPARE(sheet.count(u"All keys"_s), 1);
    }

    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"kontor-test"_s);
        QCoreApplication::setApplicationName(u"pagestest"_s);
        qRegisterMetaType<Target>("Target");
    }

    void everyScreenOpensForWhoMayUseIt_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<bool>("hasRules");
        for (const auto &[who, hasRules] :
             {std::pair{"sales", false}, {"verifier", false}, {"manager", true}, {"agent", false}, {"admin", true}, {"owner", true}})
            QTest::newRow(who) << QString::fromLatin1(who) + u"@baltic.example"_s << hasRules;
    }
    void everyScreenOpensForWhoMayUseIt()
    {
        QFETCH(const QString, email);
        QTest::failOnWarning(QRegularExpression(u"^no icon"_s));
        const auto desk = m_office.signIn(email);
        QVERIFY(desk);
        Theme theme(*qApp);
        Workplace workplace;
        QStringList opened;
        for (const PageSpec &spec : Pages::all(theme, workplace, desk->session)) {
            if (!spec.permission.isEmpty() && !desk->session.may(spec.permission))
                continue;
            QVERIFY(!tintedPixmap(spec.icon, Qt::black).isNull());
            const std::unique_ptr<Page> page(spec.create(desk->backend, nullptr));
            page->show(Target{spec.id});
            page->refresh();
            page->show();
            QTRY_VERIFY2_WITH_TIMEOUT(!page->isBusy(), qPrintable(spec.id), 15000);
            QVERIFY2(!page->messages()->isError(), qPrintable(spec.id + u": "_s + page->messages()->text()));
            QVERIFY2(!page->title().isEmpty(), qPrintable(spec.id));
            const QStringList nameless = namelessControls(*page);
            QVERIFY2(nameless.isEmpty(), qPrintable(spec.id + u": a screen reader has no name for "_s + nameless.join(u", "_s)));
            opened.append(spec.id);
        }
        QVERIFY(opened.contains(u"deals"_s) && opened.contains(u"settings"_s));
        QCOMPARE(opened.contains(u"home"_s), hasHome(desk->session));
        QTEST(opened.contains(u"approval.rules"_s), "hasRules");
    }
};

QTEST_MAIN(PagesTest)
#include "pagestest.moc"
