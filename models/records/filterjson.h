#pragma once
#include "catalog/filter.h"

#include <QJsonObject>

struct Entity;

// A filter as a saved view keeps it, and back. Values are texts, so that no figure loses digits; the entity's fields say what they are.
QJsonObject filterJson(const Filter &filter);
Filter filterFromJson(const QJsonObject &json, const Entity &entity);
