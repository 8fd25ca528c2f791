#pragma once
#include <QVariant>

struct Backend;
struct Entity;

// Why this person can't change a record, as a sentence that says who can or what else leads there; empty: they can. `record` is what is
// known of it: its owner, state and deletion; an empty one is any record of that kind.
QString whyNotToEdit(const Backend &backend, const Entity &entity, const QVariantMap &record);
