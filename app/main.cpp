#include "application.h"
#include "runninginstance.h"
#include "settings.h"
#include "tour.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace {
// A platform must be chosen before there is an application to ask for its arguments.
bool wantsTour(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char *argument) { return QByteArrayView(argument).startsWith("--tour"); });
}

int tour(Theme &theme, const Tour::Wanted &wanted, const QString &server)
{
    const QTemporaryDir scratch;
    Settings settings(scratch.filePath(u"kontor.ini"_s));
    Application application(theme, settings);
    Tour tour(application, theme, wanted);
    tour.start(server);
    return QApplication::exec();
}
}

int main(int argc, char **argv)
{
    if (wantsTour(argc, argv) && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"Kontor"_s);
    QApplication::setOrganizationName(u"kontor"_s);
    QApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));

    QTranslator plurals;
    if (plurals.load(u":/translations/kontor_en.qm"_s))
        QApplication::installTranslator(&plurals);

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate("main", "A desktop back office on PostgreSQL"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption tourOption(
        u"tour"_s, QApplication::translate("main", "Save every screen of every demo person as a picture, and end."), u"folder"_s);
    const QCommandLineOption serverOption(u"server"_s, QApplication::translate("main", "Sign in to this server (a postgresql:// address)."),
                                          u"address"_s);
    const QCommandLineOption personOption(
        u"person"_s, QApplication::translate("main", "Of a tour: visit this person alone (more than one: repeat it)."), u"e-mail"_s);
    const QCommandLineOption screenOption(
        u"screen"_s, QApplication::translate("main", "Of a tour: save this screen alone (more than one: repeat it)."), u"screen"_s);
    parser.addOptions({tourOption, personOption, screenOption, serverOption});
    parser.addPositionalArgument(u"link"_s, QApplication::translate("main", "What to open, such as kontor://deal/DLID0042."), u"[link]"_s);
    parser.process(app);

    Theme theme(app);
    if (parser.isSet(tourOption))
        return tour(theme, {parser.value(tourOption), parser.values(personOption), parser.values(screenOption)},
                    parser.value(serverOption));

    const QString link = parser.positionalArguments().value(0);
    RunningInstance instance;
    if (instance.isSecond(link))
        return 0;
    Settings settings;
    Application application(theme, settings);
    QObject::connect(&instance, &RunningInstance::asked, &application, &Application::openLink);
    application.start(parser.value(serverOption));
    if (!link.isEmpty())
        application.openLink(link);
    return QApplication::exec();
}
