#include "shell/signinwindow.h"
#include "session/session.h"
#include "shell/newpasswordform.h"
#include "shell/signinform.h"
#include "shell/signinpanel.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"
#include "widgets/keycap.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

SignInWindow::SignInWindow(Session &session, AddressOf addressOf, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_addressOf(std::move(addressOf))
    , m_steps(new QStackedWidget)
    , m_form(new SignInForm)
    , m_memberships(new QVBoxLayout)
    , m_newPassword(new NewPasswordForm)
{
    setWindowTitle(tr("Kontor"));
    setMinimumSize(1100, 700);

    auto choices = new QWidget;
    choices->setLayout(m_memberships);
    m_memberships->setContentsMargins(0, 0, 0, 0);
    m_memberships->setSpacing(Theme::scaled(12));
    m_steps->addWidget(step(tr("Sign in"), tr("Welcome back."), m_form));
    m_steps->addWidget(step(tr("Choose an organization"), tr("You can switch to another one later without signing out."), choices));
    m_steps->addWidget(step(tr("Set your password"), tr("One that nobody but you knows."), m_newPassword));
    m_steps->addWidget(progressStep());
    m_steps->addWidget(connectStep());
    m_steps->addWidget(deletionStep());
    m_steps->setFixedWidth(Theme::scaled(376));
    m_start = startColumn();
    m_divider = hairline(Qt::Vertical);

    const int aside = Theme::scaled(12); // of the footer's frame: its icon stands below the column's edge
    auto middle = new QHBoxLayout;
    middle->setContentsMargins(aside, 0, 0, 0);
    middle->setSpacing(Theme::scaled(48));
    middle->addWidget(m_steps, 0, Qt::AlignTop);
    middle->addWidget(m_divider);
    middle->addWidget(m_start, 0, Qt::AlignTop);
    middle->addStretch();

    auto right = new QVBoxLayout;
    right->setContentsMargins(Theme::scaled(72) - aside, Theme::scaled(24), Theme::scaled(72), Theme::scaled(20));
    right->addStretch(7);
    right->addLayout(middle);
    right->addStretch(10);
    right->addLayout(footer());

    auto layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new SignInPanel);
    layout->addLayout(right, 1);

    connect(m_form, &SignInForm::profileChosen, this, &SignInWindow::profileChosen);
    connect(m_form, &SignInForm::submitted, this, &SignInWindow::signIn);
    connect(m_newPassword, &NewPasswordForm::chosen, this, &SignInWindow::changePassword);
    auto help = new QAction(tr("Help"), this);
    help->setShortcut(QKeySequence::HelpContents);
    connect(help, &QAction::triggered, this, [this] {
        say(tr("Choose a profile, type your e-mail and password, press Enter. New here: Alt+1 starts an office on this computer, Alt+2 "
               "connects to a server."));
    });
    addAction(help);
    auto quit = new QAction(tr("Quit"), this);
    quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    connect(quit, &QAction::triggered, this, [] { QApplication::closeAllWindows(); });
    addAction(quit);
}

QWidget *SignInWindow::step(const QString &title, const QString &subtitle, QWidget *content)
{
    auto heading = textLabel(TextLook::Screen, title);
    heading->setFont(Theme::font(20, QFont::DemiBold));
    auto page = new QWidget;
    auto layout = new QVBoxLayout(page);
    layout->setContentsMargins(2, 0, 2, 2); // room for the focus ring
    layout->setSpacing(0);
    layout->addWidget(heading);
    layout->addSpacing(Theme::scaled(4));
    layout->addWidget(textLabel(TextLook::Secondary, subtitle));
    layout->addSpacing(Theme::scaled(24));
    layout->addWidget(content);
    layout->addStretch();
    page->setFocusProxy(content);
    return page;
}

QLayout *SignInWindow::footer()
{
    m_display = new QToolButton;
    m_display->setToolTip(tr("Light, dark, or as the system"));
    m_display->setAccessibleName(m_display->toolTip());
    m_addOffice = new KeyButton(tr("Add another office"), KeyButton::Link);
    m_display->setIcon(themeIcon(u"configure"_s));
    m_display->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_display->setProperty("beside", true);
    auto row = new QHBoxLayout;
    row->addWidget(m_display);
    row->addStretch();
    row->addWidget(m_addOffice);
    row->addSpacing(Theme::scaled(20));
    const bool hasRoom = Theme::scaled(100) <= 125;
    for (const auto &[key, words] : {std::pair{u"F1"_s, tr("Help")}, {tr("Tab"), tr("Next field")}}) {
        if (!hasRoom && key != "F1"_L1)
            continue;
        if (key != "F1"_L1)
            row->addSpacing(Theme::scaled(16));
        row->addWidget(new KeyCap(key));
        row->addSpacing(Theme::scaled(6));
        row->addWidget(textLabel(TextLook::Caption, words));
    }
    connect(m_display, &QToolButton::clicked, this, &SignInWindow::displayWanted);
    connect(m_addOffice, &QPushButton::clicked, this, [this] {
        m_start->show();
        m_divider->show();
        m_addOffice->hide();
    });
    return row;
}

void SignInWindow::setProfiles(const QList<ServerProfile> &profiles, int current)
{
    m_profiles = profiles;
    m_form->setProfiles(profiles, current);
    const bool isNew = std::ranges::none_of(profiles, [](const ServerProfile &profile) { return !profile.email.isEmpty(); });
    m_start->setVisible(isNew);
    m_divider->setVisible(isNew);
    m_addOffice->setVisible(!isNew);
    m_addOffice->setText(hasLocalOffice() ? tr("Add or delete an office") : tr("Add another office"));
    m_delete->setVisible(hasLocalOffice());
    m_form->focusFirst();
}

bool SignInWindow::hasLocalOffice() const
{
    return std::ranges::any_of(m_profiles, &ServerProfile::isLocalOffice);
}

void SignInWindow::setPassword(const QString &password, bool keep)
{
    m_form->setPassword(password, keep);
}

void SignInWindow::showReach(const ServerReach &reach)
{
    m_form->showReach(reach);
}

void SignInWindow::showDisplay(const QString &words)
{
    m_display->setText(words);
}

void SignInWindow::say(const QString &sentence)
{
    m_form->say(sentence);
}

void SignInWindow::refuse(const Error &error)
{
    go(Form);
    m_form->setBusy(false);
    m_form->refuse(error);
}

void SignInWindow::showProgress(const QString &what, int percent)
{
    if (what.isEmpty())
        return go(Form);
    m_progressText->setText(what);
    m_progress->setRange(0, percent < 0 ? 0 : 100);
    m_progress->setValue(percent);
    go(Progress);
}

void SignInWindow::go(Step step)
{
    m_steps->setCurrentIndex(step);
    m_start->setEnabled(step == Form || step == Connect);
    if (step == Form)
        m_form->focusFirst();
    else if (step == NewPassword)
        m_newPassword->setFocus();
    else if (step == Connect || step == Deletion)
        m_steps->currentWidget()->setFocus();
}
