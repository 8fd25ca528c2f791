#include "shell/newpasswordform.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "widgets/fieldframe.h"
#include "widgets/keybutton.h"
#include "widgets/passwordedit.h"
#include "widgets/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

NewPasswordForm::NewPasswordForm(QWidget *parent)
    : QWidget(parent)
    , m_messages(new MessageBar)
    , m_code(new QLineEdit)
    , m_codeFrame(new FieldFrame(tr("Code of your invitation"), m_code))
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
    layout->addWidget(m_codeFrame);
    layout->addWidget(m_passwordFrame);
    layout->addWidget(m_againFrame);
    layout->addWidget(m_submit);
    setFocusProxy(m_password);
    m_codeFrame->setHint(tr("Twenty letters and digits, from the administrator who invited you."));
    m_codeFrame->hide();
    m_code->setStyleSheet(m_password->styleSheet());
    connect(m_code, &QLineEdit::returnPressed, this, [this] { m_password->setFocus(); });
    connect(m_code, &QLineEdit::textEdited, m_codeFrame, &FieldFrame::clearError);

    connect(m_password, &QLineEdit::returnPressed, this, [this] { m_again->setFocus(); });
    connect(m_again, &QLineEdit::returnPressed, this, &NewPasswordForm::submit);
    connect(m_password, &QLineEdit::textEdited, m_passwordFrame, &FieldFrame::clearError);
    connect(m_again, &QLineEdit::textEdited, m_againFrame, &FieldFrame::clearError);
    connect(m_submit, &QPushButton::clicked, this, &NewPasswordForm::submit);
}

void NewPasswordForm::askCode(const QString &known)
{
    m_codeFrame->show();
    m_code->setText(known);
    setFocusProxy(known.isEmpty() ? static_cast<QWidget *>(m_code) : m_password);
}

QString NewPasswordForm::code() const
{
    return m_code->text().trimmed();
}

void NewPasswordForm::submit()
{
    if (!m_codeFrame->isHidden() && code().isEmpty()) {
        m_codeFrame->setError(tr("The code of the invitation is needed."));
        m_code->setFocus();
    } else if (m_password->text().size() < ShortestPassword) {
        m_passwordFrame->setError(tr("That is too short: use at least %1 characters.").arg(ShortestPassword));
        m_password->setFocus();
    } else if (m_password->text() == m_given) {
        m_passwordFrame->setError(tr("Whoever gave you this one knows it. Choose another."));
        m_password->setFocus();
        m_password->selectAll();
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
    if (error.column == "code"_L1) {
        m_codeFrame->setError(errorText(error));
        m_code->setFocus();
        return;
    }
    m_messages->say(errorText(error), MessageBar::Kind::Error);
}

void NewPasswordForm::setBusy(bool busy)
{
    m_submit->setEnabled(!busy);
}

void NewPasswordForm::clear()
{
    m_code->clear();
    m_codeFrame->hide();
    m_password->clear();
    m_again->clear();
    m_given.clear();
    setFocusProxy(m_password);
}
