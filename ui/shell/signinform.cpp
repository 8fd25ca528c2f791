#include "shell/signinform.h"
#include "db/refusal.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "widgets/fieldframe.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/passwordedit.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {
bool isAboutTheServer(const Error &error)
{
    return error.isConnectionLost() || error.sqlState.startsWith("KOV"_L1) || error.sqlState.startsWith("KOL"_L1)
           || error.sqlState == "3D000"_L1 || error.sqlState.startsWith("53"_L1) || error.sqlState.startsWith("57P"_L1);
}

template<typename Field>
Field *tall(Field *field)
{
    // The sheet's own minimum would win over a fixed height.
    field->setStyleSheet(QStringLiteral("QLineEdit, QComboBox { min-height: %1px; }").arg(Theme::scaled(36)));
    return field;
}
}

SignInForm::SignInForm(QWidget *parent)
    : QWidget(parent)
    , m_messages(new MessageBar)
    , m_gap(new QSpacerItem(0, 0))
    , m_profile(tall(new QComboBox))
    , m_profileFrame(new FieldFrame(tr("Organization profile"), m_profile))
    , m_reach(new GlyphLabel(Glyph::Ring, Tone::Grey, {}, TextLook::Caption))
    , m_email(tall(new QLineEdit))
    , m_emailFrame(new FieldFrame(tr("E-mail"), m_email))
    , m_password(tall(new PasswordEdit))
    , m_passwordFrame(new FieldFrame(tr("Password"), m_password))
    , m_capsLock(new GlyphLabel(Glyph::Triangle, Tone::Amber, tr("Caps Lock is on"), TextLook::Warning))
    , m_keep(new QCheckBox(tr("Keep me signed in on this computer")))
    , m_submit(new KeyButton(tr("Sign in"), KeyButton::Primary))
    , m_invitation(new KeyButton(tr("I have an invitation code"), KeyButton::Link))
{
    m_submit->setHeight(KeyButton::Large);
    m_submit->setHint(tr("Enter"));
    m_submit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    for (GlyphLabel *note : {m_capsLock, m_reach}) {
        QSizePolicy keepsPlace = note->sizePolicy();
        keepsPlace.setRetainSizeWhenHidden(true);
        note->setSizePolicy(keepsPlace);
    }
    m_capsLock->hide();
    layOut();
    connectParts();
}

void SignInForm::layOut()
{
    auto forgot = new KeyButton(tr("Forgot password?"), KeyButton::Link);
    connect(forgot, &QPushButton::clicked, this, [this] {
        say(tr("Nobody can read your password, not even Kontor. An administrator of your organization can set a new one under Members."));
    });
    auto options = new QHBoxLayout;
    options->addWidget(m_keep);
    options->addStretch();
    options->addWidget(forgot);

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addSpacerItem(m_gap);
    layout->addWidget(m_profileFrame);
    layout->addSpacing(Theme::scaled(4));
    layout->addWidget(m_reach);
    layout->addSpacing(Theme::scaled(16));
    layout->addWidget(m_emailFrame);
    layout->addSpacing(Theme::scaled(16));
    layout->addWidget(m_passwordFrame);
    layout->addSpacing(Theme::scaled(4));
    layout->addWidget(m_capsLock);
    layout->addSpacing(Theme::scaled(16));
    layout->addLayout(options);
    layout->addSpacing(Theme::scaled(16));
    layout->addWidget(m_submit);
    layout->addSpacing(Theme::scaled(12));
    layout->addWidget(m_invitation, 0, Qt::AlignLeft);
}

void SignInForm::connectParts()
{
    connect(m_profile, &QComboBox::activated, this, &SignInForm::profileChosen);
    connect(m_profile, &QComboBox::currentIndexChanged, this, [this](int profile) {
        clearErrors();
        if (profile >= 0 && profile < m_profiles.size())
            m_email->setText(m_profiles.at(profile).email);
    });
    connect(m_password, &PasswordEdit::capsLockChanged, m_capsLock, &QWidget::setVisible);
    connect(m_email, &QLineEdit::returnPressed, this, &SignInForm::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInForm::submit);
    // A tick box has no use for Enter, and the button promises it.
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(enter, m_keep, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, &SignInForm::submit);
    connect(m_email, &QLineEdit::textEdited, m_emailFrame, &FieldFrame::clearError);
    connect(m_password, &QLineEdit::textEdited, m_passwordFrame, &FieldFrame::clearError);
    connect(m_submit, &QPushButton::clicked, this, &SignInForm::submit);
    connect(m_messages, &MessageBar::closed, this, [this] { tell({}, MessageBar::Kind::Note); });
    connect(m_invitation, &QPushButton::clicked, this, [this] { setInvited(!m_isInvited); });
}

void SignInForm::setProfiles(const QList<ServerProfile> &profiles, int current)
{
    m_profiles = profiles;
    m_profile->clear();
    for (const ServerProfile &profile : profiles)
        m_profile->addItem(profile.name);
    if (profiles.isEmpty())
        m_profile->setPlaceholderText(tr("None yet: pick one at the right"));
    m_profile->setCurrentIndex(current);
    m_profile->setEnabled(!profiles.isEmpty());
    if (profiles.isEmpty())
        showReach({});
    if (current >= 0 && current < profiles.size()) {
        m_email->setText(profiles.at(current).email);
        m_keep->setChecked(profiles.at(current).keepsPassword);
    }
}

int SignInForm::profile() const
{
    return m_profile->currentIndex();
}

QString SignInForm::email() const
{
    return m_email->text().trimmed();
}

void SignInForm::setEmail(const QString &email)
{
    m_email->setText(email);
}

QString SignInForm::password() const
{
    // Codes are read out in groups, and copied with what stands around them.
    static const QRegularExpression between(u"[\\s-]"_s);
    return m_isInvited ? m_password->text().remove(between).toUpper() : m_password->text();
}

void SignInForm::setInvited(bool invited)
{
    clearErrors();
    m_isInvited = invited;
    m_passwordFrame->setLabel(invited ? tr("Invitation code") : tr("Password"));
    m_passwordFrame->setHint(invited ? tr("As your administrator gave it. You choose a password next.") : QString());
    m_invitation->setText(invited ? tr("I have a password") : tr("I have an invitation code"));
    m_keep->setVisible(!invited);
    setBusy(!m_submit->isEnabled());
    m_password->clear();
    focusFirst();
}

bool SignInForm::keepsPassword() const
{
    return m_keep->isChecked();
}

void SignInForm::setPassword(const QString &password, bool keep)
{
    m_password->setText(password);
    m_keep->setChecked(keep);
}

void SignInForm::showReach(const ServerReach &reach)
{
    using State = ServerReach::State;
    m_reach->setVisible(reach.state != State::Unknown);
    const QString time = tr("%1 ms").arg(reach.milliseconds);
    switch (reach.state) {
    case State::Unknown:
        break;
    case State::Encrypted:
        m_reach->setGlyph(Glyph::DiscTick, Tone::Green);
        m_reach->setText(tr("%1 · encrypted · %2").arg(reach.place, time));
        break;
    case State::Private:
        m_reach->setGlyph(Glyph::DiscTick, Tone::Green);
        m_reach->setText(tr("%1 · private, nothing leaves it").arg(reach.place));
        break;
    case State::Unencrypted:
        m_reach->setGlyph(Glyph::Triangle, Tone::Amber);
        m_reach->setText(tr("%1 · not encrypted · %2").arg(reach.place, time));
        break;
    case State::Down:
        m_reach->setGlyph(Glyph::DiscCross, Tone::Red);
        m_reach->setText(tr("%1 · doesn’t answer").arg(reach.place));
        break;
    }
}

void SignInForm::setBusy(bool busy)
{
    m_submit->setEnabled(!busy);
    m_submit->setText(busy ? tr("Signing in…") : m_isInvited ? tr("Accept the invitation") : tr("Sign in"));
}

void SignInForm::clearErrors()
{
    tell({}, MessageBar::Kind::Note);
    for (FieldFrame *frame : {m_profileFrame, m_emailFrame, m_passwordFrame})
        frame->clearError();
}

void SignInForm::refuse(const Error &error)
{
    const QString sentence = errorText(error);
    const bool isAboutThePassword = (error.sqlState.startsWith("28"_L1) && error.hint != AccountClosed) || error.sqlState == "KOV03"_L1;
    if (isAboutTheServer(error) && !isAboutThePassword) {
        m_profileFrame->setError(sentence);
        m_profile->setFocus();
    } else if (isAboutThePassword || (m_isInvited && error.sqlState == "KO014"_L1)) {
        m_passwordFrame->setError(m_isInvited && error.sqlState == "28P01"_L1
                                      ? tr("E-mail and code don’t match, or the code was used. Check both, or ask for a new invitation.")
                                      : sentence);
        m_password->selectAll();
        m_password->setFocus();
    } else {
        tell(sentence, MessageBar::Kind::Error);
    }
}

void SignInForm::say(const QString &sentence)
{
    tell(sentence, MessageBar::Kind::Note);
}

// Nothing said takes no room.
void SignInForm::tell(const QString &sentence, MessageBar::Kind kind)
{
    m_messages->say(sentence, kind);
    m_gap->changeSize(0, sentence.isEmpty() ? 0 : Theme::scaled(12));
    layout()->invalidate();
}

void SignInForm::focusFirst()
{
    (email().isEmpty() ? static_cast<QWidget *>(m_email) : m_password)->setFocus();
}

void SignInForm::submit()
{
    // Enter, while an answer is on its way.
    if (!m_submit->isEnabled())
        return;
    clearErrors();
    if (profile() < 0)
        m_profileFrame->setError(tr("There is no office yet. Start one on this computer, or connect to a server."));
    else if (!email().contains(u'@'))
        m_emailFrame->setError(tr("Enter your e-mail, such as anna@example.com."));
    else if (password().isEmpty())
        m_passwordFrame->setError(m_isInvited ? tr("Enter the code of your invitation.") : tr("Enter your password."));
    else
        Q_EMIT submitted();
    if (m_emailFrame->hasError())
        m_email->setFocus();
    else if (m_passwordFrame->hasError())
        m_password->setFocus();
}
