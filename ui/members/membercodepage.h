#pragma once
#include "members/memberregister.h"
#include "shell/page.h"

class Card;
class KeyButton;
class QLabel;
struct Backend;

// What lets a member in who can't: a password for one sign-in, or another code for whoever is still invited. Shown once, kept nowhere.
class MemberCodePage : public Page
{
    Q_OBJECT
public:
    explicit MemberCodePage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override;
    void refresh() override;
    void show(const Target &target) override;
    using Page::show;

private:
    bool isInvited() const;
    void make();
    void showCode(const QString &code);

    MemberRegister m_register;
    QString m_user;
    QString m_name;
    QString m_status;
    QLabel *m_what;
    KeyButton *m_make;
    QLabel *m_code;
    KeyButton *m_copy;
    QLabel *m_once;
};
