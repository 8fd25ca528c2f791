#pragma once
#include "catalog/filter.h"

#include <QDate>
#include <optional>

class Catalog;
struct Field;

// What somebody typed after a column's name: "overdue,part" after ':', "10k" after '>'.
struct TypedValue
{
    const Field &field;
    QString sign;
    QString text;
};

// What it asks of the column; nothing where it is no value of it. `exponent`: of the currency that amounts are in.
std::optional<Condition> readCondition(const TypedValue &typed, const Catalog &catalog, QDate today, int exponent);
// What a column takes, for whoever typed something else.
QString expectedOf(const Field &field);
// A word as words are compared here: "In verification" is "in_verification".
QString plainWord(const QString &text);
