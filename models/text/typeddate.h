#pragma once
#include <QDate>
#include <QLocale>
#include <QString>

// A date as people type it, or a null date: t (today), +7, -3, +2w, +1m, 14, 14.5, 14.5.26, 2026-05-14, m (this month's first
// day), e (its last), names of weekdays (the next one) and of months ("14 may"). A year of two digits is of this century.
QDate parseDate(const QString &text, QDate today, const QLocale &locale = QLocale());
