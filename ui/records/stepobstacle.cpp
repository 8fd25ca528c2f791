#include "records/stepobstacle.h"
#include "catalog/entity.h"
#include "records/actioncall.h"
#include "shell/errortext.h"

#include <QCoreApplication>
#include <algorithm>

struct StepObstacle
{
    Q_DECLARE_TR_FUNCTIONS(StepObstacle)
public:
    static QString possibleStates(const Entity &entity, const Action &action);
};

QString StepObstacle::possibleStates(const Entity &entity, const Action &action)
{
    const Field *field = entity.field(entity.stateField);
    QStringList labels;
    for (const QString &state : action.states)
        labels.append(field ? field->choiceLabel(state).toLower() : state);
    const QString last = labels.takeLast();
    return labels.isEmpty() ? last : tr("%1 or %2").arg(labels.join(tr(", ")), last);
}

QString whyNotTake(const Backend &backend, const Entity &entity, const Action &action, const QVariantMap &record)
{
    if (const auto reason = onOneself(backend, action, record))
        return errorText(*reason);
    const bool isDeleted = !record.value(entity.deletedField).isNull();
    if (isDeleted != action.inTrash)
        return isDeleted ? StepObstacle::tr("It is in the trash. Restore it first.") : StepObstacle::tr("It is not in the trash.");
    const QString state = record.value(entity.stateField).toString();
    if (action.isPossibleIn(state))
        return {};
    const Field *field = entity.field(entity.stateField);
    return StepObstacle::tr("%1: not possible while it is %2, only while it is %3.")
        .arg(action.label, field ? field->choiceLabel(state).toLower() : state, StepObstacle::possibleStates(entity, action));
}

QString whyNotTake(const Entity &entity, const Action &action, const QSet<QString> &states)
{
    if (action.states.isEmpty() || std::ranges::any_of(states, [&](const QString &state) { return action.isPossibleIn(state); }))
        return {};
    return StepObstacle::tr("%1: not possible with any of those selected. It takes %2 that are %3.")
        .arg(action.label, entity.plural, StepObstacle::possibleStates(entity, action));
}
