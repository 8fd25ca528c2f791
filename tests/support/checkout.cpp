#include "support/checkout.h"

QString Checkout::source()
{
    return QStringLiteral(KONTOR_SOURCE);
}

QString Checkout::build()
{
    return QStringLiteral(KONTOR_BUILD);
}
