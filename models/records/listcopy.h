#pragma once
#include "db/result.h"
#include "db/rows.h"
#include "records/rowchoice.h"

#include <QFuture>

struct Backend;
struct Entity;

// Ticked rows as a table for other programs: the columns that the list shows, in the list's order, with values as an export has them.
struct RowsAsTable
{
    static constexpr int Most = 10'000; // what a clipboard is good for

    QStringList fields;
    RowChoice choice;
    QString sortField = {};
    Qt::SortOrder order = Qt::AscendingOrder;
};
QFuture<Result<Rows>> readAsTable(Backend &backend, const Entity &entity, const RowsAsTable &wanted);

// With the labels as first line: a spreadsheet takes the tabs, a letter the table.
QString asTabbedText(const Rows &rows);
QString asHtml(const Rows &rows);
