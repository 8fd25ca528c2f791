#pragma once
#include "db/result.h"

#include <QString>

// The PostgreSQL that this machine has: the newest one that is new enough, because people have SQL and every known hole counts.
struct PostgreSql
{
    QString folder; // of its programs
    int version;    // as the server counts: 150020 is 15.20

    static constexpr int oldest = 150020;

    QString program(const QString &name) const { return folder + u'/' + name; }
    bool hasLibrary(const QString &name) const;

    // KOL01: there is none; KOL02: it is too old.
    static Result<PostgreSql> find();
};
