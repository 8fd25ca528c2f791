#pragma once
#include "db/result.h"

#include <QDialog>

class NewPasswordForm;
class Session;

// Changes one's own password, over the window in which it was asked for.
class PasswordDialog : public QDialog
{
    Q_OBJECT
public:
    PasswordDialog(Session &session, QWidget *over);

Q_SIGNALS:
    void changed();
    // The session is over; the password to sign in with again is probably the new one.
    void sessionEnded(const QString &password, const Error &error);

private:
    void change(const QString &password);

    Session &m_session;
    NewPasswordForm *m_form;
};
