#pragma once
#include "db/database.h"

#include <QDate>
#include <QDateTime>

// An administrator's home, read in one statement: who works here, who is signed in, what happened that should be known.
struct AdminFigures
{
    struct Role
    {
        QString name;
        qlonglong members = 0; // active ones
    };
    struct SignedIn
    {
        QString session;
        QString person;
        QString initials;
        QString role;
        QString computer;
        QDateTime since;
        QDateTime lastActivity;
    };
    // What changed no row, but should be known: exports, prints, passwords.
    struct Activity
    {
        QString who;
        QString kind;        // export, print, import, password_change, password_reset
        QString whom;        // whose password was reset
        QString list;        // what was exported, by its key in the catalog …
        qlonglong rows = -1; // … and how many rows of it; -1: more than were counted
        QDateTime at;
        QString outcome; // of an export: done, failed, stopped; empty: its program never said
    };

    qlonglong active = 0;
    qlonglong invited = 0;
    qlonglong suspended = 0;
    qlonglong peopleNow = 0;   // signed in, …
    qlonglong sessionsNow = 0; // … in so many sessions
    QDate weekStart;           // seven days, today the last
    QDate today;
    qlonglong signIns = 0;      // in these days …
    qlonglong signInPeople = 0; // … of so many people
    QList<Role> roles;
    QList<SignedIn> signedIn;   // the latest active first
    QList<Activity> activities; // of 30 days, newest first
};

QFuture<Result<AdminFigures>> adminFigures(Database &database, const QString &tenant, const QByteArray &timeZone, QDate today);
