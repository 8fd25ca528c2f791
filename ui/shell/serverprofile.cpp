#include "shell/serverprofile.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

QString serverUri(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty() || text.contains(u' '))
        return {};
    const bool isWhole = text.startsWith("postgresql://"_L1) || text.startsWith("postgres://"_L1);
    QUrl url(isWhole ? text : u"postgresql://"_s + text, QUrl::StrictMode);
    if (!url.isValid() || (url.host().isEmpty() && !QUrlQuery(url).hasQueryItem(u"host"_s)))
        return {};
    url.setUserInfo({});
    if (url.path().size() < 2)
        url.setPath(u"/kontor"_s);
    QUrlQuery query(url);
    if (!query.hasQueryItem(u"sslmode"_s) && !query.hasQueryItem(u"host"_s))
        query.addQueryItem(u"sslmode"_s, u"require"_s);
    url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

QString serverHost(const QString &uri)
{
    return QUrl(uri).host();
}
