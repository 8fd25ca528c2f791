#include "shell/newpasswordform.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "widgets/fieldframe.h"
#include "widgets/keybutton.h"
#include "widgets/passwordedit.h"
#include "widgets/theme.h"

#include <QVBoxLayout>

NewPasswordForm::NewPasswordForm(QWidget *parent)
    : QWidget(parent)
    , m_messages(new MessageBar)
    , m_password(new PasswordEdit)
    , m_passwordFrame(new FieldFrame(tr("New password"), m_password))
    , m_again(new PasswordEdit)
    , m_againFrame(new FieldFrame(tr("Once more"), m_again))
    , m_submit(new KeyButton(tr("Set password"), KeyButton::Primary))
{
    m_submit->setHeight(KeyButton::Large);
    m_submit->setHint(tr("Enter"));
    m_submit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_passwordFrame->setHint(tr("At least %1 characters; a few words are better than symbols.").arg(ShortestPassword));
    for (PasswordEdit *field : {m_password, m_again})
        field->setStyleSheet(QStringLiteral("QLineEdit { min-height: %1px; }").arg(Theme::scaled(36)));

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::scaled(16));
    layout->addWidget(m_messages);
    layout->addWidget(m_passwordFrame);
    layout->addWidget(m_againFrame);
    layout->addWidget(m_submit);
    setFocusProxy(m_password);

    connect(m_password, &QLineEdit::returnPressed, this, [this] { m_again->setFocus(); });
    connect(m_again, &QLineEdit::returnPressed, this, &NewPasswordForm::submit);
    connect(m_password, &QLineEdit::textEdited, m_passwordFrame, &FieldFrame::clearError);
    connect(m_again, &QLineEdit::textEdited, m_againFrame, &FieldFrame::clearError);
    connect(m_submit, &QPushButton::clicked, this, &NewPasswordForm::submit);
}

void NewPasswordForm::submit()
{
    if (m_password->text().size() < ShortestPassword) {
        m_passwordFrame->setError(tr("That is too short: use at least %1 characters.").arg(ShortestPassword));
        m_password->setFocus();
    } else if (m_password->text() != m_again->text()) {
        m_againFrame->setError(tr("The two aren’t the same. Type it once more."));
        m_again->setFocus();
        m_again->selectAll();
    } else {
        m_messages->say({});
        Q_EMIT chosen(m_password->text());
    }
}

void NewPasswordForm::refuse(const Error &error)
{
    m_messages->say(errorText(error), MessageBar::Kind::Error);
}

void NewPasswordForm::setBusy(bool busy)
{
    m_submit->setEnabled(!busy);
}

void NewPasswordForm::clear()
{
    m_password->clear();
    m_again->clear();
}
