#include "answered.h"
#include "bench.h"
#include "home/managerfigures.h"
#include "jobs.h"

using namespace Qt::StringLiterals;

void measureHome(Bench &bench)
{
    const std::unique_ptr<Desk> desk = bench.signIn(u"manager"_s);
    const QDate today = desk->session.today();
    const DashboardPeriod weeks(DashboardPeriod::Kind::ThirteenWeeks, today);
    const DashboardPeriod years = DashboardPeriod::custom(today.addYears(-2).addDays(1), today, today);
    for (const auto &[period, name] : {std::pair{weeks, u"13 weeks"_s}, {years, u"2 years"_s}}) {
        const ManagerQuestion question{.period = period, .compared = period.before()};
        bench.measure({.job = u"manager: all queries of the home, "_s + name, .limit = 30}, [&] {
            QElapsedTimer clock;
            clock.start();
            expected(answered(managerFigures(desk->database, question)));
            return elapsed(clock);
        });
    }
}
