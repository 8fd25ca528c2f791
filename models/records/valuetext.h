#pragma once
#include <QString>
#include <QVariant>

struct Backend;
struct Field;

// A stored value as people read it: choices by their label, amounts with their currency, moments in the organization's time zone.
QString valueText(const Backend &backend, const Field &field, const QVariant &value, const QString &currency = {});
