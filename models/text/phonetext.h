#pragma once
#include <QString>

// A stored number, "+48601234567", as it is read: the code of the country, and groups as people there write them where they are known here,
// else of three digits. What is no number in international form stays as it is.
QString phoneText(const QString &number);

// What somebody typed or pasted as it is stored: "+48 (601) 234-567" is "+48601234567". What is no such number stays as it is.
QString typedPhone(const QString &text);

// Without what people write between the digits: part of a number, to be looked for.
QString ungrouped(const QString &text);
