#pragma once
#include "shell/page.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

// What the tests of pages begin with.
namespace PageTest {
inline void removeDrafts()
{
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
}

// Drafts are the test program's own, and none.
inline void useOwnFolders()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("kontor-test"));
    removeDrafts();
    qRegisterMetaType<Target>("Target");
    qRegisterMetaType<Reversal>("Reversal");
}

// In a window of its own, which has the keyboard.
inline bool putOnScreen(Page &page, QSize size = {1240, 800})
{
    page.resize(size);
    static_cast<QWidget &>(page).show();
    page.activateWindow();
    return QTest::qWaitForWindowActive(&page);
}

// Saves as somebody does who gets no answer at once and presses again: it has to be told, and left for the next screen, once. However
// long the machine takes for it, what comes after the answer comes before the page is at rest.
inline bool isSavedOnceWhenPressedTwice(Page &page)
{
    constexpr int asLongAsItTakes = 60'000;
    QSignalSpy done(&page, &Page::done);
    QSignalSpy went(&page, &Page::navigate);
    for (int press = 0; press < 2; ++press)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    return QTest::qWaitFor([&] { return !went.isEmpty() && !page.isBusy(); }, asLongAsItTakes) && done.size() == 1 && went.size() == 1;
}

inline bool isPossible(const Page &page, const QString &step)
{
    const QList<QAction *> actions = page.actions();
    const auto action = std::ranges::find(actions, step, &QAction::text);
    return action != actions.end() && (*action)->isEnabled();
}
}
