#include "bench.h"
#include "children.h"
#include "jobs.h"
#include "office/office.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonObject>
#include <QTextStream>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
using Job = void (*)(Bench &);
const QList<QPair<QString, Job>> families{{u"load"_s, measureLoad},     {u"lists"_s, measureLists},   {u"home"_s, measureHome},
                                          {u"writes"_s, measureWrites}, {u"export"_s, measureExport}, {u"client"_s, measureClient},
                                          {u"crowd"_s, measureCrowd},   {u"growth"_s, measureGrowth}};

int measure(Bench &bench, const QStringList &only, const QString &json)
{
    measureMachine(bench, u"before"_s);
    for (const auto &[name, job] : families)
        if (only.isEmpty() || only.contains(name))
            job(bench);
    measureMachine(bench, u"after"_s);
    bench.report.say(u"%1 figures, %2 miss their limit"_s.arg(bench.report.figures().size()).arg(bench.report.missed()));
    if (json.isEmpty())
        return 0;
    QFile file(json);
    const QByteArray text = bench.report.json({{u"deals"_s, bench.deals}, {u"small"_s, bench.small}, {u"rounds"_s, bench.rounds}});
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size())
        return 0;
    QTextStream(stderr) << "kontor-bench: " << file.fileName() << " can't be written\n";
    return 1;
}
}

int main(int argc, char **argv)
{
    if (argc > 3 && QByteArrayView(argv[1]) == "--child")
        return Child::perform(QString::fromLatin1(argv[2]), argc, argv);

    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"kontor-bench"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    QStringList names;
    for (const auto &[name, job] : families)
        names << name;
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures what people wait for, beside raw libpq, in an office of its own. Families: "_s
                                     + names.join(u", "_s));
    parser.addHelpOption();
    parser.addOptions({{u"deals"_s, u"Deals of the first organization."_s, u"N"_s, u"1000000"_s},
                       {u"small"_s, u"Deals that 49 small organizations share; as many as --deals where nothing is said."_s, u"N"_s},
                       {u"office"_s, u"An office to make, or to use again; it stays. Else one is made and removed."_s, u"DIR"_s},
                       {u"json"_s, u"Writes every figure there too."_s, u"FILE"_s},
                       {u"only"_s, u"Measures these families only, such as lists,home."_s, u"FAMILIES"_s},
                       {u"rounds"_s, u"Medians of so many rounds."_s, u"N"_s, u"20"_s}});
    parser.process(application);

    const QString folder = parser.isSet(u"office"_s) ? parser.value(u"office"_s) : u"/tmp/kontor-bench-%1"_s.arg(getpid());
    const Office office(folder, [](const QString &sentence) { QTextStream(stdout) << "-- " << sentence << Qt::endl; });
    if (const Result<void> started = office.start(true); !started)
        qFatal("%s", qPrintable(started.error().message));
    const QJsonObject status = office.status();
    Bench bench{.ownerUri = status.value(u"owner_uri"_s).toString(), .peopleUri = status.value(u"people_uri"_s).toString()};
    bench.deals = parser.value(u"deals"_s).toLongLong();
    bench.small = parser.isSet(u"small"_s) ? parser.value(u"small"_s).toLongLong() : bench.deals;
    bench.rounds = std::max(1, parser.value(u"rounds"_s).toInt());
    bench.raw = std::make_unique<Raw>(bench.ownerUri);
    bench.tenant = bench.raw->run("select demo.tenant('baltic-solar')");

    const int code = measure(bench, parser.value(u"only"_s).split(u',', Qt::SkipEmptyParts), parser.value(u"json"_s));
    bench.raw.reset();
    if (!parser.isSet(u"office"_s))
        if (const Result<void> removed = office.destroy(); !removed)
            QTextStream(stderr) << "kontor-bench: " << removed.error().message << "\n";
    return code;
}
