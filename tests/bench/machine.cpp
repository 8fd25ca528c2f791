#include "answered.h"
#include "bench.h"
#include "jobs.h"

#include <QThread>
#include <algorithm>
#include <random>
#include <sys/mman.h>
#include <thread>

using namespace Qt::StringLiterals;

namespace {
constexpr size_t FreshBytes = size_t(256) << 20;

void sortNumbers()
{
    std::mt19937_64 same; // its default seed: the same numbers everywhere
    std::vector<quint64> numbers(1'000'000);
    std::ranges::generate(numbers, std::ref(same));
    std::ranges::sort(numbers);
}

// Each page for the first time. A virtual machine may have to ask its host for it, which is counted as work of whoever touches it.
void touchFreshMemory()
{
    void *fresh = ::mmap(nullptr, FreshBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (fresh == MAP_FAILED)
        qFatal("kontor-bench: no memory to measure the machine with");
    for (size_t at = 0; at < FreshBytes; at += 4096)
        static_cast<volatile char *>(fresh)[at] = 1;
    ::munmap(fresh, FreshBytes);
}
}

// What no change of the program moves: where it differs between two runs, so do the other figures.
void measureMachine(Bench &bench, const QString &when)
{
    bench.measure({.job = u"%1, the machine: a million numbers sorted on each core"_s.arg(when)}, [] {
        QElapsedTimer clock;
        clock.start();
        std::vector<std::jthread> cores;
        for (int core = 0; core < QThread::idealThreadCount(); ++core)
            cores.emplace_back(sortNumbers);
        cores.clear();
        return elapsed(clock);
    });
    bench.measure({.job = u"%1, the machine: 256 MiB of fresh memory"_s.arg(when)}, [] {
        QElapsedTimer clock;
        clock.start();
        touchFreshMemory();
        return elapsed(clock);
    });
}
