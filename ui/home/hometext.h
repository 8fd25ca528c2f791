#pragma once
#include <QDate>
#include <QString>

// The homes' words for keys of the database.
QString funnelStepName(const QString &key);
// Of the deals that came as far as the step before, those that did not come to this one: they may still, or be cancelled. None: no words.
QString funnelStepMissing(const QString &key, qlonglong deals);
QString ageName(const QString &key);
QString nextStepName(const QString &key, int daysLate);
// After who did it: "gave Anna Zielińska a new first password".
QString activityText(const QString &kind, const QString &whom);
// A mark of a chart: on its axis ("W8", "9"), and in full ("Week 17").
QString bucketName(QDate from, const QString &step, bool isFirst);
QString bucketTitle(QDate from, const QString &step);
