#pragma once
#include "db/result.h"
#include "session/membership.h"
#include "shell/serverprofile.h"

#include <QFuture>
#include <QVBoxLayout>
#include <QWidget>
#include <functional>

class KeyButton;
class NewPasswordForm;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QToolButton;
class Session;
class SignInForm;

// From nothing to an entered organization: choose an office (or start one), sign in, set a password that must be changed, choose among
// memberships. Nothing is remembered here: the application is told who entered, and keeps what it may.
class SignInWindow : public QWidget
{
    Q_OBJECT
public:
    // Where a profile's server is; the local office is started first.
    using AddressOf = std::function<QFuture<Result<QString>>(const ServerProfile &)>;

    SignInWindow(Session &session, AddressOf addressOf, QWidget *parent = nullptr);

    // Without a profile that somebody signed in to, both ways to begin are offered.
    void setProfiles(const QList<ServerProfile> &profiles, int current);
    void setPassword(const QString &password, bool keep);
    void showReach(const ServerReach &reach);
    void showDisplay(const QString &words);
    // While the local office is set up; percent -1: unknown. An empty text goes back to the form.
    void showProgress(const QString &what, int percent = -1);
    void say(const QString &sentence);
    void refuse(const Error &error);
    void signIn();

    SignInForm *form() const { return m_form; }
    // Whether a membership is to be chosen, among how many, and choosing one of them.
    bool isChoosing() const;
    int choices() const { return m_memberships->count(); }
    void choose(int membership);

Q_SIGNALS:
    void profileChosen(int profile);
    void localOfficeWanted();
    void localOfficeUnwanted(); // confirmed: it is to be deleted with all that is in it
    void profileAdded(const ServerProfile &profile);
    void displayWanted(); // the next of light, dark, system
    void entered(int profile, const QString &email, const QString &password, bool keep);

private:
    enum Step { Form, Memberships, NewPassword, Progress, Connect, Deletion };

    QWidget *step(const QString &title, const QString &subtitle, QWidget *content);
    QWidget *startColumn();
    QWidget *connectStep();
    QWidget *deletionStep();
    bool hasLocalOffice() const;
    QWidget *progressStep();
    QLayout *footer();
    void go(Step step);
    void connectTo(const QString &uri);
    void choose(const QList<Membership> &memberships);
    void take(const Membership &membership);
    void enter(const QString &tenant);
    void changePassword(const QString &password);
    void finish();

    Session &m_session;
    AddressOf m_addressOf;
    QList<ServerProfile> m_profiles;
    QStackedWidget *m_steps;
    SignInForm *m_form;
    QVBoxLayout *m_memberships;
    NewPasswordForm *m_newPassword;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    QWidget *m_start = nullptr;
    QWidget *m_divider = nullptr;
    KeyButton *m_addOffice = nullptr;
    KeyButton *m_delete = nullptr; // the local office, where there is one
    QToolButton *m_display = nullptr;
    QString m_password; // the one that let us in
    QString m_joining;  // the organization whose invitation is being accepted
};
