#include "records/editright.h"
#include "backend.h"
#include "catalog/entity.h"
#include "records/valuetext.h"
#include "session/session.h"

#include <QCoreApplication>

struct EditRight
{
    Q_DECLARE_TR_FUNCTIONS(EditRight)
};

QString whyNotToEdit(const Backend &backend, const Entity &entity, const QVariantMap &record)
{
    const Session &session = backend.session;
    if (!entity.canUpdate)
        return EditRight::tr("A %1 is not edited: what can be done with it are its steps.").arg(entity.singular);
    if (!session.may(entity.writePermission))
        return EditRight::tr("You may read %1, not change them. An administrator of your organization can allow it.").arg(entity.plural);
    if (!record.value(entity.deletedField).isNull())
        return EditRight::tr("It is in the trash. Restore it first.");
    const QString state = record.value(entity.stateField).toString();
    if (const Field *field = entity.field(entity.stateField); field && entity.closedStates.contains(state))
        return EditRight::tr("A %1 that is %2 stays as it is.").arg(entity.singular, field->choiceLabel(state).toLower());
    const QString owner = record.value(entity.ownerField).toString();
    const Field *field = entity.field(entity.ownerField);
    if (!field || owner.isEmpty() || owner == session.person().id || session.scope(entity.writePermission) != Session::Scope::Own)
        return {};
    const QString name = record.value(labelColumn(*field)).toString();
    return name.isEmpty() ? EditRight::tr("You change only %1 of your own; this one belongs to somebody else.").arg(entity.plural)
                          : EditRight::tr("You change only %1 of your own; this one belongs to %2.").arg(entity.plural, name);
}
