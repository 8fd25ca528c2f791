#include "home/figurespage.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "widgets/emptystate.h"
#include "widgets/keybutton.h"

#include <QApplication>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

FiguresPage::FiguresPage(QWidget *parent)
    : Page(parent)
    , m_stack(new QStackedLayout)
    , m_unread(new EmptyState)
{
    auto board = new QWidget;
    m_board = new QVBoxLayout(board);
    m_board->setContentsMargins(0, 0, 0, 0);
    auto again = m_unread->addButton(new KeyButton(tr("Try again")));
    m_stack->addWidget(new QWidget); // nothing is known yet
    m_stack->addWidget(board);
    m_stack->addWidget(m_unread);
    content()->addLayout(m_stack, 1);
    connect(again, &KeyButton::clicked, this, [this] { refresh(); });
    connect(messages(), &MessageBar::wayTaken, this, [this] { refresh(); });
}

void FiguresPage::showBoard()
{
    if (std::exchange(m_toldUnread, false))
        say({});
    if (std::exchange(m_hasFigures, true))
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget()) || hasFocus();
    m_stack->setCurrentWidget(m_board->parentWidget());
    setFocusProxy(m_first);
    if (hadFocus)
        setFocus();
}

bool FiguresPage::tellUnread(const Error &error)
{
    if (error.isCancelled())
        return true;
    if (m_hasFigures) {
        m_toldUnread = true;
        messages()->say(tr("%1 The figures are those of before.").arg(errorText(error)), MessageBar::Kind::Error, tr("Try again"));
        return true;
    }
    m_unread->setTone(Tone::Amber);
    m_unread->say(u"office-chart-bar"_s, tr("The figures could not be read"), errorText(error));
    m_stack->setCurrentWidget(m_unread);
    return true;
}
