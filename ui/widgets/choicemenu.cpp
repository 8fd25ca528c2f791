#include "widgets/choicemenu.h"

#include <QKeyEvent>

bool ChoiceMenu::tick(QAction *action)
{
    if (!action || !action->isCheckable() || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

void ChoiceMenu::mouseReleaseEvent(QMouseEvent *event)
{
    if (!tick(actionAt(event->pos())))
        QMenu::mouseReleaseEvent(event);
}

void ChoiceMenu::keyPressEvent(QKeyEvent *event)
{
    const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (!chooses || !tick(activeAction()))
        QMenu::keyPressEvent(event);
}
