#pragma once
#include "catalog/filter.h"

#include <QDate>
#include <QStringList>

class Catalog;
struct Entity;
struct Field;

// What a typed line came to: the filter, the parts that stay in the line as they stood there (words, and what names a column but no value
// of it, which does nothing), and a sentence for whatever was not understood as it was probably meant.
struct FilterReading
{
    Filter filter;
    QStringList kept;
    QStringList sentences;
};

// Reads what people type into the filter line: "status:overdue amount>10k due:this month owner:me free words". Words before a sign name a
// field by its label, its name, or the start of either; a sign after any other word is searched for with it.
// Amounts are of the currency that the line names, wherever it stands in it; else of one with this exponent.
FilterReading readFilterLine(const QString &line, const Entity &entity, const Catalog &catalog, QDate today, int exponent = 2);
