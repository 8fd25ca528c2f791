#pragma once
#include "catalog/entity.h"

// The fields that a list can have as columns, each name once: of several that are called the same (a client's key and name) the one that
// the list shows by itself, else the first.
QList<const Field *> columnsToChoose(const Entity &entity);

// The fields that a list can be filtered by, each name once, those first that the entity offers by itself: of several that are called the
// same the one that it offers, else the reference, whose rows are found by name.
QList<const Field *> fieldsToFilterBy(const Entity &entity);
