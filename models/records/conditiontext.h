#pragma once
#include "catalog/filter.h"

struct Entity;

// A condition as a token shows it: the field's label, and what is asked of it.
struct ConditionText
{
    QString label;
    QString value;
};
// `exponent`: of the currency that amounts are in.
ConditionText conditionText(const Condition &condition, const Entity &entity, int exponent);
// The currency that a filter asks for; else the one given.
QString currencyOf(const Filter &filter, const Entity &entity, const QString &other);
