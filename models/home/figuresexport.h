#pragma once
#include <QJsonObject>
#include <QList>
#include <QString>
#include <functional>

class Job;
struct Backend;

// One figure of a dashboard, as the tables of its cards show it.
struct ShownFigure
{
    QString card;    // "Funnel by status"
    QString of;      // which of its marks: "Verified", or empty
    QString measure; // "Deals"
    QString value;   // as it is shown: "1,284", "61%"
};

// The figures of the page as a file, a line each; numbers without the language's separators, so that other programs can read them.
// `detail` goes to the trail: which days, whose, in which currency.
Job *startFiguresExport(Backend &backend, const QList<ShownFigure> &figures, const QString &page, const QJsonObject &detail,
                        const QString &path, const QString &title, const std::function<QString(qlonglong rows)> &words);
