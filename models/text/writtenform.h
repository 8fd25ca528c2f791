#pragma once
#include <QHash>
#include <QString>

// How some texts have to be written: the rules of the database's tables that end in _format, by their names, so that a form tells at once
// of everything that is written otherwise. The database asks the same of whatever it is given, but stops at the first.
const QHash<QString, QString> &writtenForms();

// Nothing written breaks no rule, and neither does what there is no rule of.
bool isWrittenWell(const QString &rule, const QString &text);
