#pragma once
#include "catalog/filter.h"
#include "db/result.h"

#include <QFuture>

struct Backend;
struct Entity;

// How many rows a filter lets through, at most 1000: "1000+" beyond.
QFuture<Result<QString>> countText(Backend &backend, const Entity &entity, const Filter &filter);
QString countText(qlonglong count);
// The same as a number: one more than a thousand says more than a thousand.
QFuture<Result<qlonglong>> countRows(Backend &backend, const Entity &entity, const Filter &filter);
