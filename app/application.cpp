#include "application.h"
#include "db/refusal.h"
#include "openingsize.h"
#include "pages.h"
#include "session/rights.h"
#include "settings.h"
#include "shell/errortext.h"
#include "shell/mainwindow.h"
#include "shell/passworddialog.h"
#include "shell/signinwindow.h"
#include "widgets/stepbystep.h"
#include "widgets/theme.h"

#include <QTimer>

using namespace Qt::StringLiterals;

static constexpr std::chrono::seconds FormsAfter{2}; // the first screen has what it shows by then

Application::Application(Theme &theme, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_session(m_database)
    , m_live(m_database)
    , m_backend{m_database, m_session, m_catalog, m_live, m_jobs}
    , m_signIn(theme, settings, m_session)
{
    m_workplace.keys.setChanges(m_settings.keys());
    connect(&m_workplace.keys, &KeyMap::changed, this, [this] { m_settings.setKeys(m_workplace.keys.changes()); });
    m_workplace.locality.apply(m_settings.locality());
    connect(&m_workplace.locality, &Locality::chosen, this, [this](const Locality::Choice &choice) { m_settings.setLocality(choice); });
    m_workplace.looks.setAll(m_settings.listLooks());
    connect(&m_workplace.looks, &ListLooks::changed, this, [this] { m_settings.setListLooks(m_workplace.looks.all()); });
    connect(&m_theme, &Theme::changed, this,
            [this] { m_settings.setLook(m_theme.scheme(), m_theme.textPercent(), Theme::patternsWanted()); });
    connect(&m_signIn, &SignInFlow::entered, this, &Application::loadCatalog);
    connect(&m_signIn, &SignInFlow::problem, this, [this](const QString &sentence) {
        if (window())
            window()->toast(sentence);
        else if (signInWindow())
            signInWindow()->say(sentence);
    });
    m_live.watch(this, {u"core.membership"_s, u"core.role_permission"_s, u"core.user_permission"_s}, [this] { followRights(); });
    connect(&m_database, &Database::refused, this, [this](Error error) {
        if (error.hint == AccountClosed)
            error.message = m_session.tenant().name;
        signOut();
        signInWindow()->refuse(error);
    });
}

// Pages hold references into the session and the catalog, so they go first.
Application::~Application()
{
    closeWindows();
}

MainWindow *Application::window() const
{
    return m_windows.isEmpty() ? nullptr : m_windows.last().data();
}

SignInWindow *Application::signInWindow() const
{
    return m_signIn.window();
}

void Application::start(const QString &server)
{
    const bool patterns = m_settings.patterns(); // apply() stores the settings again, without them
    m_theme.apply(m_settings.scheme(), m_settings.textPercent());
    m_theme.setPatterns(patterns);
    m_signIn.open(server);
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
        signInWindow()->refuse(loaded.error());
    });
}

// The window, then its first screen: a key pressed meanwhile waits for one of the steps at most.
void Application::openFirstWindow()
{
    // Between the windows of two organizations there is none for a moment: Qt must not quit then.
    const auto stays = std::make_shared<QEventLoopLocker>();
    closeWindows();
    recallRecent();
    MainWindow *first = openWindow({});
    (new StepByStep(first))
        ->add({[first, stays] { first->show(); },
               [first] {
                   if (const QStringList pages = first->pages(); !pages.isEmpty() && !first->page()) // a link may have come first
                       first->open({pages.front()});
               },
               [this, first] {
                   if (signInWindow())
                       signInWindow()->close();
                   if (const QString news = std::exchange(m_news, {}); !news.isEmpty())
                       first->toast(news);
                   if (const QString link = std::exchange(m_link, {}); !link.isEmpty())
                       openLink(link);
                   Q_EMIT opened();
               }});
}

// Every window has its own way through the screens; session, keys and jobs are one.
MainWindow *Application::openWindow(const Target &target)
{
    auto window = new MainWindow(m_backend, m_workplace, Pages::all(m_theme, m_workplace, m_session));
    window->setAttribute(Qt::WA_DeleteOnClose);
    connect(window, &MainWindow::organizationWanted, this, &Application::enter);
    connect(window, &MainWindow::passwordWanted, this, [this, window] { changePassword(window); });
    connect(window, &MainWindow::signOutWanted, this, [this] {
        leaveAll([this] {
            m_signIn.forgetPassword();
            signOut();
        });
    });
    connect(window, &MainWindow::lockWanted, this, &Application::lock);
    connect(window, &MainWindow::unlockWanted, this, &Application::unlock);
    connect(window, &MainWindow::collapsedChanged, this, [this](bool collapsed) { m_settings.setSidebarCollapsed(collapsed); });
    connect(window, &MainWindow::closing, this, [this, window] { m_settings.setWindowGeometry(window->saveGeometry()); });
    connect(window, &MainWindow::windowWanted, this, [this, window](const Target &wanted) {
        MainWindow *another = openWindow(wanted);
        another->setGeometry(besideWindow(*window, *another));
        another->show();
    });
    connect(window, &QObject::destroyed, this, [this] { m_windows.removeAll(nullptr); });
    window->installEventFilter(this);
    window->setCollapsed(m_settings.isSidebarCollapsed());
    window->resize(openingSize(*window));
    window->restoreGeometry(m_settings.windowGeometry());
    m_windows.append(window);
    if (!target.page.isEmpty())
        window->open(target);
    QTimer::singleShot(FormsAfter, window, &MainWindow::makeForms);
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
        m_jobs.clear(); // they run in the organization that is left
        m_session.enter(tenant).then(this, [this](const Result<void> &entered) {
            if (entered)
                loadCatalog();
            else if (window())
                window()->toast(errorText(entered.error()));
        });
    });
}

// Permissions can change while somebody works: the screens are then made anew for them, but not while the window is locked.
void Application::followRights()
{
    if (!window() || window()->isLocked() || m_session.tenant().id.isEmpty())
        return;
    hasOtherRights(m_database, m_session).then(this, [this](const Result<bool> &isOther) {
        if (!isOther || !*isOther || !window() || window()->isLocked())
            return;
        m_news = tr("An administrator changed what you may do here");
        enter(m_session.tenant().id);
    });
}

void Application::openLink(const QString &link)
{
    MainWindow *shown = window();
    if (!shown) {
        m_link = link;
        if (signInWindow() && !link.isEmpty())
            signInWindow()->say(tr("Sign in to open %1").arg(link));
        return;
    }
    if (!link.isEmpty())
        shown->follow(link);
    shown->show();
    shown->raise();
    shown->activateWindow();
}

// Words are written when a window is made: from the sign-in window on they are of the language that was chosen.
void Application::signOut()
{
    m_workplace.locality.apply(m_workplace.locality.choice());
    m_signIn.openAgain();
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
    followRights(); // they may have changed while it was locked
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
    auto dialog = new PasswordDialog(m_session, over);
    connect(dialog, &PasswordDialog::changed, this, [this] { window()->toast(tr("Password changed")); });
    connect(dialog, &PasswordDialog::sessionEnded, this, [this](const QString &password, const Error &error) {
        signOut();
        signInWindow()->setPassword(password, false);
        signInWindow()->refuse(error);
    });
    dialog->open();
}
