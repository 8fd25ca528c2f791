#include "shell/passwordfield.h"
#include "widgets/icon.h"

#include <QAction>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

PasswordField::PasswordField(QWidget *parent)
    : QLineEdit(parent)
    , m_eye(addAction(themeIcon(u"view-visible"_s), QLineEdit::TrailingPosition))
{
    m_eye->setCheckable(true);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    connect(m_eye, &QAction::toggled, this, &PasswordField::reveal);
    reveal(false);
}

void PasswordField::reveal(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setIcon(themeIcon(shown ? u"view-hidden"_s : u"view-visible"_s));
    m_eye->setToolTip(shown ? tr("Hide the password") : tr("Show the password"));
}

// Qt doesn't tell the state of Caps Lock: a letter's case against Shift gives it away.
void PasswordField::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    if (event->key() == Qt::Key_CapsLock)
        setCapsLock(!m_capsLock);
    else if (text.size() == 1 && text.front().isLetter() && text.front().toUpper() != text.front().toLower())
        setCapsLock(text.front().isUpper() != event->modifiers().testFlag(Qt::ShiftModifier));
    QLineEdit::keyPressEvent(event);
}

void PasswordField::focusOutEvent(QFocusEvent *event)
{
    setCapsLock(false);
    QLineEdit::focusOutEvent(event);
}

void PasswordField::setCapsLock(bool on)
{
    if (std::exchange(m_capsLock, on) != on)
        Q_EMIT
    capsLockChanged(on);
}
