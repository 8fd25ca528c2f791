#include "bench.h"
#include "answered.h"

#include <algorithm>

using namespace Qt::StringLiterals;

std::unique_ptr<Desk> Bench::signIn(const QString &name) const
{
    auto desk = std::make_unique<Desk>();
    const QList<Membership> memberships
        = expected(answered(desk->session.signIn(peopleUri, name + u"@baltic.example"_s, u"demo-Kontor-1"_s)));
    expected(answered(desk->session.enter(memberships.front().tenant)));
    expected(answered(desk->catalog.load(desk->database)));
    return desk;
}

QByteArray Bench::person(const QString &name) const
{
    return raw->run("select demo.person('" + name.toUtf8() + "@baltic.example')");
}

void Bench::measure(Figure figure, const std::function<double()> &round)
{
    round();
    QList<double> times;
    for (int i = 0; i < rounds; ++i)
        times.append(round());
    figure.value = medianOf(times);
    figure.best = std::ranges::min(times);
    report.add(figure);
}

void Bench::measureBeside(Figure figure, const std::function<double()> &round, const std::function<double()> &rawRound,
                          const std::function<void()> &prepare)
{
    const auto timed = [&](QList<double> &times, const std::function<double()> &one) {
        if (prepare)
            prepare();
        times.append(one());
    };
    QList<double> programs;
    QList<double> times;
    for (int i = 0; i <= rounds; ++i) {
        timed(programs, round);
        timed(times, rawRound);
        if (i == 0) {
            programs.clear();
            times.clear();
        }
    }
    figure.value = medianOf(programs);
    figure.best = std::ranges::min(programs);
    figure.raw = medianOf(times);
    figure.bestRaw = std::ranges::min(times);
    report.add(figure);
}
