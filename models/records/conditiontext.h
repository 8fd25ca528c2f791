#pragma once
#include "catalog/filter.h"

struct Entity;

// A condition as a token shows it: the field's label, and what is asked of it.
struct ConditionText
{
    QString label;
    QString value;
};
ConditionText conditionText(const Condition &condition, const Entity &entity);
