#pragma once
#include <QDate>
#include <QString>
#include <optional>

// Spans of days that people name: "today", "this_month", "last_30_days". Both ends belong to it.
struct Period
{
    QDate first;
    QDate last;

    // Empty when there is no such period. Weeks begin on Monday.
    static std::optional<Period> named(const QString &key, QDate today);
    static QStringList keys();
    static QString label(const QString &key);
};
