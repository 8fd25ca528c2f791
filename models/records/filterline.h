#pragma once
#include "catalog/filter.h"

#include <QDate>
#include <QStringList>

class Catalog;
struct Entity;
struct Field;

// What a typed line came to: the filter, the parts that name a column but no value of it (they stay in the line and do nothing), and a
// sentence for whatever was not understood as it was probably meant.
struct FilterReading
{
    Filter filter;
    QStringList left;
    QStringList sentences;
};

// Reads what people type into the filter line: "status:overdue amount>10k due:this_month owner:me free words". Words before a sign name a
// field by its label, its name, or the start of either; a sign after any other word is searched for with it.
FilterReading readFilterLine(const QString &line, const Entity &entity, const Catalog &catalog, QDate today);

// A condition as a token shows it: the field's label, and what is asked of it.
struct ConditionText
{
    QString label;
    QString value;
};
ConditionText conditionText(const Condition &condition, const Entity &entity, const Catalog &catalog);
