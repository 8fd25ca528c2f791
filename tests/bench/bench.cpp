#include "bench.h"
#include "answered.h"

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

double Bench::median(const std::function<double()> &round) const
{
    round();
    QList<double> times;
    for (int i = 0; i < rounds; ++i)
        times.append(round());
    return medianOf(times);
}
