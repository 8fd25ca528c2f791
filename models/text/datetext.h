#pragma once
#include <QDateTime>
#include <QLocale>
#include <QString>

// "today", "yesterday", "tomorrow", "8 May" within this year, else "14 May 2025".
QString dayText(QDate day, QDate today, const QLocale &locale = QLocale());
// How far off a day is: as dayText next to today, else as daysText.
QString distanceText(QDate day, QDate today);
// So many days from today: "today", "in 14 days", "9 days ago".
QString daysText(int days);
// "14 May 2026"
QString dateText(QDate day, const QLocale &locale = QLocale());
// "14 May", "May 2026": a day of a year, a month
QString shortDateText(QDate day, const QLocale &locale = QLocale());
QString monthText(QDate month, const QLocale &locale = QLocale());
// "1 May – 14 May 2026", with both years where they differ
QString spanText(QDate from, QDate to, const QLocale &locale = QLocale());
// "Thursday, 14 May 2026"
QString longDateText(QDate day, const QLocale &locale = QLocale());
// "today 08:46", "yesterday 17:02", "8 May 09:12". Both moments in the time zone that they are to be read in.
QString momentText(const QDateTime &moment, const QDateTime &now, const QLocale &locale = QLocale());
// "08:46", in the time zone that it is to be read in
QString timeText(const QDateTime &moment, const QLocale &locale = QLocale());
// "1 h 34 m", "12 m", "3 d 4 h", "under a minute"
QString durationText(qlonglong seconds);
