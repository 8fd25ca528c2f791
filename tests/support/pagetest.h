#pragma once
#include "shell/page.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

// What the tests of pages begin with.
namespace PageTest {
inline void removeDrafts()
{
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
}

// Settings and drafts are the test program's own, and empty.
inline void useOwnFolders()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("kontor-test"));
    removeDrafts();
    QSettings().clear();
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

inline bool isPossible(const Page &page, const QString &step)
{
    const QList<QAction *> actions = page.actions();
    const auto action = std::ranges::find(actions, step, &QAction::text);
    return action != actions.end() && (*action)->isEnabled();
}
}
