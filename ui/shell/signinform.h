#pragma once
#include "db/result.h"
#include "shell/messagebar.h"
#include "shell/serverprofile.h"

#include <QWidget>

class FieldFrame;
class GlyphLabel;
class KeyButton;
class PasswordEdit;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpacerItem;

// Where, who and the password. What is wrong stands at its field; what was typed stays.
class SignInForm : public QWidget
{
    Q_OBJECT
public:
    explicit SignInForm(QWidget *parent = nullptr);

    void setProfiles(const QList<ServerProfile> &profiles, int current);
    int profile() const;
    QString email() const;
    void setEmail(const QString &email);
    QString password() const;
    bool keepsPassword() const;
    void setPassword(const QString &password, bool keep);
    void showReach(const ServerReach &reach);
    void setBusy(bool busy);
    // At the field that it is about, or above the form.
    void refuse(const Error &error);
    void say(const QString &sentence);
    void focusFirst();
    // An invitation's code stands in the password's place until a password is chosen.
    void setInvited(bool invited);
    bool isInvited() const { return m_isInvited; }

Q_SIGNALS:
    void profileChosen(int profile);
    void submitted();

private:
    void layOut();
    void connectParts();
    void submit();
    void clearErrors();
    void tell(const QString &sentence, MessageBar::Kind kind);

    MessageBar *m_messages;
    QSpacerItem *m_gap;
    QComboBox *m_profile;
    FieldFrame *m_profileFrame;
    GlyphLabel *m_reach;
    QLineEdit *m_email;
    FieldFrame *m_emailFrame;
    PasswordEdit *m_password;
    FieldFrame *m_passwordFrame;
    GlyphLabel *m_capsLock;
    QCheckBox *m_keep;
    KeyButton *m_submit;
    KeyButton *m_invitation;
    bool m_isInvited = false;
    QList<ServerProfile> m_profiles;
};
