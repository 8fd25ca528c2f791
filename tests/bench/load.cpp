#include "answered.h"
#include "bench.h"
#include "jobs.h"
#include "office/demo.h"

using namespace Qt::StringLiterals;

namespace {
// Milliseconds until the deals were in with all that follows from them, and those that it then took to prove keys and books.
struct Load
{
    qint64 loaded = 0;
    qint64 proved = 0;
};

Load load(Bench &bench, qlonglong deals, qlonglong small)
{
    QElapsedTimer clock;
    clock.start();
    Load taken;
    expected(Demo(bench.ownerUri).deals({.deals = deals, .small = small}, [&](const Demo::Progress &progress) {
        if (progress.isLoaded)
            taken.loaded = clock.elapsed();
    }));
    taken.proved = clock.elapsed() - taken.loaded;
    return taken;
}

// What the server does by itself after a load (the trail sealed, dead rows cleared, pages written) would otherwise take a core from
// what is measured next, at whatever minute its turn comes.
void tidyUp(Bench &bench)
{
    QElapsedTimer clock;
    clock.start();
    for (const char *work : {"select count(*) from core.maintain()", "vacuum (analyze)", "checkpoint"})
        bench.raw->run(work);
    bench.report.add({.job = u"sealing their trail, vacuum"_s, .value = elapsed(clock) / 1000, .unit = u"s"_s});
}
}

// Fills the office up to what was asked for; one that is full already gets a little more, so that there is a figure.
void measureLoad(Bench &bench)
{
    const qlonglong there = bench.raw->run("select count(*) from sales.deal where tenant_id = '" + bench.tenant + "'").toLongLong();
    const qlonglong smallThere
        = bench.raw->run("select count(*) from sales.deal d join core.tenant t on t.id = d.tenant_id where t.slug like 'small-%'")
              .toLongLong();
    const qlonglong missing = std::max(there + 2 > bench.deals ? qlonglong(20'000) : bench.deals - there, qlonglong(2));
    const qlonglong smallMissing = std::max<qlonglong>(0, bench.small - smallThere);
    bench.report.say(u"loading %1 deals, and %2 of 49 small organizations"_s.arg(missing).arg(smallMissing));
    const Load taken = load(bench, missing, smallMissing);
    bench.report.add({.job = u"demo data with all that follows"_s,
                      .value = double(missing + smallMissing) / std::max<qint64>(1, taken.loaded) * 1000,
                      .unit = u"deals/s"_s,
                      .limit = 5000,
                      .isAtLeast = true,
                      .note = u"%1 deals"_s.arg(missing + smallMissing)});
    bench.report.add({.job = u"proving their keys and books"_s, .value = taken.proved / 1000.0, .unit = u"s"_s});
    tidyUp(bench);
}

// The list and the home with four times as many deals, beside what they took before.
void measureGrowth(Bench &bench)
{
    const qlonglong there = bench.raw->run("select count(*) from sales.deal where tenant_id = '" + bench.tenant + "'").toLongLong();
    const QList<Figure> before = bench.report.figures();
    bench.report.say(u"loading %1 deals more"_s.arg(there * 3));
    load(bench, there * 3, 0);
    tidyUp(bench);
    measureLists(bench);
    measureHome(bench);
    const QList<Figure> after = bench.report.figures().sliced(before.size());
    for (const Figure &was : before)
        for (const Figure &is : after)
            if (is.job == was.job && was.value > 0 && (is.job.contains(u"first page"_s) || is.job.contains(u"home"_s)))
                bench.report.add(
                    {.job = u"%1: 4 times the deals"_s.arg(is.job), .value = is.value / was.value, .unit = u"times"_s, .limit = 1.1});
}
