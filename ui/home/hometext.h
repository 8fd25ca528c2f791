#pragma once
#include "home/adminfigures.h"

#include <QDate>
#include <QString>

class Catalog;

// The homes' words for keys of the database.
QString funnelStepName(const QString &key);
// Of the deals that came as far as the step before, those that did not come to this one: they may still, or be cancelled. None: no words.
QString funnelStepMissing(const QString &key, qlonglong deals);
QString ageName(const QString &key);
QString nextStepName(const QString &key, int daysLate);
// After who did it: "gave Anna Zielińska a new first password", "exported 324 deals".
QString activityText(const Catalog &catalog, const AdminFigures::Activity &activity);
// A mark of a chart: on its axis ("W8", "9"), and in full ("Week 17").
QString bucketName(QDate from, const QString &step, bool isFirst);
QString bucketTitle(QDate from, const QString &step);
