#include "bench.h"
#include "busystretches.h"
#include "children.h"
#include "jobs.h"

#include <QElapsedTimer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr int IdleSeconds = 10;
constexpr int RoundsForAVisit = 4; // a visit takes half a minute

// What the machine itself takes from whoever computes: the longest time that passes between two looks at the clock.
void measureMachine(Bench &bench)
{
    double longest = 0;
    double longestOfProcessor = 0;
    QElapsedTimer clock;
    clock.start();
    double processor = processorMilliseconds();
    for (qint64 before = 0; before < IdleSeconds * 1'000'000'000LL;) {
        const qint64 now = clock.nsecsElapsed();
        const double used = processorMilliseconds();
        longest = std::max(longest, double(now - before) / 1e6);
        longestOfProcessor = std::max(longestOfProcessor, used - processor);
        before = now;
        processor = used;
    }
    bench.report.add(
        {.job = u"longest stop of a loop that does nothing, %1 s"_s.arg(IdleSeconds),
         .value = longest,
         .note = u"of the processor %1: as much may be in any of the figures below"_s.arg(QString::number(longestOfProcessor, 'f', 2))});
}

// What a person did in a window, several times over.
class Visits
{
public:
    explicit Visits(Bench &bench)
    {
        for (int visit = 0; visit < std::max(1, bench.rounds / RoundsForAVisit); ++visit)
            m_all.append(Child::run(u"visit"_s, {bench.peopleUri}));
    }

    QList<double> numbers(const QString &name) const
    {
        QList<double> values;
        for (const Told &visit : m_all)
            values.append(visit.number(name));
        return values;
    }
    double median(const QString &name) const { return medianOf(numbers(name)); }

    // p50, p99 and the longest, each the median of the visits; then the longest of them all, and what with.
    Figure busy(const QString &key, const QString &what) const
    {
        const auto number = [&](const QString &name) { return QString::number(median(key + name), 'f', 2); };
        const Told &worst = *std::ranges::max_element(m_all, {}, [&](const Told &visit) { return visit.number(key + u".max"_s); });
        const auto worstNumber = [&](const QString &name) { return QString::number(worst.number(key + name), 'f', 2); };
        return {.job = u"longest stretch the GUI thread was busy, %1"_s.arg(what),
                .value = median(key + u".max"_s),
                .best = std::ranges::min(numbers(key + u".max"_s)),
                .limit = 16,
                .note = u"p50 %1, p99 %2; of the processor %3, %4, at most %5; worst of %6 visits %7, of the processor %8: %9"_s.arg(
                    number(u".p50"_s), number(u".p99"_s), number(u".processor.p50"_s), number(u".processor.p99"_s),
                    number(u".processor.max"_s), QString::number(m_all.size()), worstNumber(u".max"_s), worstNumber(u".processor.max"_s),
                    worst.words(key + u".causes"_s))};
    }

private:
    QList<Told> m_all;
};
}

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

    measureMachine(bench);
    const Visits visits(bench);
    bench.report.add({.job = u"client memory, idle on the home"_s, .value = visits.median(u"idle"_s), .unit = u"MB"_s, .limit = 90});
    bench.report.add({.job = u"client memory after scrolling through all deals"_s,
                      .value = visits.median(u"scrolled"_s),
                      .unit = u"MB"_s,
                      .limit = 200});
    for (const auto &[key, what] : {std::pair{u"list"_s, u"opening a list"_s},
                                    {u"scrolling"_s, u"scrolling through a list"_s},
                                    {u"form"_s, u"opening a form"_s},
                                    {u"typing"_s, u"typing in a form"_s},
                                    {u"first"_s, u"from sign-in to the home"_s},
                                    {u"dashboard"_s, u"loading a dashboard"_s}})
        bench.report.add(visits.busy(key, what));
}
