#pragma once
#include "catalog/filter.h"
#include "db/statement.h"

#include <QJsonObject>
#include <QStringList>
#include <functional>

class Job;
struct Backend;
struct Entity;

// Rows of a list as a file: all that the filter shows, in the list's order, with the columns that it shows.
struct ListExport
{
    QStringList fields;
    Filter filter = {};
    QString sortField = {};
    Qt::SortOrder order = Qt::AscendingOrder;
    qlonglong expected = -1; // rows, as far as is known
    bool ofOneself = false;  // a copy of what is on the screen, not an export
};

// The rows as people read them elsewhere: headers are labels, choices are words, amounts have their currency's decimals, days and moments
// (of the organization) are ISO. Whoever may export only their own gets their own.
Statement exportStatement(const Backend &backend, const Entity &entity, const ListExport &wanted);

// What is written: the statement, and how the trail notes it (the screen and what of it).
struct Exported
{
    Statement select;
    QString page;
    QJsonObject detail;
    qlonglong expected = -1; // rows, as far as is known
};

// Writes it as RFC 4180, in a job: the file is there when it is complete, and not before. It is noted in the trail first.
Job *startExport(Backend &backend, const Exported &exported, const QString &path, const QString &title,
                 const std::function<QString(qlonglong rows)> &words);
// … the rows of a list.
Job *startExport(Backend &backend, const Entity &entity, const ListExport &wanted, const QString &path, const QString &title,
                 const std::function<QString(qlonglong rows)> &words);
