#include "widgets/drawerframe.h"
#include "widgets/icon.h"
#include "widgets/tabs.h"
#include "widgets/theme.h"
#include <QBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {
constexpr int side = 20;

QToolButton *iconButton(const QString &icon, const QString &what)
{
    auto button = new QToolButton;
    button->setIcon(themeIcon(icon));
    button->setToolTip(what);
    button->setAccessibleName(what);
    return button;
}
}

DrawerFrame::DrawerFrame(QWidget *parent)
    : QFrame(parent)
    , m_titleLine(new QHBoxLayout)
    , m_header(new QVBoxLayout)
    , m_tabs(new Tabs)
    , m_pages(new QStackedWidget)
    , m_actions(new QHBoxLayout)
{
    setObjectName(u"drawer"_s);
    setMinimumWidth(Theme::scaled(320));
    setMaximumWidth(Theme::scaled(560));

    auto fullPage = iconButton(u"view-split-left-right"_s, tr("Open the full page (Ctrl+Enter)"));
    auto close = iconButton(u"window-close"_s, tr("Close (Esc)"));
    connect(fullPage, &QToolButton::clicked, this, &DrawerFrame::fullPageWanted);
    connect(close, &QToolButton::clicked, this, &DrawerFrame::closeWanted);
    auto firstLine = new QHBoxLayout;
    m_titleLine->setSpacing(8);
    firstLine->addLayout(m_titleLine);
    firstLine->addStretch(1);
    firstLine->addWidget(fullPage);
    firstLine->addWidget(close);
    auto top = new QVBoxLayout;
    top->setContentsMargins(side, 8, 12, 8);
    top->setSpacing(4);
    top->addLayout(firstLine);
    m_header->setContentsMargins(0, 0, side - 12, 0);
    m_header->setSpacing(4);
    top->addLayout(m_header);

    auto tabLine = new QHBoxLayout;
    tabLine->setContentsMargins(side, 0, 0, 0);
    tabLine->addWidget(m_tabs, 1);
    m_tabs->hide();
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);

    auto actionRow = new QFrame;
    actionRow->setObjectName(u"actionRow"_s);
    actionRow->setLayout(m_actions);
    m_actions->setContentsMargins(side, 10, side, 10);
    m_actions->setSpacing(8);

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addLayout(tabLine);
    layout->addWidget(m_pages, 1);
    layout->addWidget(actionRow);
}

int DrawerFrame::addTab(const QString &label, QWidget *page)
{
    auto scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    if (page->layout())
        page->layout()->setContentsMargins(side, 14, side, 14);
    m_pages->addWidget(scroll);
    m_tabs->setVisible(m_pages->count() > 1);
    return m_tabs->add(label);
}

void DrawerFrame::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeWanted();
    else
        QFrame::keyPressEvent(event);
}
