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

    // The median of so many rounds, after one that warms up.
    double median(const std::function<double()> &round) const;
};
