#pragma once
#include <QString>
#include <QVariantMap>
#include <functional>

struct Backend;
struct Entity;
struct Field;

// A stored value as people read it: choices by their label, amounts with their currency, moments in the organization's time zone.
QString valueText(const Backend &backend, const Field &field, const QVariant &value, const QString &currency = {});

// What it means that the field is empty in a row with these values; empty: nothing in particular.
QString textOfNothing(const Field &field, const std::function<QVariant(const QString &)> &value);

// The key under which the name of what a reference points to stands beside the reference's own.
QString labelKey(const QString &reference);
// Where a row has that name.
QString labelColumn(const Field &field);

// A field of a record, a reference by the name of what it points to; empty where there is no such field, or
// nothing in it that means nothing either.
QString fieldText(const Backend &backend, const Entity &entity, const QVariantMap &record, const QString &field);
