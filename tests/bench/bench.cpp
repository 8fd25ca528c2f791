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

void Bench::measureBeside(Figure figure, const std::function<double()> &round, const std::function<double()> &rawRound)
{
    QList<double> times;
    const auto inTurn = [&] {
        const double took = round();
        times.append(rawRound());
        return took;
    };
    inTurn();
    times.clear();
    QList<double> programs;
    for (int i = 0; i < rounds; ++i)
        programs.append(inTurn());
    figure.value = medianOf(programs);
    figure.best = std::ranges::min(programs);
    figure.raw = medianOf(times);
    figure.bestRaw = std::ranges::min(times);
    report.add(figure);
}
