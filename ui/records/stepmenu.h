#pragma once
#include "catalog/action.h"

#include <QMenu>

// A step in a menu. What the record is already is marked, stays so until the record is read again, and is not taken when it is chosen.
template<typename Take>
QAction *addStep(QMenu *menu, const Action &action, const QVariantMap &record, const QObject *context, Take take)
{
    QAction *step = menu->addAction(action.label);
    const bool isPresent = action.isPresentIn(record);
    step->setCheckable(!action.present.first.isEmpty());
    step->setChecked(isPresent);
    QObject::connect(step, &QAction::triggered, context, [step, isPresent, take] {
        step->setChecked(isPresent);
        if (!isPresent)
            take();
    });
    return step;
}
