#include "shell/locality.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QTranslator>

using namespace Qt::StringLiterals;

Locality::Locality(const QString &translations, QObject *parent)
    : QObject(parent)
    , m_folder(translations)
{
}

Locality::~Locality() = default; // a translator that goes takes itself out

QList<QLocale> Locality::languages() const
{
    QList<QLocale> languages;
    for (const QString &file : QDir(m_folder).entryList({u"kontor_*.qm"_s}, QDir::Files, QDir::Name))
        languages.append(QLocale(file.section(u'_', 1).section(u'.', 0, 0)));
    return languages;
}

QList<QLocale> Locality::formats()
{
    return {QLocale(QLocale::German, QLocale::Germany),       QLocale(QLocale::English, QLocale::UnitedKingdom),
            QLocale(QLocale::English, QLocale::UnitedStates), QLocale(QLocale::Spanish, QLocale::Spain),
            QLocale(QLocale::French, QLocale::France),        QLocale(QLocale::Lithuanian, QLocale::Lithuania),
            QLocale(QLocale::Polish, QLocale::Poland),        QLocale(QLocale::Ukrainian, QLocale::Ukraine)};
}

// Qt names a language together with its first country ("American English", "español de España"); elsewhere it is called by its name alone.
QString Locality::nameOf(QLocale::Language language)
{
    QString shortest = QLocale(language).nativeLanguageName();
    for (const QLocale &locale : QLocale::matchingLocales(language, QLocale(language).script(), QLocale::AnyTerritory))
        if (const QString name = locale.nativeLanguageName(); !name.isEmpty() && name.size() < shortest.size())
            shortest = name;
    return shortest;
}

QString Locality::nameOf(const QLocale &locale)
{
    return tr("%1 (%2)").arg(nameOf(locale.language()), locale.nativeTerritoryName());
}

void Locality::choose(const Choice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    Q_EMIT chosen(choice);
}

void Locality::apply(const Choice &choice)
{
    m_choice = choice;
    m_applied = choice;
    QLocale::setDefault(choice.format.isEmpty() ? QLocale::system() : QLocale(choice.format));
    speak(spoken());
}

QLocale::Language Locality::spoken() const
{
    return spokenWith(m_applied);
}

QLocale::Language Locality::spokenWith(const Choice &choice) const
{
    const QList<QLocale> spoken = languages();
    QStringList wanted{choice.language};
    if (choice.language.isEmpty())
        wanted = QLocale::system().uiLanguages();
    for (const QString &name : std::as_const(wanted))
        if (const auto found = std::ranges::find(spoken, QLocale(name).language(), &QLocale::language); found != spoken.end())
            return found->language();
    return QLocale::English;
}

// English has a file, too, for its plurals; what another one lacks is said in English, and plurals with it. Qt's own words come from Qt.
void Locality::speak(QLocale::Language language)
{
    qDeleteAll(std::exchange(m_translators, {}));
    const auto load = [this](QLocale::Language language, const QString &what, const QString &folder) {
        auto translator = new QTranslator(this);
        if (translator->load(QLocale(language), what, u"_"_s, folder) && QCoreApplication::installTranslator(translator))
            m_translators.append(translator);
        else
            delete translator;
    };
    load(QLocale::English, u"kontor"_s, m_folder);
    if (language == QLocale::English)
        return;
    load(language, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(language, u"kontor"_s, m_folder);
}
