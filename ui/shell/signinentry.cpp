// The way in: from an e-mail address and its password into an organization, or through a code or a first password.
#include "session/session.h"
#include "shell/choicecard.h"
#include "shell/newpasswordform.h"
#include "shell/signinform.h"
#include "shell/signinwindow.h"
#include "widgets/emptylayout.h"

#include <QRegularExpression>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

void SignInWindow::signIn()
{
    m_form->setBusy(true);
    m_addressOf(m_profiles.at(m_form->profile())).then(this, [this](const Result<QString> &uri) {
        if (uri)
            connectTo(*uri);
        else
            refuse(uri.error());
    });
}

void SignInWindow::connectTo(const QString &uri)
{
    m_password = m_form->password();
    m_session.signIn(uri, m_form->email(), m_password).then(this, [this](const Result<QList<Membership>> &memberships) {
        if (!memberships)
            return refuse(memberships.error());
        choose(*memberships);
    });
}

void SignInWindow::choose(const QList<Membership> &memberships)
{
    if (memberships.isEmpty() && m_session.isPlatformAdmin()) {
        m_session.enterPlatform();
        return finish();
    }
    if (memberships.isEmpty())
        return refuse({u"KO008"_s, {}, {}, {}, {}});
    if (memberships.size() == 1)
        return take(memberships.front());

    emptyLayout(*m_memberships);
    int number = 0;
    for (const Membership &membership : memberships) {
        const QKeySequence keys(Qt::ALT | Qt::Key(Qt::Key_1 + number++));
        auto card = new ChoiceCard({u"user"_s, membership.tenantName,
                                    membership.isInvited ? tr("%1 · you are invited").arg(membership.roleName)
                                                         : tr("%1 · %2").arg(membership.roleName, membership.currency)},
                                   number <= 9 ? keys : QKeySequence());
        connect(card, &QAbstractButton::clicked, this, [this, membership] { take(membership); });
        m_memberships->addWidget(card);
        if (number == 1)
            card->setFocus();
    }
    m_form->setBusy(false);
    m_start->hide();
    m_divider->hide();
    go(Memberships);
    m_memberships->itemAt(0)->widget()->setFocus();
}

bool SignInWindow::isChoosing() const
{
    return m_steps->currentIndex() == Memberships;
}

void SignInWindow::choose(int membership)
{
    static_cast<ChoiceCard *>(m_memberships->itemAt(membership)->widget())->click();
}

// For whoever is new, the code was the first password: it need not be typed again.
void SignInWindow::take(const Membership &membership)
{
    m_joining = membership.isInvited ? membership.tenant : QString();
    if (m_joining.isEmpty())
        return enter(membership.tenant);
    static const QRegularExpression code(u"^[0-9A-F]{20}$"_s);
    m_newPassword->askCode(code.match(m_password).hasMatch() ? m_password : QString());
    m_form->setBusy(false);
    go(NewPassword);
}

void SignInWindow::enter(const QString &tenant)
{
    m_session.enter(tenant).then(this, [this](const Result<void> &entered) {
        if (!entered)
            return refuse(entered.error());
        if (!m_session.mustChangePassword())
            return finish();
        m_newPassword->setGiven(m_password);
        go(NewPassword);
    });
}

void SignInWindow::changePassword(const QString &password)
{
    m_newPassword->setBusy(true);
    auto changing = m_joining.isEmpty() ? m_session.changePassword(password) : m_session.join(m_joining, m_newPassword->code(), password);
    changing.then(this, [this, password](const Result<void> &changed) {
        m_newPassword->setBusy(false);
        if (!changed && Session::endsSession(changed.error())) {
            m_form->setInvited(false);
            m_form->setPassword(password, m_form->keepsPassword());
            m_newPassword->clear();
            return refuse(changed.error());
        }
        if (!changed)
            return m_newPassword->refuse(changed.error());
        m_password = password;
        finish();
    });
}

void SignInWindow::finish()
{
    m_form->setBusy(false);
    const QString password = std::exchange(m_password, {});
    const bool keep = m_form->keepsPassword();
    m_form->setPassword({}, keep);
    m_newPassword->clear();
    if (m_form->isInvited())
        m_form->setInvited(false);
    Q_EMIT entered(m_form->profile(), m_form->email(), password, keep);
}
