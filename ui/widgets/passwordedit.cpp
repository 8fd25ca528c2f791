#include "widgets/passwordedit.h"
#include "widgets/icon.h"
#include <QAction>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

PasswordEdit::PasswordEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_eye(addAction(themeIcon(u"view-visible"_s), TrailingPosition))
{
    m_eye->setCheckable(true);
    connect(m_eye, &QAction::toggled, this, &PasswordEdit::reveal);
    reveal(false);
}

void PasswordEdit::reveal(bool visible)
{
    setEchoMode(visible ? Normal : Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    m_eye->setIcon(themeIcon(visible ? u"view-hidden"_s : u"view-visible"_s));
    m_eye->setToolTip(visible ? tr("Hide the password") : tr("Show the password"));
}

void PasswordEdit::setCapsLock(bool on)
{
    if (on == m_capsLock)
        return;
    m_capsLock = on;
    Q_EMIT capsLockChanged(on);
}

void PasswordEdit::keyPressEvent(QKeyEvent *event)
{
    const QString typed = event->text();
    if (event->key() == Qt::Key_CapsLock)
        setCapsLock(false); // pressed to leave it, most likely; the next letter tells
    else if (typed.size() == 1 && typed.front().isLetter())
        setCapsLock(typed.front().isUpper() != event->modifiers().testFlag(Qt::ShiftModifier));
    QLineEdit::keyPressEvent(event);
}

void PasswordEdit::focusOutEvent(QFocusEvent *event)
{
    setCapsLock(false);
    QLineEdit::focusOutEvent(event);
}
