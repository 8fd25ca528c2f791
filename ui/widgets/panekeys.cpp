#include "widgets/panekeys.h"

QAction *paneAction(QWidget *owner, const QList<QKeySequence> &keys, const QString &text, const QString &hint)
{
    auto action = new QAction(text, owner);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!hint.isEmpty())
        action->setProperty("hint", hint);
    owner->addAction(action);
    return action;
}

QAction *addHint(QWidget *owner, const QString &hint)
{
    return paneAction(owner, {}, {}, hint);
}
