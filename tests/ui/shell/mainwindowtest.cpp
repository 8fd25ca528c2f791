#include "shell/mainwindow.h"
#include "shell/connectionbanner.h"
#include "shell/messagebar.h"
#include "shell/page.h"
#include "shell/sidebar.h"
#include "shell/undohistory.h"
#include "shell/workplace.h"
#include "support/heldtable.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "widgets/commandpalette.h"
#include "widgets/keybar.h"
#include "widgets/keybutton.h"
#include "widgets/panekeys.h"
#include "widgets/theme.h"
#include "widgets/toast.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {
// A screen that shows what it was asked for, and can be told to stay.
class PlainPage : public Page
{
public:
    using Page::Page;
    QString title() const override { return u"Plain"_s; }
    void refresh() override { ++refreshed; }
    bool canLeave() override { return mayLeave; }
    void ask(QFuture<Result<Rows>> future)
    {
        await(std::move(future), [](const Rows &) {});
    }

    void add(QWidget *widget) { content()->addWidget(widget); }

    int refreshed = 0;
    bool mayLeave = true;
};

PageSpec plain(const QString &id, const QString &permission)
{
    return {id, id, u"go-home"_s, permission, true, [](Backend &, QWidget *parent) { return new PlainPage(parent); }};
}
}

class MainWindowTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    Workplace m_workplace;
    const QList<PageSpec> m_pages{plain(u"deals"_s, u"deal.read"_s), plain(u"verification"_s, u"payment.verify"_s),
                                  plain(u"settings"_s, {})};

    // A page of the window that can't be left yet.
    static PlainPage *openedToStay(MainWindow &window)
    {
        window.open({u"deals"_s});
        auto page = static_cast<PlainPage *>(window.page());
        page->mayLeave = false;
        return page;
    }

    static bool showSettingsAfterDeals(MainWindow &window)
    {
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window) && window.open({u"deals"_s}) && window.open({u"settings"_s});
    }

private Q_SLOTS:
    void onlyPermittedScreensAreThere()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        QCOMPARE(window.pages(), QStringList({u"deals"_s, u"settings"_s}));
        QVERIFY(!window.open({u"verification"_s}));
        QVERIFY(!window.page());
    }

    void formsAreMadeBeforeTheyAreOpened()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        QStringList made;
        QList<PageSpec> pages = m_pages;
        for (const auto &[id, permission] : {std::pair(u"member.new"_s, u"member.manage"_s), std::pair(u"deal.new"_s, u"deal.write"_s)}) {
            PageSpec form = plain(id, permission);
            form.isForm = true;
            form.create = [&made, id](Backend &, QWidget *parent) {
                made.append(id);
                return new PlainPage(parent);
            };
            pages.append(form);
        }
        MainWindow window(desk->backend, m_workplace, pages);
        window.open({u"deals"_s});
        const Page *seen = window.page();
        window.makeForms();
        QTRY_COMPARE(made, QStringList(u"deal.new"_s)); // not what the person may not open
        QCOMPARE(window.page(), seen);
        window.open({u"deal.new"_s});
        QVERIFY(window.page() != seen);
        QCOMPARE(made.size(), 1);
    }

    void backAndForwardRetraceTheWay()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.open({u"deals"_s});
        window.open({u"verification"_s, u"x"_s});
        window.back();
        QCOMPARE(window.here().page, u"deals"_s);
        window.forward();
        QCOMPARE(window.here().page, u"verification"_s);
        QCOMPARE(window.here().id.toString(), u"x"_s);
    }

    void aScreenThatIsNotLeftYetStaysMarked()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.resize(1200, 800);
        window.show();
        PlainPage *page = openedToStay(window);
        const auto list = window.findChild<Sidebar *>()->findChild<QListView *>();
        const QModelIndex marked = list->currentIndex();
        QVERIFY(marked.isValid());
        const QModelIndex other = list->model()->index(marked.row() == 0 ? 1 : 0, 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(other).center());
        QCOMPARE(window.here().page, u"deals"_s);
        QCOMPARE(list->currentIndex(), marked);
        Q_EMIT page->leaveAllowed();
        QVERIFY(window.here().page != u"deals"_s);
        QCOMPARE(list->currentIndex(), other);
    }

    void theSectionThatAFormBelongsToStaysMarked()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        PageSpec form = plain(u"deal.form"_s, {});
        form.inSidebar = false;
        form.section = u"deals"_s;
        MainWindow window(desk->backend, m_workplace, m_pages + QList<PageSpec>{form});
        window.open({u"settings"_s});
        window.open({u"deal.form"_s});
        QStringList marked;
        for (const QListView *list : window.findChildren<QListView *>())
            if (list->currentIndex().isValid())
                marked.append(list->currentIndex().data().toString());
        QCOMPARE(marked, QStringList({u"deals"_s}));
    }

    void ctrlNBeginsWhatTheScreenIsAboutElseTheFirstThatMayBeBegun()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        const auto form = [](const QString &id, const QString &section, const QString &permission) {
            PageSpec form = plain(id, permission);
            form.inSidebar = false;
            form.section = section;
            form.isForm = true;
            form.creates = id;
            return form;
        };
        MainWindow window(desk->backend, m_workplace,
                          m_pages
                              + QList<PageSpec>{plain(u"clients"_s, {}), form(u"member.new"_s, u"settings"_s, u"member.manage"_s),
                                                form(u"deal.new"_s, u"deals"_s, u"deal.write"_s),
                                                form(u"client.form"_s, u"clients"_s, u"client.write"_s)});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto begun = [&window](const QString &from) {
            window.open({from});
            QTest::keySequence(&window, QKeySequence::New);
            return window.here().page;
        };
        QCOMPARE(begun(u"deals"_s), u"deal.new"_s);
        QCOMPARE(begun(u"clients"_s), u"client.form"_s);
        QCOMPARE(begun(u"settings"_s), u"deal.new"_s); // members are not for this person
    }

    void theKeyBarStaysLitUnderThePaletteAndShowsItsKeys()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.resize(1200, 800);
        window.open({u"deals"_s});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto keys = window.findChild<KeyBar *>();
        const QString before = keys->accessibleDescription();
        window.showPalette();
        auto palette = window.findChild<CommandPalette *>();
        QTRY_VERIFY(keys->accessibleDescription().contains(u"Run, keep open"_s));
        QCOMPARE(palette->geometry().bottom() + 1, keys->geometry().top());
        QTest::keyClick(palette->line(), Qt::Key_Escape);
        QTRY_COMPARE(keys->accessibleDescription(), before);
    }

    void anotherTextSizeFitsAtOnce()
    {
        Theme theme(*qApp);
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.resize(2000, 900);
        window.open({u"deals"_s});
        window.show();
        const QPointer<Page> before = window.page();
        auto sidebar = window.findChild<Sidebar *>();
        QCOMPARE(sidebar->width(), 200);
        theme.apply(Theme::Scheme::Light, 150);
        QTRY_VERIFY(!before); // measured by the text of before
        QCOMPARE(window.here().page, u"deals"_s);
        QTRY_COMPARE(sidebar->width(), 300);
        theme.apply(Theme::Scheme::Light, 100);
        QTRY_COMPARE(sidebar->width(), 200);
    }

    void ofSeveralWishesToLeaveTheLastOneCounts()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        PlainPage *page = openedToStay(window);
        QVERIFY(!window.open({u"settings"_s})); // and back to editing
        QVERIFY(!window.open({u"verification"_s}));
        Q_EMIT page->leaveAllowed();
        QCOMPARE(window.here().page, u"verification"_s);
        window.back();
        QCOMPARE(window.here().page, u"deals"_s);
    }

    void aPageThatCantBeLeftStaysUntilThePersonHasDecided()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        PlainPage *page = openedToStay(window);
        QVERIFY(!window.open({u"settings"_s}));
        QCOMPARE(window.here().page, u"deals"_s);
        Q_EMIT page->leaveAllowed();
        QCOMPARE(window.here().page, u"settings"_s);
    }

    void signingOutByKeyWaitsForThePageToo()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        PlainPage *page = openedToStay(window);
        QSignalSpy out(&window, &MainWindow::signOutWanted);
        const QList<QAction *> actions = window.actions();
        const auto key = std::ranges::find(actions, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), &QAction::shortcut);
        QVERIFY(key != actions.end());
        (*key)->trigger();
        QCOMPARE(out.size(), 0);
        Q_EMIT page->leaveAllowed();
        QCOMPARE(out.size(), 1);
    }

    void aLinkOpensTheRecordThatItNames()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        const QString number = m_office
                                   .ask(u"select d.number from sales.deal as d join core.app_user as u on u.id = d.owner_id"
                                        " where u.email = 'sales@baltic.example' order by d.number limit 1"_s)
                                   .text(0, u"number");
        window.follow(u"kontor://deal/"_s + number);
        QTRY_COMPARE(window.here().page, u"deals"_s);
        QVERIFY(!window.here().id.isNull());
        window.follow(u"kontor://deal/DLID9999999"_s);
        QTRY_VERIFY(window.here().id.isNull());
        QCOMPARE(window.here().page, u"deals"_s);
        QVERIFY(window.findChild<Toast *>()->text().text.contains(u"DLID9999999"_s));
    }

    void aLinkToWhatIsNotTheirsIsSaid()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.open({u"settings"_s});
        window.follow(u"kontor://verification"_s);
        QCOMPARE(window.here().page, u"settings"_s);
        QVERIFY(window.findChild<Toast *>()->text().text.contains(u"leads to nothing"_s));
    }

    // Ctrl+Z takes back what was done last: no older toast says that it takes back something else.
    void onlyTheNewestToastOffersTheWayBack()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.open({u"deals"_s});
        const auto offers = [&window] {
            QStringList offers;
            for (const Toast *toast : window.findChildren<Toast *>())
                if (!toast->isHidden())
                    offers << QStringList{toast->text().text, toast->text().verb, toast->text().key}.join(u'|');
            return offers;
        };
        const auto answered = [] { return QtFuture::makeReadyFuture(Result<void>()); };
        Q_EMIT window.page()->done(u"First"_s, {answered, answered});
        QCOMPARE(offers(), QStringList(u"First|Undo|Ctrl+Z"_s));
        Q_EMIT window.page()->done(u"Second"_s, {answered, answered});
        QCOMPARE(offers(), (QStringList{u"First||"_s, u"Second|Undo|Ctrl+Z"_s}));
        window.history()->undo();
        QTRY_COMPARE(offers(), (QStringList{u"First||"_s, u"Undone: Second|Redo|Ctrl+Shift+Z"_s}));
        window.history()->redo();
        QTRY_COMPARE(offers(), (QStringList{u"First||"_s, u"Done again: Second|Undo|Ctrl+Z"_s}));
        Q_EMIT window.page()->done(u"For good"_s, {});
        QCOMPARE(offers(), (QStringList{u"Done again: Second||"_s, u"For good||"_s}));
    }

    void aProblemShowsTheKeyThatClosesIt()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.open({u"deals"_s});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        desk->jobs.start(u"Exporting"_s)->fail({u"KO006"_s, {}, {}, {}, {}});
        window.toast(u"Something else"_s);
        const auto toasts = [&window] {
            QList<Toast *> seen = window.findChildren<Toast *>();
            seen.removeIf([](const Toast *toast) { return toast->isHidden(); });
            return seen;
        };
        QCOMPARE(toasts().size(), 2);
        const auto buttons = toasts().first()->findChildren<QAbstractButton *>();
        QCOMPARE(buttons.size(), 1);
        const QKeySequence keys(buttons.first()->accessibleDescription(), QKeySequence::NativeText);
        QVERIFY(!keys.isEmpty());
        QTest::keySequence(&window, keys);
        QTRY_COMPARE(toasts().size(), 1);
        QCOMPARE(toasts().first()->text().text, u"Something else"_s);
        QCOMPARE(window.here().page, u"deals"_s);
    }

    void whatWasLookedAtIsKeptAmongTheRecentAndItsLinkIsCopied()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.open({u"deals"_s});
        const RecordMark record{u"deal"_s, u"some-id"_s, u"DLID0042"_s, u"DLID0042 · Kessler"_s};
        Q_EMIT window.page()->recordShown(record);
        window.copyLink();
        QCOMPARE(QApplication::clipboard()->text(), u"kontor://deal/DLID0042"_s);
        QTRY_COMPARE(m_workplace.recent.all(), QList<RecordMark>({record}));
    }

    void whileSomethingIsTypedOnlyKeysThatWorkThereAreTold()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.open({u"deals"_s});
        Page *page = window.page();
        addKey(page, {Qt::Key_E}, u"Edit"_s, [] {});
        addKey(page, {Qt::Key_Delete}, u"Delete"_s, [] {});
        addKey(page, {Qt::CTRL | Qt::Key_E}, u"Export"_s, [] {});
        addHint(page, u"↑,↓|Move"_s);
        auto list = new QListView(page);
        auto line = new QLineEdit(page);
        auto remark = new QPlainTextEdit(page);
        addHint(line, u"Enter|Filter"_s);
        addHint(remark, u"Esc|Back to the queue"_s);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto told = [bar = window.findChild<KeyBar *>()] { return bar->spokenKeys(); };
        list->setFocus();
        QTRY_COMPARE(told(), u"E Edit, Del Delete, Ctrl+E Export, ↑ ↓ Move"_s);
        line->setFocus();
        QTRY_COMPARE(told(), u"Enter Filter, Ctrl+E Export"_s);
        remark->setFocus();
        QTRY_COMPARE(told(), u"Esc Back to the queue, Ctrl+E Export"_s);
        list->setFocus();
        QTRY_COMPARE(told(), u"E Edit, Del Delete, Ctrl+E Export, ↑ ↓ Move"_s);
    }

    void altAndAnArrowGoBackAndForward()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        QVERIFY(showSettingsAfterDeals(window));
        QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(window.here().page, u"deals"_s);
        QTest::keyClick(&window, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(window.here().page, u"settings"_s);
    }

    // What offers something is left to be taken or closed.
    void escClosesWhatAPageSaysBeforeItLeavesThePage()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        QVERIFY(showSettingsAfterDeals(window));
        MessageBar *messages = window.page()->messages();
        messages->say(u"That was not possible."_s, MessageBar::Kind::Warning);
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(messages->text().isEmpty());
        QCOMPARE(window.here().page, u"settings"_s);
        messages->offer(u"Not saved yet."_s, MessageBar::Kind::Note, u"Go on with it"_s, [] {});
        QTest::keyClick(&window, Qt::Key_Escape);
        QCOMPARE(window.here().page, u"deals"_s);
    }

    void aLockedWindowShowsNothingTakesNoKeyAndLosesNothing()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        const QSignalSpy wanted(&window, &MainWindow::unlockWanted);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.open({u"deals"_s});
        Page *page = window.page();
        window.lock();
        QVERIFY(window.isLocked());
        QVERIFY(!window.windowTitle().contains(u"Plain"_s));
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(qobject_cast<QLineEdit *>(focus));
        QTest::keyClick(focus, Qt::Key_F5);
        QTest::keyClick(focus, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(window.here().page, u"deals"_s);
        QTest::keyClicks(focus, u"secret"_s);
        QTest::keyClick(focus, Qt::Key_Return);
        QCOMPARE(wanted.front().front().toString(), u"secret"_s);
        window.refuseUnlock();
        QVERIFY(window.isLocked());
        window.unlock();
        QVERIFY(!window.isLocked());
        QCOMPARE(window.page(), page);
        QVERIFY(desk->session.isOwnPassword(u"demo-Kontor-1"_s));
        QVERIFY(!desk->session.isOwnPassword(u"demo-Kontor-2"_s));
    }

    void theLastWindowSaysThatAJobStillRuns()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.show();
        desk->jobs.start(u"Exporting 342 deals"_s);
        QVERIFY(!window.close());
        QVERIFY(window.isVisible());
        QVERIFY(window.findChild<Toast *>()->text().text.contains(u"still runs"_s));
        QVERIFY(window.close());
    }

    void aRefusalIsASentenceOnThePage()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        PlainPage page;
        page.ask(desk->database.query({u"select * from core.enter('00000000-0000-7000-8000-000000000000')"_s}));
        QVERIFY(page.isBusy());
        QTRY_VERIFY(page.messages()->isError());
        QVERIFY(!page.isBusy());
        QVERIFY(page.messages()->text().startsWith(u"Your membership of this organization has ended"_s));
    }

    void whatIsSaidAboveAPageStandsApartFromIt()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.resize(1100, 700);
        window.show();
        window.open({u"deals"_s});
        auto page = static_cast<PlainPage *>(window.page());
        auto shown = new QWidget;
        page->add(shown);
        const auto inWindow = [&window](const QWidget *widget) { return QRect(widget->mapTo(&window, QPoint()), widget->size()); };
        const auto gapBelow = [&](const QWidget *bar) {
            QCoreApplication::sendPostedEvents(); // laid out
            return inWindow(shown).top() - inWindow(bar).bottom() - 1;
        };
        QCoreApplication::sendPostedEvents();
        const int top = inWindow(shown).top();
        page->messages()->say(u"It took too long."_s);
        const int gap = gapBelow(page->messages());
        QVERIFY(gap >= 8);
        page->messages()->say({});
        Q_EMIT desk->database.stateChanged(Database::State::Lost);
        QCOMPARE(gapBelow(window.findChild<ConnectionBanner *>()), gap);
        Q_EMIT desk->database.stateChanged(Database::State::Connected);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(inWindow(shown).top(), top); // no room is kept for what is not said
    }

    void aLongWaitCanBeEndedOnTheServerToo()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.show();
        window.open({u"deals"_s});
        const auto buttons = window.findChildren<KeyButton *>();
        const auto found = std::ranges::find(buttons, u"Cancel waiting"_s, &KeyButton::text);
        QVERIFY(found != buttons.end());
        KeyButton *cancel = *found;
        QVERIFY(!cancel->isVisible());
        const auto runs = [this] {
            return !m_office.ask(u"select pid from pg_stat_activity where wait_event_type = 'Lock' and query like 'select n from (%'"_s)
                        .isEmpty();
        };
        HeldTable clients(m_office, "crm.client");
        static_cast<PlainPage *>(window.page())->ask(desk->database.query({u"select n from (select count(*) as n from crm.client) x"_s}));
        QTRY_VERIFY(runs());
        QVERIFY(!cancel->isVisible()); // nobody is asked before it takes long
        QTRY_VERIFY(cancel->isVisible());
        cancel->click();
        QTRY_VERIFY(!runs());
        QTRY_VERIFY(!window.page()->isBusy()); // the answer comes after the server has ended it
        QVERIFY(!cancel->isVisible());
        QVERIFY(window.page()->messages()->text().isEmpty()); // it was their own wish
    }

    void aPageMayGoWhileItWaits()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        {
            PlainPage page;
            page.ask(desk->database.query({u"select 1"_s}));
        }
        QVERIFY_RESULT(settled(desk->database.query({u"select 1"_s})));
    }

    void aLostConnectionIsSaidAndGoesByItself()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.open({u"deals"_s});
        auto banner = window.findChild<ConnectionBanner *>();
        QVERIFY(banner->text().isEmpty());
        Q_EMIT desk->database.stateChanged(Database::State::Lost);
        Q_EMIT desk->database.retryScheduled(8);
        QCOMPARE(banner->text(),
                 u"The server didn’t answer. Trying again in 8 s. What you typed is kept, and what you started is finished then."_s);
        QTRY_VERIFY(banner->text().contains(u"in 7 s"_s));
        Q_EMIT desk->database.stateChanged(Database::State::Connected);
        QVERIFY(banner->text().isEmpty());
    }

    // Of somebody who went on before the answer came.
    void aPageThatWasLeftLeadsNowhereAndOffersTheWay()
    {
        const auto desk = m_office.signIn(u"verifier@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.open({u"deals"_s});
        Page *left = window.page();
        window.open({u"verification"_s});
        Page *seen = window.page();
        const auto openFrom = [&window] {
            const QList<Toast *> toasts = window.findChildren<Toast *>();
            const auto found = std::ranges::find_if(
                toasts, [](const Toast *toast) { return toast->isVisibleTo(toast->parentWidget()) && toast->text().verb == "Open"_L1; });
            return found == toasts.end() ? nullptr : *found;
        };
        Q_EMIT left->navigate({u"deals"_s, u"of something else"_s, {}});
        QCOMPARE(window.page(), seen);
        QVERIFY(!openFrom());
        Q_EMIT left->done(u"DLID0042 saved"_s);
        Q_EMIT left->navigate({u"deals"_s, u"42"_s, {}});
        QCOMPARE(window.page(), seen);
        const Toast *offer = openFrom();
        QVERIFY(offer);
        QCOMPARE(offer->text().text, u"DLID0042 saved"_s);
        offer->findChild<QAbstractButton *>()->click();
        QCOMPARE(window.page(), left);
        QCOMPARE(window.here().id.toString(), u"42"_s);
    }

    // Under a key that two bars have, neither is done: the focus goes from one to the other.
    void eachOfTwoBarsDoesWhatItsKeyShows()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        window.open({u"deals"_s});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QList<MessageBar *> bars{window.findChild<ConnectionBanner *>(), window.page()->messages()};
        m_office.stopServer();
        const auto back = qScopeGuard([this] { m_office.startServer(); });
        QTRY_VERIFY(!bars.at(0)->text().isEmpty());
        int discarded = 0;
        bars.at(1)->offer(u"What you typed is here again."_s, MessageBar::Kind::Note, u"Go on"_s, [&discarded] { ++discarded; });
        const auto button = [](const MessageBar *bar) { return bar->findChild<KeyButton *>(); };
        QVERIFY(button(bars.at(0))->isVisible() && button(bars.at(1))->isVisible());
        QCOMPARE_NE(button(bars.at(0))->hint(), button(bars.at(1))->hint());
        QSignalSpy tried(bars.at(0), &MessageBar::wayTaken);
        QSignalSpy taken(bars.at(1), &MessageBar::wayTaken);
        const auto press = [&](const MessageBar *bar) {
            const QKeyCombination key = QKeySequence(button(bar)->hint())[0];
            QTest::keyClick(&window, key.key(), key.keyboardModifiers());
        };
        press(bars.at(0));
        QTRY_COMPARE(tried.size(), 1);
        QCOMPARE(taken.size(), 0);
        press(bars.at(1));
        QTRY_COMPARE(taken.size(), 1);
        QCOMPARE(tried.size(), 1);
        QCOMPARE(discarded, 1);
    }

    void theKeyBarSaysThatAnAnswerIsOverdueUntilItComes()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        MainWindow window(desk->backend, m_workplace, m_pages);
        QSignalSpy said(window.findChild<ConnectionBanner *>(), &ConnectionBanner::stateSaid);
        Q_EMIT desk->database.answerOverdue(6);
        QCOMPARE(said.takeFirst(), QVariantList({QVariant::fromValue(KeyBar::Connection::Slow), u"No answer for 6 s"_s}));
        QVERIFY(window.findChild<ConnectionBanner *>()->text().isEmpty()); // it is not given up yet
        Q_EMIT desk->database.roundTripMeasured(6200);
        QCOMPARE(said.takeFirst(), QVariantList({QVariant::fromValue(KeyBar::Connection::Good), u"Connected · 6200 ms"_s}));
    }
};

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"
