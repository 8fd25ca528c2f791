#include "shell/undohistory.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class UndoHistoryTest : public QObject
{
    Q_OBJECT

    // A server on which something is on or off.
    struct Office
    {
        QList<bool> switches;
        std::optional<Error> refusal;

        Reversal::Step set(int which, bool on)
        {
            return [this, which, on] {
                if (refusal)
                    return QtFuture::makeReadyFuture(Result<void>(std::unexpected(*refusal)));
                switches[which] = on;
                return QtFuture::makeReadyFuture(Result<void>());
            };
        }
        // Done, as a page does it before it says so.
        Reversal turnOn(int which)
        {
            switches.resize(qMax(switches.size(), qsizetype(which + 1)));
            switches[which] = true;
            return {set(which, false), set(which, true)};
        }
    };

private Q_SLOTS:
    void theLastActionIsTakenBackFirstAndBroughtBackLast()
    {
        Office office;
        UndoHistory history;
        const QSignalSpy undone(&history, &UndoHistory::undone);
        history.add(u"one"_s, office.turnOn(0));
        history.add(u"two"_s, office.turnOn(1));
        history.undo();
        QTRY_COMPARE(undone.size(), 1);
        QCOMPARE(office.switches, QList<bool>({true, false}));
        history.undo();
        QTRY_COMPARE(office.switches, QList<bool>({false, false}));
        QTRY_VERIFY(!history.canUndo());
        history.redo();
        QTRY_COMPARE(office.switches, QList<bool>({true, false}));
        QTRY_COMPARE(history.undoText(), u"one"_s);
        QCOMPARE(history.redoText(), u"two"_s);
    }

    void aRefusalIsToldAndNotTriedAgain()
    {
        Office office;
        UndoHistory history;
        const QSignalSpy refused(&history, &UndoHistory::refused);
        history.add(u"one"_s, office.turnOn(0));
        office.refusal = Error{u"KO006"_s, {}, {}, {}, {}};
        history.undo();
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.front().front().toString(), u"one"_s);
        QVERIFY(!history.canUndo());
        QVERIFY(!history.canRedo());
        QVERIFY(office.switches.front());
    }

    void aLostConnectionLeavesItToBeTakenBackLater()
    {
        Office office;
        UndoHistory history;
        const QSignalSpy refused(&history, &UndoHistory::refused);
        history.add(u"one"_s, office.turnOn(0));
        office.refusal = Error{u"08006"_s, {}, {}, {}, {}};
        history.undo();
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(history.canUndo());
        office.refusal.reset();
        history.undo();
        QTRY_VERIFY(!office.switches.front());
    }

    void whatCantBeUndoneIsSaidAndDoesNotHideTheActionBeforeIt()
    {
        Office office;
        UndoHistory history;
        const QSignalSpy impossible(&history, &UndoHistory::impossible);
        history.add(u"one"_s, office.turnOn(0));
        history.add(u"paid"_s, {});
        history.undo();
        QCOMPARE(impossible.size(), 1);
        QVERIFY(office.switches.front());
        history.undo();
        QTRY_VERIFY(!office.switches.front());
    }

    void anOlderToastDoesNotUndoWhatCameLater()
    {
        Office office;
        UndoHistory history;
        const QSignalSpy notLast(&history, &UndoHistory::notLast);
        const int first = history.add(u"one"_s, office.turnOn(0));
        history.add(u"two"_s, office.turnOn(1));
        history.undoIfLast(first);
        QCOMPARE(notLast.size(), 1);
        QCOMPARE(office.switches, QList<bool>({true, true}));
    }

    void inATextFieldTypingIsUndoneFirst()
    {
        Office office;
        QWidget window;
        auto field = new QLineEdit(&window);
        UndoHistory history(&window);
        history.letTypingGoFirst(field);
        auto undo = new QAction(&window);
        undo->setShortcut(QKeySequence::Undo);
        window.addAction(undo);
        connect(undo, &QAction::triggered, &history, &UndoHistory::undo);
        history.add(u"one"_s, office.turnOn(0));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        QTest::keyClicks(field, u"abc"_s);
        QTest::keySequence(field, QKeySequence::Undo);
        QCOMPARE(field->text(), QString());
        QVERIFY(office.switches.front());
        QTest::keySequence(field, QKeySequence::Undo);
        QTRY_VERIFY(!office.switches.front());
    }
};

QTEST_MAIN(UndoHistoryTest)
#include "undohistorytest.moc"
