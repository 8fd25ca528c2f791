#include "members/membercodepage.h"
#include "backend.h"
#include "session/session.h"
#include "widgets/card.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

MemberCodePage::MemberCodePage(Backend &backend, QWidget *parent)
    : Page(parent)
    , m_register(backend.database, backend.session.tenant().id)
    , m_what(textLabel(TextLook::Body))
    , m_make(new KeyButton(QString(), KeyButton::Primary))
    , m_code(textLabel(TextLook::Screen))
    , m_copy(new KeyButton(tr("Copy")))
    , m_once(textLabel(TextLook::Caption))
{
    m_what->setWordWrap(true);
    m_once->setWordWrap(true);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_code->setAccessibleName(tr("Code"));
    m_make->setKeys(Qt::CTRL | Qt::Key_Return);

    auto shown = new QHBoxLayout;
    shown->addWidget(m_code);
    shown->addSpacing(Theme::scaled(16));
    shown->addWidget(m_copy);
    shown->addStretch();
    auto card = new Card(tr("Signing in again"));
    card->setMaximumWidth(Theme::scaled(640));
    card->body()->setSpacing(Theme::scaled(12));
    card->body()->addWidget(m_what);
    card->body()->addWidget(m_make, 0, Qt::AlignLeft);
    card->body()->addLayout(shown);
    card->body()->addWidget(m_once);
    content()->setContentsMargins(20, 2, 20, 20);
    content()->addWidget(card);
    content()->addStretch();
    setFocusProxy(m_make);

    connect(m_make, &KeyButton::clicked, this, &MemberCodePage::make);
    connect(m_copy, &KeyButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_code->text());
        Q_EMIT told(tr("Copied"));
    });
}

QString MemberCodePage::title() const
{
    if (m_name.isEmpty())
        return tr("New password");
    return isInvited() ? tr("New code for %1").arg(m_name) : tr("New password for %1").arg(m_name);
}

bool MemberCodePage::isInvited() const
{
    return m_status == "invited"_L1;
}

// Nothing here is read: a code is made, shown, and forgotten.
void MemberCodePage::refresh() {}

void MemberCodePage::show(const Target &target)
{
    m_user = target.arguments.value(u"user"_s).toString();
    m_name = target.arguments.value(u"name"_s).toString();
    m_status = target.arguments.value(u"status"_s).toString();
    if (m_user.isEmpty())
        m_what->setText(tr("Choose a member under Members, then New password."));
    else if (isInvited())
        m_what->setText(tr("A new code takes the place of the one that %1 was given. Hand it over yourself.").arg(m_name));
    else
        m_what->setText(tr("You make a password for one sign-in and hand it over yourself. %1 is signed out everywhere, "
                           "is told who did it, and chooses their own password with it.")
                            .arg(m_name));
    m_make->setText(isInvited() ? tr("Make a new code") : tr("Make a one-time password"));
    m_make->setVisible(!m_user.isEmpty());
    m_make->setEnabled(true);
    for (QWidget *part : {static_cast<QWidget *>(m_code), static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_once)})
        part->hide();
    m_code->clear();
    Q_EMIT headerChanged();
}

void MemberCodePage::make()
{
    m_make->setEnabled(false);
    await(
        isInvited() ? m_register.inviteAgain(m_user) : m_register.resetPassword(m_user), [this](const QString &code) { showCode(code); },
        [this](const Error &) {
            m_make->setEnabled(true);
            return false;
        });
}

void MemberCodePage::showCode(const QString &code)
{
    m_code->setText(code);
    m_once->setText(isInvited() ? tr("Shown only now. %1 signs in and is asked for it.").arg(m_name)
                                : tr("Shown only now. %1 signs in with it once and is asked for a new password.").arg(m_name));
    for (QWidget *part : {static_cast<QWidget *>(m_code), static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_once)})
        part->show();
    m_copy->setFocus();
    Q_EMIT done(isInvited() ? tr("New code for %1").arg(m_name) : tr("New password for %1").arg(m_name));
}
