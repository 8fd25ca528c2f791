#pragma once
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "session/jobs.h"
#include "session/livechanges.h"
#include "session/session.h"
#include "shell/workplace.h"
#include "signinflow.h"

#include <QPointer>

class MainWindow;
class Settings;
class SignInWindow;
class Theme;
struct Target;

// Builds what every page may ask for, in the order of who needs whom, and leads from the sign-in window to the main window and back.
class Application : public QObject
{
    Q_OBJECT
public:
    Application(Theme &theme, Settings &settings, QObject *parent = nullptr);
    ~Application() override;

    // `server`: a libpq URI to sign in to instead of what is remembered.
    void start(const QString &server = {});
    // "kontor://deal/DLID0042": at once, or after somebody has signed in.
    void openLink(const QString &link);
    void signOut();

    Session &session() { return m_session; }
    // The one that was used last, or nullptr.
    MainWindow *window() const;
    SignInWindow *signInWindow() const;

Q_SIGNALS:
    void opened(); // the main window is there

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void loadCatalog();
    void openFirstWindow();
    MainWindow *openWindow(const Target &target);
    void closeWindows();
    void leaveAll(const std::function<void()> &then);
    void enter(const QString &tenant);
    void lock();
    void unlock(const QString &password);
    void changePassword(QWidget *over);
    void recallRecent();
    void followRights();

    Theme &m_theme;
    Settings &m_settings;
    Database m_database;
    Session m_session;
    Catalog m_catalog;
    LiveChanges m_live;
    Jobs m_jobs;
    Backend m_backend;
    SignInFlow m_signIn;
    QList<QPointer<MainWindow>> m_windows; // the one that was used last at the end
    Workplace m_workplace;
    QString m_link; // to be opened once somebody has signed in
    QString m_news; // told once the windows have been made again
};
