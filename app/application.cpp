#include "application.h"
#include "pages.h"
#include "settings.h"
#include "shell/errortext.h"
#include "shell/mainwindow.h"
#include "shell/newpasswordform.h"
#include "shell/signinform.h"
#include "shell/signinwindow.h"
#include "widgets/theme.h"

#include <QDialog>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

Application::Application(Theme &theme, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_session(m_database)
    , m_live(m_database)
    , m_backend{m_database, m_session, m_catalog, m_live, m_jobs}
{
    m_workplace.keys.setChanges(m_settings.keys());
    connect(&m_workplace.keys, &KeyMap::changed, this, [this] { m_settings.setKeys(m_workplace.keys.changes()); });
    connect(&m_theme, &Theme::changed, this,
            [this] { m_settings.setLook(m_theme.scheme(), m_theme.textPercent(), Theme::patternsWanted()); });
    connect(&m_office, &LocalOffice::progress, this, [this](const QString &sentence) {
        if (m_signIn && m_isStarting)
            m_signIn->showProgress(sentence);
    });
    connect(&m_probe, &ServerProbe::answered, this, [this](const ServerReach &reach) {
        if (m_signIn)
            m_signIn->showReach(reach);
    });
    connect(&m_remembered, &RememberedPassword::refused, this, [this](const QString &sentence) {
        if (window())
            window()->toast(sentence);
        else if (m_signIn)
            m_signIn->say(sentence);
    });
    connect(&m_database, &Database::refused, this, [this](const Error &error) {
        signOut();
        m_signIn->refuse(error);
    });
}

// Pages hold references into the session and the catalog, so they go first.
Application::~Application()
{
    closeWindows();
    delete m_signIn;
    if (m_usesLocalOffice)
        m_office.stopIfUnused();
}

MainWindow *Application::window() const
{
    return m_windows.isEmpty() ? nullptr : m_windows.last().data();
}

SignInWindow *Application::signInWindow() const
{
    return m_signIn;
}

void Application::start(const QString &server)
{
    const bool patterns = m_settings.patterns(); // before the look is kept anew
    m_theme.apply(m_settings.scheme(), m_settings.textPercent());
    m_theme.setPatterns(patterns);
    QList<ServerProfile> profiles = m_settings.profiles();
    if (!server.isEmpty()) {
        const auto known = std::ranges::find(profiles, server, &ServerProfile::uri);
        m_settings.setCurrentProfile(int(known - profiles.begin()));
        if (known == profiles.end())
            profiles.append({serverHost(server).isEmpty() ? tr("This computer") : serverHost(server), server});
        m_settings.setProfiles(profiles);
    }
    showSignIn();
    offerRemembered();
    if (profiles.isEmpty())
        offerLocalOffice();
}

// Somebody made it by kontorctl or tools/run: it is offered like one that was started here.
void Application::offerLocalOffice()
{
    m_office.status().then(this, [this](const Result<QJsonObject> &status) {
        const QString state = status ? status->value(u"state"_s).toString() : QString();
        if (m_signIn && m_settings.profiles().isEmpty() && (state == "running"_L1 || state == "stopped"_L1))
            addProfile({tr("Local office"), {}, {}, true, false});
    });
}

void Application::showSignIn()
{
    m_signIn = new SignInWindow(m_session, [this](const ServerProfile &profile) { return addressOf(profile); });
    m_signIn->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_signIn, &SignInWindow::profileChosen, this, &Application::chooseProfile);
    connect(m_signIn, &SignInWindow::localOfficeWanted, this, &Application::startLocalOffice);
    connect(m_signIn, &SignInWindow::localOfficeUnwanted, this, &Application::deleteLocalOffice);
    connect(m_signIn, &SignInWindow::profileAdded, this, &Application::addProfile);
    connect(m_signIn, &SignInWindow::displayWanted, this, &Application::nextDisplay);
    connect(m_signIn, &SignInWindow::entered, this, &Application::remember);
    const QList<ServerProfile> profiles = m_settings.profiles();
    m_signIn->setProfiles(profiles, profiles.isEmpty() ? -1 : qBound(0, m_settings.currentProfile(), int(profiles.size()) - 1));
    showDisplay();
    m_signIn->resize(1440, 900);
    m_signIn->show();
    chooseProfile(m_signIn->form()->profile());
}

void Application::chooseProfile(int profile)
{
    const QList<ServerProfile> profiles = m_settings.profiles();
    if (profile < 0 || profile >= profiles.size())
        return;
    m_settings.setCurrentProfile(profile);
    const ServerProfile &chosen = profiles.at(profile);
    if (chosen.isLocalOffice || chosen.uri.contains("host=%2F"_L1))
        m_signIn->showReach({ServerReach::State::Private, tr("This computer"), 0});
    else if (serverHost(chosen.uri).isEmpty())
        m_signIn->showReach({});
    else
        m_probe.ask(chosen.uri);
}

// Keeping somebody signed in means that the program opens on their work.
void Application::offerRemembered()
{
    const QList<ServerProfile> profiles = m_settings.profiles();
    const int current = m_signIn->form()->profile();
    if (current < 0 || !profiles.at(current).keepsPassword)
        return;
    m_remembered.read(profiles.at(current), [this](const QString &password) {
        if (!m_signIn || !m_signIn->form()->password().isEmpty())
            return;
        m_signIn->setPassword(password, true);
        m_signIn->signIn();
    });
}

QFuture<Result<QString>> Application::addressOf(const ServerProfile &profile)
{
    if (profile.isLocalOffice) {
        m_usesLocalOffice = true;
        return m_office.start(true);
    }
    return QtFuture::makeReadyFuture(Result<QString>(profile.uri));
}

void Application::startLocalOffice()
{
    m_isStarting = true;
    m_signIn->showProgress(tr("Setting up a database on this computer…"));
    m_office.start(true).then(this, [this](const Result<QString> &uri) {
        m_isStarting = false;
        if (!m_signIn)
            return;
        if (!uri)
            return m_signIn->refuse(uri.error());
        m_signIn->showProgress({});
        QList<ServerProfile> profiles = m_settings.profiles();
        auto local = std::ranges::find(profiles, true, &ServerProfile::isLocalOffice);
        if (local == profiles.end())
            local = profiles.insert(profiles.end(), {tr("Local office"), {}, u"sales@baltic.example"_s, true, false});
        const int current = int(local - profiles.begin());
        m_settings.setProfiles(profiles);
        m_settings.setCurrentProfile(current);
        m_signIn->setProfiles(profiles, current);
        m_signIn->say(tr("Your office is ready. Sign in as sales@, verifier@ or manager@baltic.example with the password demo-Kontor-1."));
        chooseProfile(current);
    });
}

void Application::deleteLocalOffice()
{
    m_isStarting = true;
    m_signIn->showProgress(tr("Deleting the local office…"));
    m_office.destroy().then(this, [this](const Result<void> &destroyed) {
        m_isStarting = false;
        if (!m_signIn)
            return;
        if (!destroyed)
            return m_signIn->refuse(destroyed.error());
        QList<ServerProfile> profiles = m_settings.profiles();
        for (const ServerProfile &profile : std::as_const(profiles))
            if (profile.isLocalOffice && profile.keepsPassword)
                m_remembered.forget(profile);
        profiles.removeIf([](const ServerProfile &profile) { return profile.isLocalOffice; });
        m_settings.setProfiles(profiles);
        m_settings.setCurrentProfile(0);
        m_usesLocalOffice = false;
        m_signIn->showProgress({});
        m_signIn->setProfiles(profiles, profiles.isEmpty() ? -1 : 0);
        chooseProfile(m_signIn->form()->profile());
        m_signIn->say(tr("The local office is deleted."));
    });
}

void Application::addProfile(const ServerProfile &profile)
{
    QList<ServerProfile> profiles = m_settings.profiles();
    profiles.append(profile);
    m_settings.setProfiles(profiles);
    m_settings.setCurrentProfile(int(profiles.size()) - 1);
    m_signIn->setProfiles(profiles, int(profiles.size()) - 1);
    chooseProfile(int(profiles.size()) - 1);
}

void Application::remember(int profile, const QString &email, const QString &password, bool keep)
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
    loadCatalog();
}

void Application::loadCatalog()
{
    m_catalog.load(m_database).then(this, [this](const Result<void> &loaded) {
        if (loaded)
            return QTimer::singleShot(0, this, [this] {
                if (m_session.isEntered()) // the server may have ended it meanwhile
                    openFirstWindow();
            });
        if (window())
            return signOut();
        m_session.signOut();
        m_signIn->refuse(loaded.error());
    });
}

// The window, then its first screen: a key pressed meanwhile waits for one of them at most.
void Application::openFirstWindow()
{
    closeWindows();
    recallRecent();
    MainWindow *first = openWindow({});
    first->show();
    if (m_signIn)
        m_signIn->close();
    QTimer::singleShot(0, first, [this, first] {
        if (const QStringList pages = first->pages(); !pages.isEmpty() && !first->page()) // a link may have come first
            first->open({pages.front()});
        if (const QString link = std::exchange(m_link, {}); !link.isEmpty())
            openLink(link);
        Q_EMIT opened();
    });
}

// Every window has its own way through the screens; session, keys and jobs are one.
MainWindow *Application::openWindow(const Target &target)
{
    auto window = new MainWindow(m_backend, m_workplace, Pages::all(m_theme, m_workplace, m_session));
    window->setAttribute(Qt::WA_DeleteOnClose);
    connect(window, &MainWindow::organizationWanted, this, &Application::enter);
    connect(window, &MainWindow::passwordWanted, this, [this, window] { changePassword(window); });
    connect(window, &MainWindow::signOutWanted, this, [this] { leaveAll([this] { signOut(); }); });
    connect(window, &MainWindow::lockWanted, this, &Application::lock);
    connect(window, &MainWindow::unlockWanted, this, &Application::unlock);
    connect(window, &MainWindow::collapsedChanged, this, [this](bool collapsed) { m_settings.setSidebarCollapsed(collapsed); });
    connect(window, &MainWindow::closing, this, [this, window] { m_settings.setWindowGeometry(window->saveGeometry()); });
    connect(window, &MainWindow::windowWanted, this, [this](const Target &wanted) {
        MainWindow *another = openWindow(wanted);
        another->move(another->pos() + QPoint(32, 32));
        another->show();
    });
    connect(window, &QObject::destroyed, this, [this] { m_windows.removeAll(nullptr); });
    window->installEventFilter(this);
    window->setCollapsed(m_settings.isSidebarCollapsed());
    window->resize(1440, 900);
    window->restoreGeometry(m_settings.windowGeometry());
    m_windows.append(window);
    if (!target.page.isEmpty())
        window->open(target);
    return window;
}

// The window that was used last answers links, and shows what has no window of its own.
bool Application::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        if (const qsizetype at = m_windows.indexOf(static_cast<MainWindow *>(watched)); at >= 0)
            m_windows.move(at, m_windows.size() - 1);
    return QObject::eventFilter(watched, event);
}

void Application::closeWindows()
{
    if (window())
        m_settings.setWindowGeometry(window()->saveGeometry());
    for (const QPointer<MainWindow> &window : std::exchange(m_windows, {}))
        delete window;
}

// Goes on when the person has decided about what is unsaved, in every window.
void Application::leaveAll(const std::function<void()> &then)
{
    const auto windows = m_windows;
    std::function<void()> next = then;
    for (const QPointer<MainWindow> &window : windows)
        next = [window, next] { window ? (void)window->leave(next) : next(); };
    next();
}

void Application::enter(const QString &tenant)
{
    leaveAll([this, tenant] {
        m_session.enter(tenant).then(this, [this](const Result<void> &entered) {
            if (entered)
                loadCatalog();
            else if (window())
                window()->toast(errorText(entered.error()));
        });
    });
}

void Application::openLink(const QString &link)
{
    MainWindow *shown = window();
    if (!shown) {
        m_link = link;
        if (m_signIn && !link.isEmpty())
            m_signIn->say(tr("Sign in to open %1").arg(link));
        return;
    }
    if (!link.isEmpty())
        shown->follow(link);
    shown->show();
    shown->raise();
    shown->activateWindow();
}

void Application::signOut()
{
    if (!m_signIn)
        showSignIn();
    // Its pages ask the session until they are gone.
    closeWindows();
    m_jobs.clear();
    m_session.signOut();
}

void Application::lock()
{
    for (const QPointer<MainWindow> &window : std::as_const(m_windows))
        window->lock();
}

void Application::unlock(const QString &password)
{
    const bool isRight = m_session.isOwnPassword(password);
    for (const QPointer<MainWindow> &window : std::as_const(m_windows))
        isRight ? window->unlock() : window->refuseUnlock();
}

void Application::recallRecent()
{
    const QString whose = m_session.tenant().id + u'/' + m_session.person().id;
    m_workplace.recent.disconnect(this);
    m_workplace.recent.set(m_settings.recentRecords(whose));
    connect(&m_workplace.recent, &RecentRecords::changed, this,
            [this, whose] { m_settings.setRecentRecords(whose, m_workplace.recent.all()); });
}

void Application::changePassword(QWidget *over)
{
    auto dialog = new QDialog(over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Change password"));
    dialog->setMinimumWidth(Theme::scaled(420));
    auto form = new NewPasswordForm;
    auto layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->addWidget(form);
    connect(form, &NewPasswordForm::chosen, dialog, [this, dialog, form](const QString &password) {
        form->setBusy(true);
        m_session.changePassword(password).then(dialog, [this, dialog, form, password](const Result<void> &changed) {
            form->setBusy(false);
            if (!changed && Session::endsSession(changed.error())) {
                signOut();
                m_signIn->setPassword(password, false);
                return m_signIn->refuse(changed.error());
            }
            if (!changed)
                return form->refuse(changed.error());
            dialog->accept();
            window()->toast(tr("Password changed"));
        });
    });
    dialog->open();
}

void Application::nextDisplay()
{
    const Theme::Scheme next = m_theme.scheme() == Theme::Scheme::System  ? Theme::Scheme::Light
                               : m_theme.scheme() == Theme::Scheme::Light ? Theme::Scheme::Dark
                                                                          : Theme::Scheme::System;
    m_theme.apply(next, m_theme.textPercent());
    showDisplay();
}

void Application::showDisplay()
{
    const QString name = m_theme.scheme() == Theme::Scheme::Light  ? tr("light")
                         : m_theme.scheme() == Theme::Scheme::Dark ? tr("dark")
                                                                   : tr("as the system");
    m_signIn->showDisplay(tr("Display: %1, %2 %").arg(name).arg(m_theme.textPercent()));
}
