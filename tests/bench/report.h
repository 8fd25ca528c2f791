#pragma once
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

// One measured job beside its limits: an absolute one, and a multiple of what raw libpq took for the bare statement.
struct Figure
{
    QString job;
    double value = 0;
    QString unit = QStringLiteral("ms");
    std::optional<double> best = {}; // the shortest round: what other programs on the machine disturbed least
    std::optional<double> limit = {};
    std::optional<double> raw = {};
    std::optional<double> bestRaw = {};
    std::optional<double> timesRaw = {};
    bool isAtLeast = false; // the limit is a floor
    QString note = {};

    bool holds() const;
    QString limits() const;
};

// All figures: a line each as they come, JSON at the end.
class Report
{
public:
    void add(const Figure &figure);
    void say(const QString &sentence);
    const QList<Figure> &figures() const { return m_figures; }
    int missed() const;
    QByteArray json(const QJsonObject &about) const;

private:
    QList<Figure> m_figures;
};

double medianOf(QList<double> values);
double percentileOf(QList<double> values, double percent);
