#include "bench.h"
#include "children.h"
#include "jobs.h"

using namespace Qt::StringLiterals;

void measureClient(Bench &bench)
{
    QList<double> windows;
    QList<double> homes;
    for (int i = 0; i < bench.rounds; ++i) {
        const QHash<QString, double> child = Child::run(u"start"_s, {bench.peopleUri});
        windows.append(child.value(u"window"_s));
        homes.append(child.value(u"home"_s));
    }
    bench.report.add({.job = u"cold start to the sign-in window"_s, .value = medianOf(windows), .limit = 400});
    bench.report.add({.job = u"sign-in to the painted home of a manager"_s, .value = medianOf(homes), .limit = 500});

    const QHash<QString, double> child = Child::run(u"visit"_s, {bench.peopleUri});
    bench.report.add({.job = u"client memory, idle on the home"_s, .value = child.value(u"idle"_s), .unit = u"MB"_s, .limit = 90});
    bench.report.add(
        {.job = u"client memory after scrolling through all deals"_s, .value = child.value(u"scrolled"_s), .unit = u"MB"_s, .limit = 200});
    for (const auto &[key, what] : {std::pair{u"scrolling"_s, u"scrolling through a list"_s},
                                    {u"typing"_s, u"typing in a form"_s},
                                    {u"dashboard"_s, u"loading a dashboard"_s}})
        bench.report.add(
            {.job = u"longest stretch the GUI thread was busy, %1"_s.arg(what),
             .value = child.value(key + u".max"_s),
             .limit = 16,
             .note = u"p50 %1, p99 %2"_s.arg(child.value(key + u".p50"_s), 0, 'f', 2).arg(child.value(key + u".p99"_s), 0, 'f', 2)});
}
