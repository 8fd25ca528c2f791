#pragma once
#include "catalog/filter.h"

#include <QDate>

class Catalog;
struct Entity;

// Reads what people type into the filter line: "status:overdue amount>10k due:this_month owner:me free words". Words before a sign name a
// field by its label, its name, or the start of either; what can't be read stays among the free words, so that nothing typed is lost.
Filter readFilterLine(const QString &line, const Entity &entity, const Catalog &catalog, QDate today);

// A condition as a token shows it: the field's label, and what is asked of it.
struct ConditionText
{
    QString label;
    QString value;
};
ConditionText conditionText(const Condition &condition, const Entity &entity, const Catalog &catalog);
