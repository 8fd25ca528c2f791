#include "deeplink.h"

#include <QUrl>

using namespace Qt::StringLiterals;

Target targetOf(const QString &link)
{
    const QUrl url(link);
    if (url.scheme() != "kontor"_L1)
        return {};
    static const QHash<QString, QString> pages{
        {u"deal"_s, u"deals"_s},
        {u"payment"_s, u"payments"_s},
        {u"client"_s, u"clients"_s},
        {u"commission"_s, u"commissions"_s},
        {u"member"_s, u"members"_s},
        {u"home"_s, u"home"_s},
        {u"verification"_s, u"verification"_s},
    };
    const QString words = url.path().mid(1);
    Target target{pages.value(url.host()), {}, {}};
    if (!target.page.isEmpty() && !words.isEmpty())
        target.arguments = {{u"filter"_s, words}};
    return target;
}
