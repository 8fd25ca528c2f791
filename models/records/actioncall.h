#pragma once
#include "db/result.h"
#include "db/rows.h"
#include "db/statement.h"

#include <QFuture>
#include <QVariantMap>

struct Action;
struct Backend;
struct Entity;

// Carries out a declared step for one record: its function with the arguments from the record's values, or the column that it sets.
// `answer` is what the person was asked for: the reason, or the value. A refusal is an error, however the function answers it.
QFuture<Result<Rows>> callAction(Backend &backend, const Entity &entity, const Action &action, const QVariantMap &record,
                                 const QVariant &answer = {});

// The statement of a step; for several records at once where the function takes their keys.
Statement actionStatement(const Backend &backend, const Entity &entity, const Action &action, const QList<QVariantMap> &records,
                          const QVariant &answer);
bool takesMany(const Action &action);
// The fields of a record that a step needs.
QStringList fieldsFor(const Entity &entity, const Action &action);
// What a row of an answer says of its record: nothing when it was done.
std::optional<Error> refusalIn(const Rows &rows, qsizetype row);
// Nobody takes a step with themselves that has to be somebody else's.
std::optional<Error> onOneself(const Backend &backend, const Action &action, const QVariantMap &record);
// Why a step can't be tried with a record as it is known; nothing when it can.
std::optional<Error> obstacle(const Backend &backend, const Entity &entity, const Action &action, const QVariantMap &record);
