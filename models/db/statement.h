#pragma once
#include <QString>
#include <QVariantList>

// One SQL statement with '?' placeholders and the values bound to them. Identifiers in it come from the catalog only.
// Bound: an invalid or null QVariant is NULL, a QString (even a null one) is text, a QVariantList or QStringList is an array.
struct Statement
{
    QString sql;
    QVariantList binds = {};

    // Bound values that must never appear in a statement's text (secrets, file contents) travel through PQexecParams.
    bool isSecret = false;
};
