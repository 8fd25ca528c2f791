#include "desktop/desktopentry.h"
#include "office/demo.h"
#include "office/members.h"
#include "office/migration.h"
#include "office/office.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {
constexpr const char *usage = "kontorctl office create|start|stop|status|destroy [--data DIR] [--demo] [--json] [--if-unused]\n"
                              "kontorctl migrate --server URI\n"
                              "kontorctl demo --server URI --deals N [--small N] [--seed S]\n"
                              "kontorctl user add --server URI --email E --first-name F --last-name L --organization SLUG --role KEY\n"
                              "kontorctl maintain --server URI\n"
                              "kontorctl desktop register|unregister\n";

enum Exit { Fine = 0, Failed = 1, WrongCall = 2 };

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

int told(const Result<void> &result)
{
    if (result)
        return Fine;
    QTextStream(stderr) << "kontorctl: " << result.error().message << Qt::endl;
    return Failed;
}

int wrongCall(const QString &why)
{
    QTextStream(stderr) << "kontorctl: " << why << "\n\n" << usage;
    return WrongCall;
}

// A sentence a step, so that whoever started it (a person, or the sign-in window) can follow.
void say(const QString &sentence)
{
    out() << sentence << Qt::endl;
}

int office(const QCommandLineParser &parser)
{
    const QString verb = parser.positionalArguments().value(1);
    const Office office(parser.value(u"data"_s), say);
    const bool demo = parser.isSet(u"demo"_s);
    if (verb == "create"_L1)
        return told(office.create(demo));
    if (verb == "start"_L1)
        return told(office.start(demo));
    if (verb == "stop"_L1)
        return told(office.stop(parser.isSet(u"if-unused"_s)));
    if (verb == "destroy"_L1)
        return told(office.destroy());
    if (verb != "status"_L1)
        return wrongCall(u"office needs one of create, start, stop, status, destroy."_s);

    const QJsonObject status = office.status();
    if (parser.isSet(u"json"_s))
        out() << QString::fromUtf8(QJsonDocument(status).toJson(QJsonDocument::Compact)) << Qt::endl;
    else
        out() << status.value(u"state"_s).toString() << u' ' << status.value(u"data"_s).toString() << Qt::endl;
    return Fine;
}

int desktop(const QString &verb)
{
    const DesktopEntry entry;
    if (verb != "register"_L1 && verb != "unregister"_L1)
        return wrongCall(u"desktop needs register or unregister."_s);
    const bool adds = verb == "register"_L1;
    const Result<void> done = adds ? entry.add(QCoreApplication::applicationDirPath() + "/kontor"_L1) : entry.remove();
    if (!done)
        return told(done);
    out() << (adds ? u"kontor:// links open this program: "_s : u"Removed: "_s) << entry.file() << Qt::endl;
    if (!entry.missing().isEmpty())
        out() << u"Sign in to the desktop again to have it know: it has no "_s << entry.missing().join(u", "_s) << u'.' << Qt::endl;
    return Fine;
}

int demo(const QCommandLineParser &parser)
{
    bool isNumber = false;
    bool isSmallNumber = false;
    const Demo::Bulk bulk{.deals = parser.value(u"deals"_s).toLongLong(&isNumber),
                          .small = parser.value(u"small"_s).toLongLong(&isSmallNumber),
                          .seed = parser.value(u"seed"_s).toLongLong()};
    if (!isNumber || bulk.deals < 1)
        return wrongCall(u"demo needs --deals with a number of at least 1."_s);
    if (!isSmallNumber || bulk.small < 0)
        return wrongCall(u"--small needs a number of deals that 49 small organizations share."_s);
    QElapsedTimer clock;
    clock.start();
    const qlonglong wanted = bulk.deals + bulk.small;
    qint64 loaded = 0;
    const Result<void> made = Demo(parser.value(u"server"_s)).deals(bulk, [&](const Demo::Progress &progress) {
        const qint64 elapsed = std::max<qint64>(1, clock.elapsed());
        if (progress.isLoaded)
            loaded = elapsed;
        out() << (progress.isLoaded ? u"%1 deals with all that follows in %2 s, %3 a second"_s.arg(wanted)
                                          .arg(elapsed / 1000.0)
                                          .arg(wanted * 1000 / elapsed)
                                    : u"%1 of %2 deals, %3 a second"_s.arg(progress.deals).arg(wanted).arg(progress.deals * 1000 / elapsed))
              << Qt::endl;
    });
    if (made)
        out() << "keys and books proved in " << (clock.elapsed() - loaded) / 1000.0 << " s: they are whole" << Qt::endl;
    return told(made);
}

int addMember(const QCommandLineParser &parser)
{
    for (const QString &needed : {u"email"_s, u"first-name"_s, u"last-name"_s, u"organization"_s, u"role"_s})
        if (parser.value(needed).isEmpty())
            return wrongCall(u"user add needs --%1."_s.arg(needed));
    const Members members(parser.value(u"server"_s));
    const Result<QString> password = members.add({.email = parser.value(u"email"_s),
                                                  .firstName = parser.value(u"first-name"_s),
                                                  .lastName = parser.value(u"last-name"_s),
                                                  .organization = parser.value(u"organization"_s),
                                                  .role = parser.value(u"role"_s)});
    if (!password)
        return told(std::unexpected(password.error()));
    if (password->isEmpty())
        out() << "Added to the organization; the password stays as it was." << Qt::endl;
    else
        out() << "Added. First password, to be changed at the first sign-in: " << *password << Qt::endl;
    return Fine;
}
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"kontorctl"_s);
    QCoreApplication::setOrganizationName(u"kontor"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(QString::fromLatin1(usage));
    parser.addHelpOption();
    for (const QString &name : {u"data"_s, u"server"_s, u"deals"_s, u"small"_s, u"seed"_s, u"email"_s, u"first-name"_s, u"last-name"_s,
                                u"organization"_s, u"role"_s})
        parser.addOption(QCommandLineOption(name, {}, name, name == "seed"_L1 ? u"1"_s : name == "small"_L1 ? u"0"_s : QString()));
    for (const QString &name : {u"demo"_s, u"json"_s, u"if-unused"_s})
        parser.addOption(QCommandLineOption(name));
    const bool isUnderstood = parser.parse(QCoreApplication::arguments());
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (!isUnderstood)
        return wrongCall(parser.errorText());

    const QStringList words = parser.positionalArguments();
    const QString what = words.value(0);
    static const QHash<QString, qsizetype> commands{{u"office"_s, 2}, {u"desktop"_s, 2},  {u"migrate"_s, 1},
                                                    {u"demo"_s, 1},   {u"maintain"_s, 1}, {u"user"_s, 2}};
    if (!commands.contains(what))
        return wrongCall(what.isEmpty() ? u"say what to do."_s : u"'%1' is no command of kontorctl."_s.arg(words.join(u' ')));
    if (words.size() > commands.value(what))
        return wrongCall(u"'%1' is a word too many."_s.arg(words.at(commands.value(what))));
    if (what == "office"_L1)
        return office(parser);
    if (what == "desktop"_L1)
        return desktop(words.value(1));
    if (what == "user"_L1 && words.value(1) != "add"_L1)
        return wrongCall(u"user can be followed by add."_s);
    // Anything else would reach whatever server psql finds by itself.
    if (const QString server = parser.value(u"server"_s); !server.startsWith("postgresql://"_L1) && !server.startsWith("postgres://"_L1))
        return wrongCall(u"--server is needed, as a URI such as postgresql://owner@host/kontor."_s);
    if (what == "migrate"_L1)
        return told(Migration(parser.value(u"server"_s)).deploy());
    if (what == "demo"_L1)
        return demo(parser);
    if (what == "maintain"_L1)
        return told(Members(parser.value(u"server"_s)).maintain());
    return addMember(parser);
}
