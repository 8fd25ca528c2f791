#include "bench.h"
#include "children.h"
#include "jobs.h"

using namespace Qt::StringLiterals;

void measureClient(Bench &bench)
{
    QList<double> windows;
    QList<double> homes;
    for (int i = 0; i < bench.rounds; ++i) {
        const Told child = Child::run(u"start"_s, {bench.peopleUri});
        windows.append(child.number(u"window"_s) - child.askedAt);
        homes.append(child.number(u"home"_s));
    }
    bench.report.add({.job = u"cold start to the sign-in window"_s, .value = medianOf(windows), .limit = 400});
    bench.report.add({.job = u"sign-in to the painted home of a manager"_s, .value = medianOf(homes), .limit = 500});

    const Told child = Child::run(u"visit"_s, {bench.peopleUri});
    bench.report.add({.job = u"client memory, idle on the home"_s, .value = child.number(u"idle"_s), .unit = u"MB"_s, .limit = 90});
    bench.report.add(
        {.job = u"client memory after scrolling through all deals"_s, .value = child.number(u"scrolled"_s), .unit = u"MB"_s, .limit = 200});
    for (const auto &[key, what] : {std::pair{u"list"_s, u"opening a list"_s},
                                    {u"scrolling"_s, u"scrolling through a list"_s},
                                    {u"form"_s, u"opening a form"_s},
                                    {u"typing"_s, u"typing in a form"_s},
                                    {u"first"_s, u"from sign-in to the home"_s},
                                    {u"dashboard"_s, u"loading a dashboard"_s}}) {
        const auto number = [&child, &key](const QString &name) { return QString::number(child.number(key + name), 'f', 2); };
        bench.report.add({.job = u"longest stretch the GUI thread was busy, %1"_s.arg(what),
                          .value = child.number(key + u".max"_s),
                          .limit = 16,
                          .note = u"p50 %1, p99 %2; of the processor %3, %4, at most %5: %6"_s.arg(
                              number(u".p50"_s), number(u".p99"_s), number(u".processor.p50"_s), number(u".processor.p99"_s),
                              number(u".processor.max"_s), child.words(key + u".causes"_s))});
    }
}
