#pragma once
#include "raw.h"
#include "report.h"
#include "support/testoffice.h"

#include <functional>
#include <memory>

// The office that is measured, who works in it, and where figures go.
struct Bench
{
    QString ownerUri;
    QString peopleUri;
    qlonglong deals = 0; // of the first organization
    qlonglong small = 0;
    int rounds = 20;
    Report report = {};
    std::unique_ptr<Raw> raw = {};
    QByteArray tenant = {}; // the first organization

    // A demo person at work, as the program signs them in.
    std::unique_ptr<Desk> signIn(const QString &name) const;
    QByteArray person(const QString &name) const;

    // Measures so many rounds, after one that warms up, and reports the median.
    void measure(Figure figure, const std::function<double()> &round);
    // … beside what raw libpq takes, round by round in turn. What is prepared is prepared for both: they find the machine and its caches
    // alike.
    void measureBeside(Figure figure, const std::function<double()> &round, const std::function<double()> &rawRound,
                       const std::function<void()> &prepare = {});
};
