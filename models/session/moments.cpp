#include "session/moments.h"
#include "session/session.h"
#include "text/datetext.h"

QString momentText(const Session &session, const QDateTime &moment)
{
    return momentText(session.localTime(moment), session.localTime(QDateTime::currentDateTimeUtc()));
}
