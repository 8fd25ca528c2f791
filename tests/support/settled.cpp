#include "support/settled.h"

QByteArray described(const Error &error)
{
    const QStringList parts{error.sqlState, error.constraint, error.column, error.message, error.hint};
    return parts.join(QLatin1StringView(" | ")).toUtf8();
}
