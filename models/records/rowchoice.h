#pragma once
#include "catalog/filter.h"

#include <QSet>

// Which rows of a list are ticked: all that its filter shows but some, or none but some. By key, whatever is loaded.
struct RowChoice
{
    Filter filter = {};
    bool all = false;
    QSet<QString> exceptions = {};

    bool isEmpty() const { return !all && exceptions.isEmpty(); }
    bool contains(const QString &id) const { return all != exceptions.contains(id); }
};
