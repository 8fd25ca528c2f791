#pragma once
#include "db/result.h"

#include <QWidget>

class FieldFrame;
class KeyButton;
class MessageBar;
class PasswordEdit;
class QLineEdit;

// A new password, typed twice: after an invitation (with its code) or a reset, and from one's own menu.
class NewPasswordForm : public QWidget
{
    Q_OBJECT
public:
    explicit NewPasswordForm(QWidget *parent = nullptr);

    static constexpr int ShortestPassword = 10;

    // Asks for an invitation's code first, with what is known of it.
    void askCode(const QString &known);
    QString code() const;
    // What somebody else gave them, and knows: anything but that.
    void setGiven(const QString &password) { m_given = password; }
    void refuse(const Error &error);
    void setBusy(bool busy);
    void clear();

Q_SIGNALS:
    void chosen(const QString &password);

private:
    void submit();

    MessageBar *m_messages;
    QLineEdit *m_code;
    FieldFrame *m_codeFrame;
    PasswordEdit *m_password;
    FieldFrame *m_passwordFrame;
    PasswordEdit *m_again;
    FieldFrame *m_againFrame;
    QString m_given;
    KeyButton *m_submit;
};
