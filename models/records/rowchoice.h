#pragma once
#include "catalog/filter.h"

#include <QSet>
#include <QStringList>
#include <algorithm>

// Which rows of a list are ticked: all that its filter shows but some, or none but some. By key, whatever is loaded.
struct RowChoice
{
    Filter filter = {};
    bool all = false;
    QSet<QString> exceptions = {};

    bool isEmpty() const { return !all && exceptions.isEmpty(); }
    bool contains(const QString &id) const { return all != exceptions.contains(id); }
    // Of rows that are named one by one: the next keys in order.
    QStringList next(const QString &after, qsizetype limit) const
    {
        QStringList keys;
        for (const QString &id : exceptions)
            if (id > after)
                keys.append(id);
        std::ranges::sort(keys);
        return keys.first(std::min(limit, keys.size()));
    }
};
