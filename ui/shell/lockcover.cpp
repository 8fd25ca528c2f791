#include "shell/lockcover.h"
#include "session/membership.h"
#include "widgets/fieldframe.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"
#include "widgets/passwordedit.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

LockCover::LockCover(const Person &person, QWidget *over)
    : QWidget(over)
    , m_password(new PasswordEdit)
    , m_field(new FieldFrame(tr("Password"), m_password))
{
    auto mark = new QLabel;
    mark->setPixmap(kontorLogo(Theme::scaled(40), devicePixelRatioF()));
    auto unlock = new KeyButton(tr("Unlock"), KeyButton::Primary);
    unlock->setHint(tr("Enter"));
    unlock->setHeight(KeyButton::Large);
    unlock->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto signOut = new KeyButton(tr("Sign out instead"), KeyButton::Link);
    auto words = textLabel(TextLook::Secondary, tr("Everything stays as you left it, and work that runs goes on."));
    words->setWordWrap(true);

    auto column = new QWidget;
    column->setFixedWidth(Theme::scaled(360));
    auto layout = new QVBoxLayout(column);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(Theme::scaled(8));
    layout->addWidget(mark);
    layout->addSpacing(Theme::scaled(8));
    layout->addWidget(textLabel(TextLook::Screen, tr("Locked by %1").arg(person.name)));
    layout->addWidget(words);
    layout->addSpacing(Theme::scaled(12));
    layout->addWidget(m_field);
    layout->addSpacing(Theme::scaled(8));
    layout->addWidget(unlock);
    layout->addWidget(signOut, 0, Qt::AlignLeft);
    auto centre = new QVBoxLayout(this);
    centre->addWidget(column, 0, Qt::AlignCenter);

    setFocusProxy(m_password);
    setAccessibleName(tr("Locked by %1").arg(person.name));
    const auto submit = [this] {
        const QString password = m_password->text();
        m_password->clear();
        Q_EMIT unlockWanted(password);
    };
    connect(m_password, &QLineEdit::returnPressed, this, submit);
    connect(unlock, &QPushButton::clicked, this, submit);
    connect(signOut, &QPushButton::clicked, this, &LockCover::signOutWanted);
    connect(m_password, &QLineEdit::textEdited, m_field, &FieldFrame::clearError);

    for (QWidget *part : {static_cast<QWidget *>(m_password), static_cast<QWidget *>(unlock), static_cast<QWidget *>(signOut)})
        part->installEventFilter(this);
    over->installEventFilter(this);
    setGeometry(over->rect());
    show();
    raise();
    m_password->setFocus();
}

void LockCover::refuse()
{
    m_field->setError(tr("That isn’t your password. Type it once more."));
    m_password->setFocus();
}

void LockCover::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::tokens().win);
}

// The window's keys sleep: whatever is typed here is for the cover.
bool LockCover::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize)
            setGeometry(parentWidget()->rect());
        else if (event->type() == QEvent::WindowActivate)
            m_password->setFocus();
    } else if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}
