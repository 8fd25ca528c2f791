#include "report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

QString number(double value)
{
    return QString::number(value, 'f', value < 100 ? 2 : 0);
}
}

bool Figure::holds() const
{
    const bool isWithin = !limit || (isAtLeast ? value >= *limit : value <= *limit);
    return isWithin && (!timesRaw || !raw || value <= *raw * *timesRaw);
}

QString Figure::limits() const
{
    QStringList all;
    if (limit)
        all << (isAtLeast ? u"at least "_s : QString()) + number(*limit);
    if (timesRaw)
        all << number(*timesRaw) + u"x raw"_s;
    return all.join(u", "_s);
}

void Report::add(const Figure &figure)
{
    if (m_figures.isEmpty())
        out() << qSetFieldWidth(0)
              << u"%1 %2 %3 %4 %5  %6\n"_s.arg(u"job"_s, -58)
                     .arg(u"median"_s, 14)
                     .arg(u"best"_s, 7)
                     .arg(u"raw"_s, 7)
                     .arg(u"best"_s, 7)
                     .arg(u"limit"_s);
    m_figures.append(figure);
    const bool isJudged = figure.limit || figure.timesRaw;
    const auto optional = [](std::optional<double> value) { return value ? number(*value) : QString(); };
    out() << u"%1 %2 %3 %4 %5  %6%7%8"_s.arg(figure.job, -58)
                 .arg(number(figure.value) + u' ' + figure.unit, 14)
                 .arg(optional(figure.best), 7)
                 .arg(optional(figure.raw), 7)
                 .arg(optional(figure.bestRaw), 7)
                 .arg(figure.limits(), isJudged && !figure.holds() ? u"  MISSED"_s : QString(),
                      figure.note.isEmpty() ? QString() : u"  ("_s + figure.note + u')')
          << Qt::endl;
}

void Report::say(const QString &sentence)
{
    out() << u"-- "_s << sentence << Qt::endl;
}

int Report::missed() const
{
    return int(std::ranges::count_if(m_figures, [](const Figure &figure) { return !figure.holds(); }));
}

QByteArray Report::json(const QJsonObject &about) const
{
    QJsonArray all;
    for (const Figure &figure : m_figures) {
        QJsonObject one{{u"job"_s, figure.job}, {u"value"_s, figure.value}, {u"unit"_s, figure.unit}, {u"holds"_s, figure.holds()}};
        if (figure.limit)
            one.insert(figure.isAtLeast ? u"at_least"_s : u"at_most"_s, *figure.limit);
        if (figure.best)
            one.insert(u"best"_s, *figure.best);
        if (figure.raw)
            one.insert(u"raw"_s, *figure.raw);
        if (figure.bestRaw)
            one.insert(u"best_raw"_s, *figure.bestRaw);
        if (figure.timesRaw)
            one.insert(u"times_raw"_s, *figure.timesRaw);
        if (!figure.note.isEmpty())
            one.insert(u"note"_s, figure.note);
        all.append(one);
    }
    QJsonObject whole = about;
    whole.insert(u"figures"_s, all);
    return QJsonDocument(whole).toJson();
}

double percentileOf(QList<double> values, double percent)
{
    if (values.isEmpty())
        return 0;
    std::ranges::sort(values);
    return values.at(std::min(values.size() - 1, qsizetype(double(values.size()) * percent / 100)));
}

double medianOf(QList<double> values)
{
    return percentileOf(std::move(values), 50);
}
