#include "shell/deeplink.h"
#include "catalog/catalog.h"

#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

QString pageOf(const Catalog &catalog, const QString &kind)
{
    const Entity *entity = catalog.entity(kind);
    return entity ? entity->listPageId() : QString();
}

Target targetOf(const Catalog &catalog, const QString &link)
{
    const QUrl url(link);
    if (url.scheme() != "kontor"_L1)
        return {};
    const QString page = pageOf(catalog, url.host());
    Target target{page.isEmpty() ? url.host() : page, {}, {}};
    const QString words = url.path().mid(1);
    if (!QUuid::fromString(words).isNull())
        target.id = words;
    else if (!words.isEmpty())
        target.arguments = {{u"filter"_s, words}};
    return target;
}

QString linkTo(const Catalog &catalog, const RecordMark &record)
{
    QUrl url;
    url.setScheme(u"kontor"_s);
    url.setHost(record.kind);
    const Entity *entity = catalog.entity(record.kind);
    url.setPath(u'/' + (entity && entity->isFoundByNumber ? record.number : record.id));
    return url.toString(QUrl::FullyEncoded);
}

QString linkTo(const Target &screen)
{
    return u"kontor://"_s + screen.page;
}
