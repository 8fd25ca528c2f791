#include "records/listpage.h"
#include "records/filterbar.h"
#include "records/recorddrawer.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "records/savedviewtabs.h"
#include "support/testoffice.h"
#include "widgets/keybutton.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

// The deals list worked by keyboard alone.
class ListPageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ListPage> m_page;

    RecordTableView *view() const { return m_page->view(); }
    RecordTable *table() const { return m_page->table(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(view(), key, modifiers); }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"kontor-test"_s);
        QCoreApplication::setApplicationName(u"listpagetest"_s);
        qRegisterMetaType<Target>("Target");
        m_desk = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void init()
    {
        QSettings().clear();
        m_page = std::make_unique<ListPage>(m_desk->backend, u"deal"_s);
        m_page->resize(1240, 800);
        m_page->show(Target{u"deals"_s, {}, {{u"view"_s, u"all"_s}}});
        m_page->refresh();
        static_cast<QWidget *>(m_page.get())->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        view()->setFocus();
        QTRY_VERIFY(table()->isLoaded(0) && table()->count().precision == RecordTable::Precision::Exact);
        QTRY_COMPARE(view()->currentIndex().row(), 0);
    }
    void cleanup() { m_page.reset(); }

    void homeAndEndJumpToTheEndsOfTheList()
    {
        press(Qt::Key_End);
        QTRY_VERIFY(view()->currentIndex().row() == table()->rowCount() - 1 && !view()->currentId().isEmpty());
        QCOMPARE(table()->value(view()->currentIndex().row(), u"number").toString(), u"DLID0001"_s);
        press(Qt::Key_Home);
        QCOMPARE(view()->currentIndex().row(), 0);
    }

    void spaceShowsTheDrawerWhichFollowsTheRow()
    {
        QVERIFY(!m_page->drawer()->isVisible());
        press(Qt::Key_Space);
        QVERIFY(m_page->drawer()->isVisible());
        QTRY_COMPARE(m_page->drawer()->id(), table()->id(0));
        press(Qt::Key_Down);
        QTRY_COMPARE(m_page->drawer()->id(), table()->id(1));
        QTest::keyClick(view(), Qt::Key_Escape);
        QTRY_VERIFY(!m_page->drawer()->isVisible());
    }

    void aRecordThatWasAskedForStaysInTheDrawerUntilThePersonMoves()
    {
        const QString asked = table()->id(5);
        auto fresh = std::make_unique<ListPage>(m_desk->backend, u"deal"_s);
        fresh->resize(1240, 800);
        fresh->show(Target{u"deals"_s, asked, {}});
        static_cast<QWidget *>(fresh.get())->show();
        QTRY_COMPARE(fresh->view()->currentIndex().row(), 0);
        QTest::qWait(300); // longer than the drawer takes to follow
        QCOMPARE(fresh->drawer()->id(), asked);
        QTest::keyClick(fresh->view(), Qt::Key_Down);
        QTRY_COMPARE(fresh->drawer()->id(), fresh->table()->id(1));
    }

    void rowsAreTickedByKeyAndCopiedAsATable()
    {
        press(Qt::Key_X);
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(table()->checkedCount(), 3);
        press(Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines.at(1).startsWith(table()->value(0, u"number").toString() + u'\t'));
        press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(table()->checkedCount(), table()->count().rows);
    }

    void theFilterLineNarrowsTheRows()
    {
        press(Qt::Key_F);
        auto line = m_page->findChild<FilterBar *>()->line();
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClicks(line, u"status:verified amount>10k"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(table()->filter().conditions.size(), 2);
        QTRY_VERIFY(table()->isLoaded(0));
        QCOMPARE(table()->value(0, u"state").toString(), u"verified"_s);
        QVERIFY(table()->value(0, u"amount_minor").toLongLong() > 1'000'000);
        QTest::keyClick(line, Qt::Key_Backspace);
        QCOMPARE(table()->filter().conditions.size(), 1);
    }

    void aNumberShowsItsSavedView()
    {
        press(Qt::Key_4);
        QCOMPARE(m_page->findChild<SavedViewTabs *>()->currentView(), u"overdue"_s);
        QCOMPARE(table()->filter().conditions.first().values, QVariantList{u"overdue"_s});
    }

    void nothingMatchesSaysWhatWouldWithoutTheNarrowestFilter()
    {
        m_page->show(Target{u"deals"_s, {}, {{u"filter"_s, u"status:verified amount>900m"_s}}});
        KeyButton *remove = nullptr;
        const auto offered = [&] {
            for (KeyButton *button : m_page->findChildren<KeyButton *>())
                if (button->text() == u"Remove “Amount”"_s)
                    remove = button;
            return remove != nullptr;
        };
        QTRY_VERIFY(offered());
        remove->click();
        QTRY_VERIFY(table()->isLoaded(0));
        QCOMPARE(table()->filter().conditions.size(), 1);
        QCOMPARE(table()->value(0, u"state").toString(), u"verified"_s);
    }

    void editingAndCreatingGoToTheirPages()
    {
        QSignalSpy navigations(m_page.get(), &Page::navigate);
        press(Qt::Key_E);
        QCOMPARE(navigations.size(), 1);
        QCOMPARE(navigations.last().first().value<Target>().page, u"deal.form"_s);
        QCOMPARE(navigations.last().first().value<Target>().id.toString(), table()->id(0));
        press(Qt::Key_N);
        QCOMPARE(navigations.last().first().value<Target>().page, u"deal.new"_s);
    }
};

QTEST_MAIN(ListPageTest)
#include "listpagetest.moc"
