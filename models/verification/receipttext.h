#pragma once
#include <QDate>
#include <QList>
#include <QRegularExpression>
#include <QString>
#include <optional>

// What a piece of a receipt's text says, in the notations that banks use.

// "1.234,56", "1,234.56", "1 234,56" or "1'234.56" in minor units; nothing when it is no amount.
std::optional<qlonglong> amountIn(const QString &text, int exponent);
// The days that a text may mean: two for "03/04/2026".
QList<QDate> daysIn(const QString &text);
// How many places differ between two references, whatever their spaces, dashes and case.
int distanceOf(const QString &one, const QString &other);
// Finds the days in a line.
const QRegularExpression &dayPattern();
// Letters and digits alone, in capitals: as people compare references.
QString bareText(const QString &text);
// Without accents and in small letters: machines read Łąki as Laki.
QString foldedText(const QString &text);
