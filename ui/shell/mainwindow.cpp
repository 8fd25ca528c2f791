#include "shell/mainwindow.h"
#include "backend.h"
#include "session/livechanges.h"
#include "session/session.h"
#include "shell/bell.h"
#include "shell/connectionbanner.h"
#include "shell/header.h"
#include "shell/jobcorner.h"
#include "shell/sidebar.h"
#include "widgets/keybar.h"
#include "widgets/theme.h"
#include "widgets/toastarea.h"

#include <QApplication>
#include <QCloseEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Backend &backend, const QList<PageSpec> &pages, QWidget *parent)
    : QMainWindow(parent)
    , m_backend(backend)
    , m_specs(pages)
    , m_sidebar(new Sidebar(backend.session, pages))
    , m_bell(new Bell(backend))
    , m_header(new Header(m_bell))
    , m_connection(new ConnectionBanner(backend.database))
    , m_stack(new QStackedWidget)
    , m_keyBar(new KeyBar)
{
    setMinimumSize(1100, 700);
    layOut();
    addKeys();
    connectParts();
    watchBadges();
}

void MainWindow::layOut()
{
    auto banner = new QHBoxLayout;
    banner->setContentsMargins(Theme::scaled(20), 0, Theme::scaled(20), 0);
    banner->addWidget(m_connection);

    auto right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_header);
    right->addLayout(banner);
    right->addWidget(m_stack, 1);
    auto top = new QHBoxLayout;
    top->setSpacing(0);
    top->addWidget(m_sidebar);
    top->addLayout(right, 1);

    auto centre = new QWidget;
    auto layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top, 1);
    layout->addWidget(m_keyBar);
    setCentralWidget(centre);
    m_toasts = new ToastArea(centre, Theme::scaled(30));
    m_jobs = new JobCorner(m_backend.jobs, m_keyBar, centre);
}

void MainWindow::connectParts()
{
    connect(m_sidebar, &Sidebar::pageWanted, this, [this](const QString &page) { open({page}); });
    connect(m_sidebar, &Sidebar::organizationWanted, this,
            [this](const QString &tenant) { leave([this, tenant] { Q_EMIT organizationWanted(tenant); }); });
    connect(m_sidebar, &Sidebar::passwordWanted, this, &MainWindow::passwordWanted);
    connect(m_sidebar, &Sidebar::signOutWanted, this, [this] { leave([this] { Q_EMIT signOutWanted(); }); });
    connect(m_bell, &Bell::navigate, this, &MainWindow::open);
    connect(m_jobs, &JobCorner::navigate, this, &MainWindow::open);
    connect(m_jobs, &JobCorner::said, m_toasts, &ToastArea::say);
    connect(m_header, &Header::paletteWanted, this, &MainWindow::showPalette);
    connect(m_keyBar, &KeyBar::allKeysWanted, this, &MainWindow::showKeys);
    connect(m_connection, &ConnectionBanner::stateSaid, this, [this](bool good, const QString &words) {
        m_keyBar->showConnection(good ? KeyBar::Connection::Good : KeyBar::Connection::Lost, words);
    });
    m_keyBar->showConnection(KeyBar::Connection::Good, tr("Connected"));
    connect(qApp, &QApplication::focusChanged, this, &MainWindow::showActions);
}

const PageSpec *MainWindow::spec(const QString &page) const
{
    const auto found = std::ranges::find(m_specs, page, &PageSpec::id);
    return found == m_specs.end() || !m_backend.session.may(found->permission) ? nullptr : &*found;
}

bool MainWindow::has(const QString &page) const
{
    return spec(page) != nullptr;
}

QStringList MainWindow::pages() const
{
    return m_sidebar->pages();
}

Page *MainWindow::page() const
{
    return static_cast<Page *>(m_stack->currentWidget());
}

Page *MainWindow::made(const PageSpec &spec)
{
    if (Page *page = m_made.value(spec.id))
        return page;
    Page *page = spec.create(m_backend, m_stack);
    m_made.insert(spec.id, page);
    m_stack->addWidget(page);
    connect(page, &Page::navigate, this, &MainWindow::open);
    connect(page, &Page::headerChanged, this, &MainWindow::showHeader);
    connect(page, &Page::done, this, &MainWindow::toast);
    return page;
}

bool MainWindow::open(const Target &target)
{
    if (!has(target.page))
        return false;
    return leave([this, target] {
        m_history.visit(target);
        go(target);
    });
}

// At once when the present page can be left, else when it says that the person has decided.
bool MainWindow::leave(const std::function<void()> &then)
{
    Page *present = page();
    if (!present || present->canLeave()) {
        then();
        return true;
    }
    connect(present, &Page::leaveAllowed, this, then, static_cast<Qt::ConnectionType>(Qt::SingleShotConnection));
    return false;
}

void MainWindow::go(const Target &target)
{
    const PageSpec *found = spec(target.page);
    if (!found)
        return;
    Page *page = made(*found);
    m_here = target;
    // Without this, hiding the old page gives the focus to whatever comes next to it.
    if (QWidget *focused = QApplication::focusWidget(); focused && page != m_stack->currentWidget())
        focused->clearFocus();
    m_stack->setCurrentWidget(page);
    m_sidebar->setCurrent(target.page);
    page->show(target);
    if (!page->isAncestorOf(QApplication::focusWidget()))
        page->setFocus();
    showHeader();
    showActions();
    Q_EMIT visited(target);
}

void MainWindow::showHeader()
{
    if (!page())
        return;
    m_header->show(page()->title(), page()->subtitle(), page()->primaryAction());
    setWindowTitle(tr("%1 – %2").arg(page()->title(), m_backend.session.tenant().name));
}

void MainWindow::watchBadges()
{
    for (const PageSpec &page : m_specs) {
        if (!page.waiting || !has(page.id))
            continue;
        const auto count = [this, &page] {
            page.waiting(m_backend).then(this, [this, id = page.id](const Result<qlonglong> &waiting) {
                if (waiting)
                    m_sidebar->setBadge(id, *waiting);
            });
        };
        m_backend.live.watch(this, page.waitingFollows, count);
        count();
    }
}

void MainWindow::toast(const QString &sentence, const std::function<void()> &undo)
{
    m_undo = undo;
    ToastText text{ToastText::Done, sentence};
    if (undo) {
        text.verb = tr("Undo");
        text.key = tr("Ctrl+Z");
        text.act = [this] { this->undo(); };
    }
    m_toasts->say(text);
}

void MainWindow::undo()
{
    if (const auto undo = std::exchange(m_undo, {}))
        undo();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (page() && !page()->canLeave()) {
        connect(page(), &Page::leaveAllowed, this, &QWidget::close,
                static_cast<Qt::ConnectionType>(Qt::SingleShotConnection | Qt::QueuedConnection));
        event->ignore();
    }
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_sidebar->setCollapsed(m_isCollapsed || width() < 1280);
}

void MainWindow::setCollapsed(bool collapsed)
{
    m_isCollapsed = collapsed;
    m_sidebar->setCollapsed(m_isCollapsed || width() < 1280);
}
