#pragma once
#include <QAction>
#include <QWidget>

// An action of `owner` whose keys work while the focus is inside it. A hint, as KeyBar wants it, shows it in the key bar.
QAction *paneAction(QWidget *owner, const QList<QKeySequence> &keys, const QString &text, const QString &hint);

// The same, with what the keys do.
template<typename Owner, typename Act>
QAction *addKey(Owner *owner, const QList<QKeySequence> &keys, const QString &text, const QString &hint, Act act)
{
    QAction *action = paneAction(owner, keys, text, hint);
    QObject::connect(action, &QAction::triggered, owner, act);
    return action;
}

// The key bar says what the action is called; without a word it is another way to something that has one.
template<typename Owner, typename Act>
QAction *addKey(Owner *owner, const QList<QKeySequence> &keys, const QString &text, Act act)
{
    return addKey(owner, keys, text, text, act);
}

// Told in the key bar where the widget itself takes the keys: "↑,↓|Move".
QAction *addHint(QWidget *owner, const QString &hint);
