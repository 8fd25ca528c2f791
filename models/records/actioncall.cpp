#include "records/actioncall.h"
#include "backend.h"
#include "catalog/action.h"
#include "catalog/entity.h"
#include "db/database.h"
#include "records/recordselect.h"

using namespace Qt::StringLiterals;

QFuture<Result<Rows>> callAction(Backend &backend, const Action &action, const QVariantMap &record, const QString &reason)
{
    using Source = Action::Argument::Source;
    Statement statement;
    QStringList arguments;
    for (const Action::Argument &argument : action.arguments) {
        arguments.append(u"cast(? as "_s + argument.sqlType + u')');
        switch (argument.source) {
        case Source::FieldValue:
            statement.binds.append(record.value(argument.value.toString()));
            break;
        case Source::Reason:
            statement.binds.append(reason);
            break;
        case Source::Ids:
            statement.binds.append(QString(u'{' + record.value(u"id"_s).toString() + u'}'));
            break;
        case Source::Constant:
            statement.binds.append(argument.value);
            break;
        }
    }
    const QStringList name = action.function.split(u'.');
    statement.sql = u"select * from "_s + RecordSelect::quoted(Relation{name.first(), name.last()}) + u'(' + arguments.join(u", "_s) + u')';
    return backend.database.write(statement);
}
