#pragma once
#include "catalog/filter.h"

struct Backend;
struct Entity;

// A condition as a token shows it: the field's label, and what is asked of it.
struct ConditionText
{
    QString label;
    QString value;
};
// `exponent`: of the currency that amounts are in.
ConditionText conditionText(const Condition &condition, const Entity &entity, int exponent);
// Of the currency that a filter asks for, else of the organization's.
int exponentOf(const Filter &filter, const Entity &entity, const Backend &backend);
