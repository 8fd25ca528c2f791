// The sign-in window's other ways: to begin, to connect to a server, and to wait for the local office.
#include "shell/choicecard.h"
#include "shell/signinwindow.h"
#include "widgets/fieldframe.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace {
// Words on a blue tint.
class NoteFrame : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::tokens().tone(Tone::Blue).tint);
        painter.drawRoundedRect(rect(), 6, 6);
    }
};
}

QWidget *SignInWindow::startColumn()
{
    auto local = new ChoiceCard(
        {u"computer"_s, tr("Start a local office with demo data"),
         tr("Sets up a private database on this computer with two organizations, their people, and a few months of deals and payments."),
         tr("About a minute · works offline")},
        QKeySequence(Qt::ALT | Qt::Key_1));
    auto server = new ChoiceCard({u"network-connect"_s, tr("Connect to a server"),
                                  tr("Enter the address of your organization’s server, as your administrator gave it."),
                                  tr("You need an address and an account")},
                                 QKeySequence(Qt::ALT | Qt::Key_2));
    auto note = new NoteFrame;
    auto noteText = new GlyphLabel(
        Glyph::Info, Tone::Blue,
        tr("The local office is on this computer alone. It can be deleted here, demo data and all, when you go live."), TextLook::Body);
    noteText->setWordWrap(true);
    m_delete = new KeyButton(tr("Delete the local office…"), KeyButton::Link);
    auto noteLayout = new QVBoxLayout(note);
    noteLayout->setContentsMargins(Theme::scaled(14), Theme::scaled(10), Theme::scaled(14), Theme::scaled(10));
    noteLayout->addWidget(noteText);
    noteLayout->addWidget(m_delete, 0, Qt::AlignLeft);
    m_delete->hide();
    connect(m_delete, &QPushButton::clicked, this, [this] { go(Deletion); });

    auto content = new QWidget;
    auto layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::scaled(12));
    layout->addWidget(local);
    layout->addWidget(server);
    layout->addSpacing(Theme::scaled(4));
    layout->addWidget(note);

    connect(local, &QAbstractButton::clicked, this, &SignInWindow::localOfficeWanted);
    connect(server, &QAbstractButton::clicked, this, [this] { go(Connect); });
    auto column = step(tr("New on this computer?"), tr("Pick one. You can switch or add the other later."), content);
    column->setFixedWidth(Theme::scaled(407));
    return column;
}

QWidget *SignInWindow::connectStep()
{
    auto address = new QLineEdit;
    auto addressFrame = new FieldFrame(tr("Server address"), address);
    addressFrame->setHint(tr("Such as kontor.example.com, or a whole postgresql:// address"));
    auto name = new QLineEdit;
    auto nameFrame = new FieldFrame(tr("Name of this profile"), name);
    nameFrame->setOptional(true);
    auto add = new KeyButton(tr("Add server"), KeyButton::Primary);
    add->setHint(tr("Enter"));
    add->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    add->setHeight(KeyButton::Large);
    auto back = new KeyButton(tr("Back"), KeyButton::Link);

    auto content = new QWidget;
    auto layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::scaled(16));
    layout->addWidget(addressFrame);
    layout->addWidget(nameFrame);
    layout->addWidget(add);
    layout->addWidget(back, 0, Qt::AlignLeft);

    const auto submit = [this, address, addressFrame, name] {
        const QString uri = serverUri(address->text());
        if (uri.isEmpty()) {
            addressFrame->setError(tr("That isn’t a server’s address. Write it like kontor.example.com."));
            address->setFocus();
            return;
        }
        go(Form);
        Q_EMIT profileAdded({name->text().trimmed().isEmpty() ? serverHost(uri) : name->text().trimmed(), uri});
        address->clear();
        name->clear();
    };
    connect(address, &QLineEdit::textEdited, addressFrame, &FieldFrame::clearError);
    connect(address, &QLineEdit::returnPressed, this, submit);
    connect(name, &QLineEdit::returnPressed, this, submit);
    connect(add, &QPushButton::clicked, this, submit);
    connect(back, &QPushButton::clicked, this, [this] { go(Form); });
    content->setFocusProxy(address);
    return step(tr("Connect to a server"), tr("The connection is encrypted."), content);
}

QWidget *SignInWindow::deletionStep()
{
    auto what = textLabel(TextLook::Body,
                          tr("Its organizations, their people and everything that was entered there, by the demo or by you, are deleted "
                             "from this computer for good. Other offices stay as they are."));
    what->setWordWrap(true);
    auto remove = new KeyButton(tr("Delete the local office"), KeyButton::Danger);
    remove->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    remove->setHeight(KeyButton::Large);
    auto back = new KeyButton(tr("Keep it"));
    back->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    back->setHeight(KeyButton::Large);

    auto content = new QWidget;
    auto layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::scaled(16));
    layout->addWidget(what);
    layout->addWidget(remove);
    layout->addWidget(back);
    connect(remove, &QPushButton::clicked, this, &SignInWindow::localOfficeUnwanted);
    connect(back, &QPushButton::clicked, this, [this] { go(Form); });
    content->setFocusProxy(back);
    return step(tr("Delete the local office"), tr("This can’t be undone."), content);
}

QWidget *SignInWindow::progressStep()
{
    m_progressText = textLabel(TextLook::Body);
    m_progressText->setWordWrap(true);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    auto content = new QWidget;
    auto layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::scaled(12));
    layout->addWidget(m_progress);
    layout->addWidget(m_progressText);
    return step(tr("The office on this computer"), tr("This is done once. You can keep the window open."), content);
}
