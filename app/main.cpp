#include "application.h"
#include "runninginstance.h"
#include "settings.h"
#include "tour.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {
struct CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(main)
public:
    CommandLine();
    // Help or version is all that is wanted: that needs no display.
    bool isQuestion(int argc, char **argv);

    QCommandLineOption tour{u"tour"_s, tr("Save every screen of every demo person as a picture, and end."), u"folder"_s};
    QCommandLineOption person{u"person"_s, tr("Of a tour: visit this person alone (more than one: repeat it)."), u"e-mail"_s};
    QCommandLineOption screen{u"screen"_s, tr("Of a tour: save this screen alone (more than one: repeat it)."), u"screen"_s};
    QCommandLineOption server{u"server"_s, tr("Sign in to this server (a postgresql:// address)."), u"address"_s};
    QCommandLineParser parser;
};

CommandLine::CommandLine()
{
    parser.setApplicationDescription(tr("A desktop back office on PostgreSQL"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({tour, person, screen, server});
    parser.addPositionalArgument(u"link"_s, tr("What to open, such as kontor://deal/DLID0042."), u"[link]"_s);
}

bool CommandLine::isQuestion(int argc, char **argv)
{
    QStringList arguments;
    for (int at = 0; at < argc; ++at)
        arguments.append(QString::fromLocal8Bit(argv[at]));
    parser.parse(arguments); // what only an application with a display understands is no question
    return parser.isSet(u"help"_s) || parser.isSet(u"help-all"_s) || parser.isSet(u"version"_s);
}

// A platform must be chosen before there is an application to ask for its arguments.
bool wantsTour(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char *argument) { return QByteArrayView(argument).startsWith("--tour"); });
}

int tour(Theme &theme, const Tour::Wanted &wanted, const QString &server)
{
    const QTemporaryDir scratch;
    Settings settings(scratch.filePath(u"kontor.ini"_s));
    settings.setLocality({u"en"_s, u"en-GB"_s}); // the same pictures on every computer
    Application application(theme, settings);
    Tour tour(application, theme, wanted);
    tour.start(server);
    return QApplication::exec();
}
}

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"Kontor"_s);
    QCoreApplication::setOrganizationName(u"kontor"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    CommandLine line;
    if (line.isQuestion(argc, argv)) {
        const QCoreApplication app(argc, argv);
        line.parser.process(app); // answers, and ends the program
    }
    if (wantsTour(argc, argv) && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setDesktopFileName(u"kontor"_s); // its icon, and whose window it is

    const QCommandLineParser &parser = line.parser;
    line.parser.process(app);

    Theme theme(app);
    if (parser.isSet(line.tour))
        return tour(theme, {parser.value(line.tour), parser.values(line.person), parser.values(line.screen)}, parser.value(line.server));

    const QString link = parser.positionalArguments().value(0);
    RunningInstance instance;
    if (instance.isSecond(link))
        return 0;
    Settings settings;
    Application application(theme, settings);
    QObject::connect(&instance, &RunningInstance::asked, &application, &Application::openLink);
    application.start(parser.value(line.server));
    if (!link.isEmpty())
        application.openLink(link);
    return QApplication::exec();
}
