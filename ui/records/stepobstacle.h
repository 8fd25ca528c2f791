#pragma once
#include <QSet>
#include <QVariantMap>

struct Action;
struct Backend;
struct Entity;

// Why a step can't be tried with a record as it is known, in a sentence; empty where it can.
QString whyNotTake(const Backend &backend, const Entity &entity, const Action &action, const QVariantMap &record);
// The same with records in these states: a step that is possible in one of them can be tried with all.
QString whyNotTake(const Entity &entity, const Action &action, const QSet<QString> &states);
