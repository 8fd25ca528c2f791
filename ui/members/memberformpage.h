#pragma once
#include "members/memberregister.h"
#include "records/formdraft.h"
#include "records/savinghold.h"
#include "shell/page.h"

class Card;
class FieldFrame;
class KeyButton;
class QComboBox;
class QLineEdit;
class QLabel;
struct Backend;

// Invites somebody with a code, or adds them with a first password that they must change. What was typed stays when it is refused.
class MemberFormPage : public Page
{
    Q_OBJECT
public:
    explicit MemberFormPage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override;
    void refresh() override;
    void show(const Target &target) override;
    using Page::show;
    bool canLeave() override;

private:
    QLayout *fields();
    QLayout *buttons();
    void followFields();
    void readChoices();
    FieldFrame *field(const QString &label, QWidget *editor, const QString &column);
    NewMember member() const;
    bool isComplete(bool withPassword);
    void invite();
    void add();
    bool refuse(const Error &error);
    QVariantMap typed() const;
    void putBack(const QVariantMap &draft);
    void clear();
    void showCode(const QString &email, const QString &code);
    void hideCode();

    MemberRegister m_register;
    QHash<QString, FieldFrame *> m_fields; // by the column that a refusal names
    QLineEdit *m_email;
    QLineEdit *m_first;
    QLineEdit *m_last;
    QLineEdit *m_title;
    QComboBox *m_role;
    QComboBox *m_team;
    QLineEdit *m_password;
    QLabel *m_code;
    KeyButton *m_copy;
    QString m_shownCode;
    QString m_wantedRole; // of a draft, until the roles have arrived
    QString m_wantedTeam;
    Card *m_card;
    FormDraft m_draft;
    SavingHold m_saving;
};
