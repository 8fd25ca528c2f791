#include "shell/keymap.h"
#include "shell/keyrows.h"
#include "shell/keyspage.h"
#include "widgets/messagestrip.h"
#include "widgets/searchline.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

class KeyMapTest : public QObject
{
    Q_OBJECT

    // Two screens and a window, as they tell their actions.
    struct Program
    {
        KeyMap keys;
        QAction approve{u"&Approve"_s};
        QAction filter{u"Filter"_s};
        QAction jobs{u"Jobs"_s};

        Program()
        {
            approve.setShortcut(Qt::Key_A);
            approve.setProperty("hint", u"A,Shift+A|Approve"_s);
            filter.setShortcuts({Qt::Key_F, Qt::Key_Slash});
            jobs.setShortcut(Qt::Key_F9);
            keys.adopt(KeyMap::Everywhere, u"Everywhere"_s, {&jobs});
            keys.adopt(u"verification"_s, u"Verification"_s, {&approve});
            keys.adopt(u"deals"_s, u"Deals"_s, {&filter});
        }
    };

    // Shows the page with the cursor on an action.
    static bool chooses(KeysPage &page, const QString &id)
    {
        page.show();
        page.refresh();
        page.activateWindow();
        page.table()->setFocus();
        page.table()->setCurrentIndex(static_cast<KeyRows *>(page.table()->model())->indexOf(id));
        return QTest::qWaitForWindowActive(&page) && page.table()->currentIndex().isValid();
    }

private Q_SLOTS:
    void aChosenKeyReplacesTheUsualOneAndItsHint()
    {
        Program program;
        program.keys.setKey(u"verification/A"_s, Qt::Key_Y);
        QCOMPARE(program.approve.shortcut(), QKeySequence(Qt::Key_Y));
        QCOMPARE(program.approve.property("hint").toString(), u"Approve"_s);
        program.keys.reset(u"verification/A"_s);
        QCOMPARE(program.approve.shortcut(), QKeySequence(Qt::Key_A));
        QCOMPARE(program.approve.property("hint").toString(), u"A,Shift+A|Approve"_s);
    }

    void anActionCanBeSwitchedOff()
    {
        Program program;
        program.keys.setKey(u"deals/F"_s, {});
        QVERIFY(program.filter.shortcuts().isEmpty() || program.filter.shortcut().isEmpty());
        program.keys.resetAll();
        QCOMPARE(program.filter.shortcuts().size(), 2);
    }

    void screensMadeLaterGetTheChosenKeys()
    {
        Program program;
        program.keys.setKey(u"deals/F"_s, Qt::Key_Y);
        QAction another(u"Filter"_s);
        another.setShortcut(Qt::Key_F);
        program.keys.adopt(u"deals"_s, u"Deals"_s, {&another});
        QCOMPARE(another.shortcut(), QKeySequence(Qt::Key_Y));
        KeyMap restarted;
        restarted.setChanges(program.keys.changes());
        QAction fresh(u"Filter"_s);
        fresh.setShortcut(Qt::Key_F);
        restarted.adopt(u"deals"_s, u"Deals"_s, {&fresh});
        QCOMPARE(fresh.shortcut(), QKeySequence(Qt::Key_Y));
    }

    // Its keys stay what they are: their ids are no words.
    void aScreenMadeInAnotherLanguageIsListedInThatOne()
    {
        Program program;
        program.keys.setKey(u"deals/F"_s, Qt::Key_Y);
        QAction filter(u"&Filtern"_s);
        filter.setShortcut(Qt::Key_F);
        QAction wordless;
        wordless.setShortcut(Qt::Key_F);
        program.keys.adopt(u"deals"_s, u"Abschlüsse"_s, {&wordless, &filter});
        const auto entry = std::ranges::find(program.keys.entries(), u"deals/F"_s, &KeyMap::Entry::id);
        QCOMPARE(entry->place, u"Abschlüsse"_s);
        QCOMPARE(entry->text, u"Filtern"_s);
        QCOMPARE(entry->present, QKeySequence(Qt::Key_Y));
        QCOMPARE(program.keys.conflict(u"window/F9"_s, Qt::Key_Y)->text, u"Filtern"_s);
    }

    void onlyKeysThatMeetAreInConflict()
    {
        Program program;
        QVERIFY(!program.keys.conflict(u"deals/F"_s, Qt::Key_A));
        const auto taken = program.keys.conflict(u"deals/F"_s, Qt::Key_F9);
        QVERIFY(taken);
        QCOMPARE(taken->text, u"Jobs"_s);
        const auto second = program.keys.conflict(u"window/F9"_s, Qt::Key_Slash);
        QVERIFY(second);
        QCOMPARE(second->text, u"Filter"_s);
    }

    void thePageTakesTheNextKeyAndNamesWhoHasIt()
    {
        Program program;
        KeysPage page(program.keys);
        const QAbstractItemModelTester tester(page.table()->model());
        QVERIFY(chooses(page, u"deals/F"_s));
        QTest::keyClick(page.table(), Qt::Key_Return);
        QTest::keyClick(page.table(), Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(program.filter.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_G));
        QCOMPARE(page.subtitle(), u"1 changed"_s);

        QTest::keyClick(page.table(), Qt::Key_Return);
        QTest::keyClick(page.table(), Qt::Key_F9);
        auto strip = page.findChild<MessageStrip *>();
        QVERIFY2(strip->text().contains(u"F9 belongs to “Jobs”"_s), qPrintable(strip->text()));
        QCOMPARE(program.filter.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_G));
        strip->findChild<QPushButton *>()->click();
        QCOMPARE(program.filter.shortcut(), QKeySequence(Qt::Key_F9));
        QVERIFY(program.jobs.shortcut().isEmpty());

        QTest::keyClick(page.table(), Qt::Key_Backspace);
        QCOMPARE(program.filter.shortcut(), QKeySequence(Qt::Key_F));
    }

    void whatListsAreWalkedWithStaysAsItIs()
    {
        Program program;
        KeysPage page(program.keys);
        QVERIFY(chooses(page, u"deals/F"_s));
        const QKeySequence before = program.filter.shortcut();
        auto strip = page.findChild<MessageStrip *>();
        QTest::keyClick(page.table(), Qt::Key_Return);
        for (const Qt::Key walking : {Qt::Key_Down, Qt::Key_Tab, Qt::Key_Space}) {
            QTest::keyClick(page.table(), walking);
            QVERIFY2(strip->text().contains(u"stays as it is"_s), qPrintable(strip->text()));
            QCOMPARE(program.filter.shortcut(), before);
        }
        QTest::keyClick(page.table(), Qt::Key_Down, Qt::ControlModifier); // still asked for one
        QCOMPARE(program.filter.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Down));
    }

    void ofWhatIsFoundOneRowHasTheCursorThatIsSeen()
    {
        Program program;
        KeysPage page(program.keys);
        page.refresh();
        page.findChild<SearchLine *>()->setText(u"approve"_s);
        QTRY_COMPARE(page.table()->model()->rowCount(), 1);
        QVERIFY(page.table()->selectionModel()->isRowSelected(0));
        page.findChild<SearchLine *>()->clear();
        QTRY_COMPARE(page.table()->model()->rowCount(), 3);
        QCOMPARE(page.table()->currentIndex().data().toString(), u"Approve"_s);
    }

    void aUsualKeyThatAnotherActionHasByNowIsNotGivenTwice()
    {
        Program program;
        program.keys.setKey(u"window/F9"_s, {});
        program.keys.setKey(u"deals/F"_s, Qt::Key_F9);
        KeysPage page(program.keys);
        QVERIFY(chooses(page, u"window/F9"_s));
        QTest::keyClick(page.table(), Qt::Key_Backspace);
        auto strip = page.findChild<MessageStrip *>();
        QVERIFY2(strip->text().contains(u"F9 belongs to “Filter”"_s), qPrintable(strip->text()));
        QVERIFY(program.jobs.shortcut().isEmpty());
        strip->findChild<QPushButton *>()->click();
        QCOMPARE(program.jobs.shortcut(), QKeySequence(Qt::Key_F9));
        QVERIFY(program.filter.shortcut().isEmpty());
    }

    void ofSeveralUsualKeysNoneIsGivenTwice()
    {
        Program program;
        program.keys.setKey(u"deals/F"_s, Qt::Key_Y);
        program.keys.setKey(u"window/F9"_s, Qt::Key_Slash); // usually another way to the filter
        KeysPage page(program.keys);
        QVERIFY(chooses(page, u"deals/F"_s));
        QTest::keyClick(page.table(), Qt::Key_Backspace);
        auto strip = page.findChild<MessageStrip *>();
        QVERIFY2(strip->text().contains(u"/ belongs to “Jobs”"_s), qPrintable(strip->text()));
        QCOMPARE(program.filter.shortcuts(), QList<QKeySequence>{QKeySequence(Qt::Key_Y)});
        strip->findChild<QPushButton *>()->click();
        QCOMPARE(program.filter.shortcuts().size(), 2);
        QVERIFY(program.jobs.shortcut().isEmpty());
    }
};

QTEST_MAIN(KeyMapTest)
#include "keymaptest.moc"
