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
    // A write that is recognised when it is sent again (its rows have ids that the program made): then it answers what it answered before,
    // and does nothing. It may take its COMMIT along, and hold its locks no longer than the server needs.
    bool isRecognised = false;
};
