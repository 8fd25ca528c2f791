#include "home/figurespage.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "widgets/emptystate.h"
#include "widgets/keybutton.h"

#include <QApplication>
#include <QHideEvent>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

static constexpr int RingRoom = 4;   // above the first cards, for the ring around the one with the focus
static constexpr double Slack = 0.9; // of the width that cards need: so much less cuts none of their figures

FiguresPage::FiguresPage(QWidget *parent)
    : Page(parent)
    , m_stack(new QStackedLayout)
    , m_scroll(new QScrollArea)
    , m_unread(new EmptyState)
    , m_turns(this)
{
    // From the outside in: a widget is dressed anew each time that what it stands in goes into something else.
    auto frame = new QWidget;
    m_frame = new QVBoxLayout(frame);
    m_frame->setContentsMargins(0, 0, 0, 0);
    m_frame->setSpacing(0);
    m_frame->addWidget(m_scroll, 1);
    auto board = new QWidget;
    m_scroll->setWidget(board); // with a large text in a small window the cards need more height than there is
    board->setMinimumWidth(1);  // but give way to each other in a row
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    board->setAutoFillBackground(false);
    m_board = new QVBoxLayout(board);
    m_board->setContentsMargins(20, RingRoom, 20, 12);
    m_board->setSpacing(12);
    auto again = m_unread->addButton(new KeyButton(tr("Try again")));
    m_stack->addWidget(new QWidget); // nothing is known yet
    m_stack->addWidget(frame);
    m_stack->addWidget(m_unread);
    content()->addLayout(m_stack, 1);
    connect(again, &KeyButton::clicked, this, [this] { refresh(); });
    connect(messages(), &MessageBar::wayTaken, this, [this] { refresh(); });
}

void FiguresPage::setHead(QWidget *head)
{
    auto above = new QVBoxLayout;
    m_frame->insertLayout(0, above);
    above->setContentsMargins(20, 2, 20, 12 - RingRoom);
    above->addWidget(head);
    m_board->setContentsMargins(20, RingRoom, 10, 12); // the scroll bar has the other ten
}

void FiguresPage::addRow(const QList<std::pair<QWidget *, int>> &cards, int stretch)
{
    auto row = new QHBoxLayout;
    m_board->addLayout(row, stretch);
    row->setSpacing(12);
    for (const auto &[card, share] : cards)
        row->addWidget(card, share);
    m_rows.append(row);
}

void FiguresPage::fitRows()
{
    const QMargins margins = m_board->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    for (QBoxLayout *row : std::as_const(m_rows)) {
        int needed = (row->count() - 1) * row->spacing();
        for (int i = 0; i < row->count(); ++i)
            needed += row->itemAt(i)->minimumSize().width();
        row->setDirection(needed * Slack > room ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    }
}

void FiguresPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitRows();
}

void FiguresPage::showParts(const QList<Part> &parts)
{
    const int reading = ++m_reading;
    const auto ifNewest = [this, reading](const StepByStep::Step &step) {
        return StepByStep::Step([this, reading, step] {
            if (reading == m_reading)
                step();
        });
    };
    QList<StepByStep::Step> steps{ifNewest([this, parts] { showBoard(parts); })};
    for (const Part &part : parts)
        steps.append(ifNewest([this, part] { fill(part); }));
    steps.append(ifNewest([this] { takeFocus(); }));
    m_turns.add(steps);
}

// Every card has its place from the start, and is seen once it is filled.
void FiguresPage::showBoard(const QList<Part> &parts)
{
    if (std::exchange(m_toldUnread, false))
        say({});
    if (std::exchange(m_hasFigures, true))
        return;
    for (const Part &part : parts)
        for (QWidget *card : part.cards) {
            QSizePolicy policy = card->sizePolicy();
            policy.setRetainSizeWhenHidden(true);
            card->setSizePolicy(policy);
            card->hide();
        }
    m_hadFocus = isAncestorOf(QApplication::focusWidget()) || hasFocus();
    m_stack->setCurrentWidget(m_frame->parentWidget());
}

void FiguresPage::fill(const Part &part)
{
    part.fill();
    fitRows();
    if (!m_filled.contains(part.cards))
        m_filled.append(part.cards);
    if (isVisible())
        for (QWidget *card : part.cards)
            card->show();
}

// Whoever comes back sees the cards one part after another too: to paint them all at once takes longer than a key may wait.
void FiguresPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (event->spontaneous())
        return;
    QList<StepByStep::Step> steps;
    for (const QList<QWidget *> &cards : std::as_const(m_filled))
        steps.append([cards] {
            for (QWidget *card : cards)
                card->show();
        });
    if (!steps.isEmpty())
        m_turns.add(steps + QList<StepByStep::Step>{[this] { takeFocus(); }});
}

void FiguresPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    if (event->spontaneous())
        return;
    setFocusProxy(nullptr); // the first card can't have it until it is back
    for (const QList<QWidget *> &cards : std::as_const(m_filled))
        for (QWidget *card : cards)
            card->hide();
}

void FiguresPage::takeFocus()
{
    const bool hadFocus = std::exchange(m_hadFocus, false) || hasFocus();
    setFocusProxy(m_first);
    if (hadFocus)
        setFocus();
    Q_EMIT headerChanged();
}

void FiguresPage::stopWaiting()
{
    Page::stopWaiting();
    if (!m_hasFigures)
        showUnread(tr("You stopped it."));
}

void FiguresPage::showUnread(const QString &why)
{
    m_unread->setTone(Tone::Amber);
    m_unread->say(u"office-chart-bar"_s, tr("The figures could not be read"), why);
    m_stack->setCurrentWidget(m_unread);
}

bool FiguresPage::tellUnread(const Error &error)
{
    if (m_hasFigures) {
        m_toldUnread = true;
        messages()->say(tr("%1 The figures are those of before.").arg(errorText(error)), MessageBar::Kind::Error, tr("Try again"));
        return true;
    }
    showUnread(errorText(error));
    return true;
}
