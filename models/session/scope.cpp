#include "session/scope.h"

using namespace Qt::StringLiterals;
using Scope = Session::Scope;

static const QHash<QString, Scope> &scopes()
{
    static const QHash<QString, Scope> all{
        {u"none"_s, Scope::None}, {u"own"_s, Scope::Own}, {u"team"_s, Scope::Team}, {u"all"_s, Scope::All}};
    return all;
}

Session::Scope scopeOf(const QString &key)
{
    return scopes().value(key, Scope::None);
}

QString keyOf(Session::Scope scope)
{
    return scopes().key(scope);
}
