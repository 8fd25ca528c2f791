#include "signinflow.h"
#include "openingsize.h"
#include "settings.h"
#include "shell/signinform.h"
#include "shell/signinwindow.h"
#include "widgets/theme.h"

using namespace Qt::StringLiterals;

SignInFlow::SignInFlow(Theme &theme, Settings &settings, Session &session, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_session(session)
{
    connect(&m_office, &LocalOffice::progress, this, [this](const QString &sentence) {
        if (m_window && m_isStarting)
            m_window->showProgress(sentence);
    });
    connect(&m_probe, &ServerProbe::answered, this, [this](const ServerReach &reach) {
        if (m_window)
            m_window->showReach(reach);
    });
    connect(&m_remembered, &RememberedPassword::refused, this, &SignInFlow::problem);
}

SignInFlow::~SignInFlow()
{
    delete m_window;
    if (m_usesLocalOffice)
        m_office.stopIfUnused();
}

SignInWindow *SignInFlow::window() const
{
    return m_window;
}

void SignInFlow::open(const QString &server)
{
    QList<ServerProfile> profiles = m_settings.profiles();
    if (!server.isEmpty()) {
        const auto known = std::ranges::find(profiles, server, &ServerProfile::uri);
        m_settings.setCurrentProfile(int(known - profiles.begin()));
        if (known == profiles.end())
            profiles.append({serverHost(server).isEmpty() ? tr("This computer") : serverHost(server), server});
        m_settings.setProfiles(profiles);
    }
    show();
    offerRemembered();
    if (profiles.isEmpty())
        offerLocalOffice();
}

void SignInFlow::openAgain()
{
    if (!m_window)
        show();
}

void SignInFlow::forgetPassword()
{
    QList<ServerProfile> profiles = m_settings.profiles();
    const int current = m_settings.currentProfile();
    if (current < 0 || current >= profiles.size() || !profiles.at(current).keepsPassword)
        return;
    m_remembered.forget(profiles.at(current));
    profiles[current].keepsPassword = false;
    m_settings.setProfiles(profiles);
    if (m_window) // not signed in yet
        m_window->setPassword({}, false);
}

// Somebody made it by kontorctl or tools/run: it is offered like one that was started here.
void SignInFlow::offerLocalOffice()
{
    m_office.status().then(this, [this](const Result<QJsonObject> &status) {
        const QString state = status ? status->value(u"state"_s).toString() : QString();
        if (m_window && m_settings.profiles().isEmpty() && (state == "running"_L1 || state == "stopped"_L1))
            addProfile({tr("Local office"), {}, {}, true, false});
    });
}

void SignInFlow::show()
{
    m_window = new SignInWindow(m_session, [this](const ServerProfile &profile) { return addressOf(profile); });
    m_window->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_window, &SignInWindow::profileChosen, this, &SignInFlow::chooseProfile);
    connect(m_window, &SignInWindow::localOfficeWanted, this, &SignInFlow::startLocalOffice);
    connect(m_window, &SignInWindow::localOfficeUnwanted, this, &SignInFlow::deleteLocalOffice);
    connect(m_window, &SignInWindow::profileAdded, this, &SignInFlow::addProfile);
    connect(m_window, &SignInWindow::displayWanted, this, &SignInFlow::nextDisplay);
    connect(m_window, &SignInWindow::entered, this, &SignInFlow::remember);
    const QList<ServerProfile> profiles = m_settings.profiles();
    m_window->setProfiles(profiles, profiles.isEmpty() ? -1 : qBound(0, m_settings.currentProfile(), int(profiles.size()) - 1));
    showDisplay();
    m_window->resize(openingSize(*m_window));
    m_window->show();
    chooseProfile(m_window->form()->profile());
}

void SignInFlow::chooseProfile(int profile)
{
    const QList<ServerProfile> profiles = m_settings.profiles();
    if (profile < 0 || profile >= profiles.size())
        return;
    m_settings.setCurrentProfile(profile);
    const ServerProfile &chosen = profiles.at(profile);
    if (chosen.isLocalOffice || chosen.uri.contains("host=%2F"_L1))
        m_window->showReach({ServerReach::State::Private, tr("This computer"), 0});
    else if (serverHost(chosen.uri).isEmpty())
        m_window->showReach({});
    else
        m_probe.ask(chosen.uri);
}

// Keeping somebody signed in means that the program opens on their work.
void SignInFlow::offerRemembered()
{
    const QList<ServerProfile> profiles = m_settings.profiles();
    const int current = m_window->form()->profile();
    if (current < 0 || !profiles.at(current).keepsPassword)
        return;
    m_remembered.read(profiles.at(current), [this](const QString &password) {
        if (!m_window || !m_window->form()->password().isEmpty())
            return;
        m_window->setPassword(password, true);
        m_window->signIn();
    });
}

QFuture<Result<QString>> SignInFlow::addressOf(const ServerProfile &profile)
{
    if (profile.isLocalOffice) {
        m_usesLocalOffice = true;
        return m_office.start(true);
    }
    return QtFuture::makeReadyFuture(Result<QString>(profile.uri));
}

void SignInFlow::startLocalOffice()
{
    m_isStarting = true;
    m_window->showProgress(tr("Setting up a database on this computer…"));
    m_office.start(true).then(this, [this](const Result<QString> &uri) {
        m_isStarting = false;
        if (!m_window)
            return;
        if (!uri)
            return m_window->refuse(uri.error());
        m_window->showProgress({});
        QList<ServerProfile> profiles = m_settings.profiles();
        auto local = std::ranges::find(profiles, true, &ServerProfile::isLocalOffice);
        if (local == profiles.end())
            local = profiles.insert(profiles.end(), {tr("Local office"), {}, u"sales@baltic.example"_s, true, false});
        const int current = int(local - profiles.begin());
        m_settings.setProfiles(profiles);
        m_settings.setCurrentProfile(current);
        m_window->setProfiles(profiles, current);
        chooseProfile(current);
        welcomeToLocalOffice();
    });
}

// An office without the demo has no people whose sign-in the hint could name.
void SignInFlow::welcomeToLocalOffice()
{
    m_office.status().then(this, [this](const Result<QJsonObject> &status) {
        if (!m_window)
            return;
        const bool hasDemo = status && status->value(u"demo"_s).toBool();
        m_window->say(
            hasDemo ? tr("Your office is ready. Sign in as sales@, verifier@ or manager@baltic.example with the password demo-Kontor-1.")
                    : tr("Your office is ready."));
    });
}

void SignInFlow::deleteLocalOffice()
{
    m_isStarting = true;
    m_window->showProgress(tr("Deleting the local office…"));
    m_office.destroy().then(this, [this](const Result<void> &destroyed) {
        m_isStarting = false;
        if (!m_window)
            return;
        if (!destroyed)
            return m_window->refuse(destroyed.error());
        QList<ServerProfile> profiles = m_settings.profiles();
        for (const ServerProfile &profile : std::as_const(profiles))
            if (profile.isLocalOffice && profile.keepsPassword)
                m_remembered.forget(profile);
        profiles.removeIf([](const ServerProfile &profile) { return profile.isLocalOffice; });
        m_settings.setProfiles(profiles);
        m_settings.setCurrentProfile(0);
        m_usesLocalOffice = false;
        m_window->showProgress({});
        m_window->setProfiles(profiles, profiles.isEmpty() ? -1 : 0);
        chooseProfile(m_window->form()->profile());
        m_window->say(tr("The local office is deleted."));
    });
}

void SignInFlow::addProfile(const ServerProfile &profile)
{
    QList<ServerProfile> profiles = m_settings.profiles();
    profiles.append(profile);
    m_settings.setProfiles(profiles);
    m_settings.setCurrentProfile(int(profiles.size()) - 1);
    m_window->setProfiles(profiles, int(profiles.size()) - 1);
    chooseProfile(int(profiles.size()) - 1);
}

void SignInFlow::remember(int profile, const QString &email, const QString &password, bool keep)
{
    QList<ServerProfile> profiles = m_settings.profiles();
    if (profile >= 0 && profile < profiles.size()) {
        ServerProfile &used = profiles[profile];
        if (used.keepsPassword && (!keep || used.email != email))
            m_remembered.forget(used);
        used.email = email;
        used.keepsPassword = keep;
        m_settings.setProfiles(profiles);
        if (keep)
            m_remembered.keep(used, password);
    }
    Q_EMIT entered();
}

void SignInFlow::nextDisplay()
{
    const Theme::Scheme next = m_theme.scheme() == Theme::Scheme::System  ? Theme::Scheme::Light
                               : m_theme.scheme() == Theme::Scheme::Light ? Theme::Scheme::Dark
                                                                          : Theme::Scheme::System;
    m_theme.apply(next, m_theme.textPercent());
    showDisplay();
}

void SignInFlow::showDisplay()
{
    const QString name = m_theme.scheme() == Theme::Scheme::Light  ? tr("light")
                         : m_theme.scheme() == Theme::Scheme::Dark ? tr("dark")
                                                                   : tr("as the system");
    m_window->showDisplay(tr("Display: %1, %2%").arg(name).arg(m_theme.textPercent()));
}
