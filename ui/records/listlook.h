#pragma once
#include <QHash>
#include <QStringList>

// How somebody likes a list's view on this computer: its columns in order, their widths, and what it is sorted by.
struct ListLook
{
    QStringList columns = {};        // empty: the view's
    QHash<QString, int> widths = {}; // by field, in pixels at 100 %; only those that were drawn wider or narrower
    QString sortField = {};          // empty: the view's
    Qt::SortOrder order = Qt::AscendingOrder;

    static ListLook read(const QString &list, const QString &view);
    void keep(const QString &list, const QString &view) const;
};
