#pragma once
#include "localoffice.h"
#include "rememberedpassword.h"
#include "serverprobe.h"

#include <QPointer>

class Session;
class Settings;
class SignInWindow;
class Theme;
struct ServerProfile;

// The sign-in window and what stands behind it: the servers that this computer knows, whether they answer, the remembered passwords,
// the local office.
class SignInFlow : public QObject
{
    Q_OBJECT
public:
    SignInFlow(Theme &theme, Settings &settings, Session &session, QObject *parent = nullptr);
    // Stops the local office, if nobody else works in it.
    ~SignInFlow() override;

    // `server`: a libpq URI to sign in to instead of what is remembered. Signs in at once where the password was to be kept.
    void open(const QString &server);
    // After signing out: asks for the password, remembered or not.
    void openAgain();
    // Whoever signs out is not let in again by what this computer remembers.
    void forgetPassword();
    // nullptr while somebody is signed in.
    SignInWindow *window() const;

Q_SIGNALS:
    void entered();
    // A sentence for whoever looks at Kontor now.
    void problem(const QString &sentence);

private:
    void show();
    void chooseProfile(int profile);
    void addProfile(const ServerProfile &profile);
    void remember(int profile, const QString &email, const QString &password, bool keep);
    void offerRemembered();
    QFuture<Result<QString>> addressOf(const ServerProfile &profile);
    void offerLocalOffice();
    void startLocalOffice();
    void welcomeToLocalOffice();
    void deleteLocalOffice();
    void nextDisplay();
    void showDisplay();

    Theme &m_theme;
    Settings &m_settings;
    Session &m_session;
    LocalOffice m_office;
    RememberedPassword m_remembered;
    ServerProbe m_probe;
    QPointer<SignInWindow> m_window;
    bool m_usesLocalOffice = false;
    bool m_isStarting = false; // the local office is being started or deleted
};
