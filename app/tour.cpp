#include "tour.h"
#include "application.h"
#include "shell/mainwindow.h"
#include "shell/messagebar.h"
#include "shell/page.h"
#include "shell/signinform.h"
#include "shell/signinwindow.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {
const QSize pictureSize(1440, 900);

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

QString numbered(const QString &page)
{
    static const QStringList order{u"home"_s,        u"deals"_s,   u"clients"_s,  u"payments"_s, u"verification"_s,
                                   u"commissions"_s, u"members"_s, u"settings"_s, u"deal.new"_s, u"payment.new"_s};
    const qsizetype at = order.indexOf(page);
    QString name = page;
    return QString::number(at < 0 ? 90 : at + 2).rightJustified(2, u'0') + u'-' + name.replace(u'.', u'-');
}

QStringList everybody()
{
    QStringList people;
    for (const QString &organization : {u"baltic"_s, u"atlas"_s})
        for (const QString &role : {u"sales"_s, u"verifier"_s, u"manager"_s, u"agent"_s, u"admin"_s})
            people << role + u'@' + organization + u".example"_s;
    return people << u"owner@baltic.example"_s << u"root@kontor.example"_s << u"dual@kontor.example"_s;
}
}

Tour::Tour(Application &application, Theme &theme, const Wanted &wanted, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_theme(theme)
    , m_wanted(wanted)
{
    connect(&m_steps, &TourSteps::finished, this, &Tour::end);
    connect(&m_steps, &TourSteps::stuck, this, [this](const QString &step) { fail(2, u"%1 did not come to rest"_s.arg(step)); });
    connect(&application, &Application::opened, this, [this] { m_isOpened = true; });
}

void Tour::start(const QString &server)
{
    m_server = server;
    if (!QDir().mkpath(m_wanted.folder))
        return fail(2, u"%1 can't be written"_s.arg(m_wanted.folder));
    m_application.start(server);
    m_theme.apply(Theme::Scheme::Light);
    plan();
    m_steps.start();
}

void Tour::plan()
{
    const auto signIn = [this] { return m_application.signInWindow(); };
    m_steps.then(
        u"the sign-in window"_s, [signIn] { signIn()->resize(pictureSize); }, [] { return true; });
    m_steps.then(u"its picture"_s, [this, signIn] { save(signIn(), u"01-sign-in"_s); });
    if (m_server.isEmpty())
        m_steps.then(
            u"the local office"_s, [signIn] { Q_EMIT signIn()->localOfficeWanted(); },
            [signIn] { return signIn()->form()->profile() >= 0; });
    for (const QString &email : m_wanted.people.isEmpty() ? everybody() : m_wanted.people)
        m_steps.then(email, [this, email] {
            signOut();
            visit(email);
        });
}

void Tour::visit(const QString &email)
{
    const QString who
        = email.section(u'@', 0, 0) + (email.contains(u"kontor"_s) ? QString() : u'-' + email.section(u'@', 1).section(u'.', 0, 0));
    m_steps.then(
        u"signing in as "_s + email,
        [this, email] {
            m_isOpened = false;
            m_application.signInWindow()->resize(pictureSize);
            SignInForm *form = m_application.signInWindow()->form();
            form->setEmail(email);
            form->setPassword(u"demo-Kontor-1"_s, false);
            m_application.signInWindow()->signIn();
        },
        [this] { return m_isOpened || m_application.signInWindow()->isChoosing(); });
    m_steps.then(u"the choice of "_s + email, [this, who] {
        if (m_isOpened)
            return visitPages(who);
        save(m_application.signInWindow(), u"01-choice-"_s + who);
        const int organizations = m_application.signInWindow()->choices();
        for (int i = 0; i < organizations; ++i) {
            m_steps.then(
                u"entering organization %1"_s.arg(i + 1),
                [this, i] {
                    m_isOpened = false;
                    if (m_application.window())
                        Q_EMIT m_application.window()->organizationWanted(m_application.session().memberships().at(i).tenant);
                    else
                        m_application.signInWindow()->choose(i);
                },
                [this] { return m_isOpened; });
            m_steps.then(u"its pages"_s, [this, who, i] { visitPages(who + u"-%1"_s.arg(i + 1)); });
        }
    });
}

// Whoever was there before.
void Tour::signOut()
{
    if (m_application.window() || m_application.signInWindow()->isChoosing())
        m_steps.then(
            u"signing out"_s, [this] { m_application.signOut(); }, [this] { return m_application.signInWindow() != nullptr; });
}

void Tour::visitPages(const QString &who)
{
    m_application.window()->resize(pictureSize);
    QStringList pages = m_application.window()->pages();
    for (const QString &page : {u"deal.new"_s, u"payment.new"_s})
        if (m_application.window()->has(page))
            pages << page;
    for (const QString &page : std::as_const(pages))
        if (m_wanted.screens.isEmpty() || m_wanted.screens.contains(page))
            visitPage(page, who);
    if (m_wanted.screens.isEmpty())
        visitPalette(who);
}

void Tour::visitPalette(const QString &who)
{
    m_steps.then(
        u"the palette"_s,
        [this] {
            m_application.window()->open({m_application.window()->pages().front()});
            m_application.window()->showPalette();
        },
        [this] { return isSettled(); });
    m_steps.then(u"its picture"_s, [this, who] {
        save(m_application.window(), u"12-palette-"_s + who);
        m_steps.then(u"the end of the palette"_s, [this] { m_application.window()->hidePalette(); });
    });
}

void Tour::visitPage(const QString &page, const QString &who)
{
    const auto settled = [this] { return isSettled(); };
    m_steps.then(
        page + u" of "_s + who,
        [this, page] {
            QApplication::setActiveWindow(m_application.window()); // nobody else does, without a display
            m_application.window()->open({page});
        },
        settled);
    m_steps.then(u"its picture"_s, [this, page, who] {
        save(m_application.window(), numbered(page) + u'-' + who);
        const MessageBar *messages = m_application.window()->page()->messages();
        if (messages->isError()) {
            out() << page << " of " << who << " says: " << messages->text() << Qt::endl;
            m_code = 3;
        }
        // A list with its drawer beside it.
        if (QAction *drawer = m_application.window()->page()->findChild<QAction *>(u"drawer"_s)) {
            m_steps.then(
                u"its drawer"_s, [drawer] { drawer->trigger(); }, [this] { return isSettled(); });
            m_steps.then(u"the drawer's picture"_s, [this, page, who, guard = QPointer(drawer)] {
                save(m_application.window(), numbered(page) + u"-drawer-"_s + who);
                m_steps.then(u"the end of the drawer"_s, [guard] {
                    if (guard)
                        guard->trigger();
                });
            });
        }
    });
}

void Tour::end()
{
    out() << m_saved << " pictures in " << m_wanted.folder << Qt::endl;
    if (m_code != 0)
        return QApplication::exit(m_code);
    if (m_application.window())
        m_application.window()->close();
    else
        m_application.signInWindow()->close();
}

bool Tour::isSettled() const
{
    const Page *page = m_application.window() ? m_application.window()->page() : nullptr;
    return page && !page->isBusy();
}

// In steps of their own: what a theme changes is painted when the event loop has come round.
void Tour::save(QWidget *window, const QString &name)
{
    for (const auto &[scheme, word] : {std::pair{Theme::Scheme::Dark, u"dark"_s}, {Theme::Scheme::Light, u"light"_s}}) {
        m_steps.then(name + u' ' + word, [this, scheme = scheme, guard = QPointer(window)] {
            m_theme.apply(scheme);
            if (guard)
                guard->activateWindow(); // without a display, any window that goes takes the focus with it
        });
        m_steps.then(name + u' ' + word + u" laid out"_s, [] {});
        const QString path = m_wanted.folder + u'/' + name + u'-' + word + u".png"_s;
        m_steps.then(name + u' ' + word + u" saved"_s, [this, path, guard = QPointer(window)] {
            if (!guard || !guard->grab().save(path))
                return fail(2, u"%1 can't be written"_s.arg(path));
            ++m_saved;
        });
    }
}

void Tour::fail(int code, const QString &why)
{
    out() << why << Qt::endl;
    m_steps.stop();
    m_code = code;
    // Not at once: the event loop may not have begun.
    QMetaObject::invokeMethod(
        qApp, [code] { QApplication::exit(code); }, Qt::QueuedConnection);
}
