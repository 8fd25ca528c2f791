#include "shell/passworddialog.h"
#include "session/session.h"
#include "shell/newpasswordform.h"
#include "widgets/theme.h"

#include <QVBoxLayout>

PasswordDialog::PasswordDialog(Session &session, QWidget *over)
    : QDialog(over)
    , m_session(session)
    , m_form(new NewPasswordForm)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Change password"));
    setMinimumWidth(Theme::scaled(420));
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->addWidget(m_form);
    connect(m_form, &NewPasswordForm::chosen, this, &PasswordDialog::change);
}

void PasswordDialog::change(const QString &password)
{
    m_form->setBusy(true);
    m_session.changePassword(password).then(this, [this, password](const Result<void> &done) {
        m_form->setBusy(false);
        if (done) {
            accept();
            Q_EMIT changed();
        } else if (Session::endsSession(done.error())) {
            Q_EMIT sessionEnded(password, done.error());
        } else {
            m_form->refuse(done.error());
        }
    });
}
