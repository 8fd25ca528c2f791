#include "shell/deeplink.h"

#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace {
// The screens that a link may name by what they show; others are named by their own word.
bool isRecordKind(const QString &word)
{
    static const QStringList kinds{u"deal"_s, u"payment"_s, u"client"_s, u"commission"_s, u"member"_s};
    return kinds.contains(word);
}

bool isScreen(const QString &word)
{
    static const QStringList screens{u"home"_s,        u"deals"_s,   u"clients"_s,  u"payments"_s, u"verification"_s,
                                     u"commissions"_s, u"members"_s, u"settings"_s, u"keys"_s};
    return screens.contains(word);
}
}

QString pageOf(const QString &kind)
{
    return kind + u's';
}

Target targetOf(const QString &link)
{
    const QUrl url(link);
    const QString word = url.host();
    if (url.scheme() != "kontor"_L1 || !(isRecordKind(word) || isScreen(word)))
        return {};
    Target target{isRecordKind(word) ? pageOf(word) : word, {}, {}};
    const QString words = url.path().mid(1);
    if (!QUuid::fromString(words).isNull())
        target.id = words;
    else if (!words.isEmpty())
        target.arguments = {{u"filter"_s, words}};
    return target;
}

QString linkTo(const RecordMark &record)
{
    QUrl url;
    url.setScheme(u"kontor"_s);
    url.setHost(record.kind);
    url.setPath(u'/' + (record.number.isEmpty() ? record.id : record.number));
    return url.toString(QUrl::FullyEncoded);
}

QString linkTo(const Target &screen)
{
    return u"kontor://"_s + screen.page;
}
