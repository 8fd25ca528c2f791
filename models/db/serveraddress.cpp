#include "db/serveraddress.h"

#include <libpq-fe.h>
#include <memory>

using namespace Qt::StringLiterals;

QMap<QString, QString> ServerAddress::keywords(QString *why) const
{
    char *problem = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(uri.toUtf8().constData(), &problem),
                                                                               PQconninfoFree);
    if (!options) {
        if (why)
            *why = QString::fromUtf8(problem).trimmed();
        PQfreemem(problem);
        return {};
    }
    QMap<QString, QString> keywords{
        {u"application_name"_s, u"Kontor"_s}, {u"client_encoding"_s, u"UTF8"_s},  {u"connect_timeout"_s, u"5"_s},
        {u"keepalives_idle"_s, u"10"_s},      {u"keepalives_interval"_s, u"5"_s}, {u"keepalives_count"_s, u"3"_s},
        {u"tcp_user_timeout"_s, u"20000"_s},  {u"gssencmode"_s, u"disable"_s},
    };
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->val)
            keywords[QString::fromUtf8(option->keyword)] = QString::fromUtf8(option->val);
    }
    if (!login.isEmpty())
        keywords[u"user"_s] = login;
    if (!password.isEmpty())
        keywords[u"password"_s] = password;
    return keywords;
}

QMap<QString, QString> ServerAddress::environment() const
{
    const auto values = keywords();
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> known(PQconndefaults(), PQconninfoFree);
    QMap<QString, QString> variables;
    for (const PQconninfoOption *option = known.get(); option && option->keyword; ++option) {
        const auto value = values.constFind(QString::fromUtf8(option->keyword));
        if (option->envvar && value != values.constEnd())
            variables.insert(QString::fromUtf8(option->envvar), *value);
    }
    return variables;
}
