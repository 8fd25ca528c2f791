#include "shell/mainwindow.h"
#include "backend.h"
#include "db/awaiting.h"
#include "session/jobs.h"
#include "session/livechanges.h"
#include "session/session.h"
#include "session/throttle.h"
#include "shell/bell.h"
#include "shell/connectionbanner.h"
#include "shell/header.h"
#include "shell/jobcorner.h"
#include "shell/sidebar.h"
#include "shell/undohistory.h"
#include "shell/workplace.h"
#include "widgets/keybar.h"
#include "widgets/stepbystep.h"
#include "widgets/theme.h"
#include "widgets/toastarea.h"

#include <QApplication>
#include <QCloseEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

static constexpr int BadgePauseShare = 10; // pauses that many times as long as it takes to count what waits

MainWindow::MainWindow(Backend &backend, Workplace &workplace, const QList<PageSpec> &pages, QWidget *parent)
    : QMainWindow(parent)
    , m_backend(backend)
    , m_workplace(workplace)
    , m_specs(pages)
    , m_sidebar(new Sidebar(backend.session, pages))
    , m_bell(new Bell(backend))
    , m_stopKey(key(tr("Cancel waiting"), QKeySequence(Qt::CTRL | Qt::Key_Period), [this] { page()->stopWaiting(); }))
    , m_header(new Header(m_bell, m_stopKey))
    , m_connection(new ConnectionBanner(backend.database))
    , m_stack(new QStackedWidget)
    , m_keyBar(new KeyBar)
    , m_undo(new UndoHistory(this))
    , m_looking(new QTimer(this))
{
    m_stopKey->setEnabled(false);
    m_textScale = Theme::scaled(100);
    setMinimumSize(1100, 700);
    layOut();
    addKeys();
    connectParts();
    connectUndo();
    watchRecent();
    watchBadges();
    m_workplace.keys.adopt(KeyMap::Everywhere, tr("Everywhere"), actions());
    connect(&m_workplace.keys, &KeyMap::changed, this, &MainWindow::showActions);
    connect(&m_workplace.keys, &KeyMap::surveyWanted, this, &MainWindow::survey);
}

void MainWindow::layOut()
{
    auto right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_header);
    right->addLayout(m_connection->framed());
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
    connect(m_sidebar, &Sidebar::lockWanted, this, &MainWindow::lockWanted);
    connect(m_sidebar, &Sidebar::signOutWanted, this, &MainWindow::signOut);
    connect(m_bell, &Bell::navigate, this, &MainWindow::open);
    connect(m_jobs, &JobCorner::navigate, this, &MainWindow::open);
    connect(m_jobs, &JobCorner::said, m_toasts, &ToastArea::say);
    connect(m_header, &Header::paletteWanted, this, &MainWindow::showPalette);
    connect(m_keyBar, &KeyBar::allKeysWanted, this, &MainWindow::showKeys);
    connect(m_connection, &ConnectionBanner::stateSaid, m_keyBar, &KeyBar::showConnection);
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
    connect(page, &Page::navigate, this, [this, page](const Target &target) {
        if (page == this->page())
            open(target);
        else // whoever went on before the answer came stays where they are
            offerToOpen(page, target);
    });
    connect(page, &Page::headerChanged, this, &MainWindow::showHeader);
    connect(page, &Page::done, this, [this, page](const QString &sentence, const Reversal &reversal) {
        tellDone(sentence, reversal);
        m_doneBy = page;
    });
    connect(page, &Page::told, this, &MainWindow::toast);
    connect(page, &Page::recordShown, this, [this, page](const RecordMark &record) {
        if (page != this->page())
            return;
        m_record = record;
        m_looking->start();
    });
    m_workplace.keys.adopt(spec.id, spec.title, page->findChildren<QAction *>());
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

void MainWindow::signOut()
{
    leave([this] { Q_EMIT signOutWanted(); });
}

bool MainWindow::leave(const std::function<void()> &then)
{
    disconnect(m_leaving);
    Page *present = page();
    if (!present || present->canLeave()) {
        then();
        return true;
    }
    m_leaving = connect(present, &Page::leaveAllowed, this, then, static_cast<Qt::ConnectionType>(Qt::SingleShotConnection));
    return false;
}

void MainWindow::go(const Target &target)
{
    const PageSpec *found = spec(target.page);
    if (!found)
        return;
    Page *page = made(*found);
    m_here = target;
    m_record = {};
    m_looking->stop();
    // Without this, hiding the old page gives the focus to whatever comes next to it.
    if (QWidget *focused = QApplication::focusWidget(); focused && page != m_stack->currentWidget())
        focused->clearFocus();
    m_stack->setCurrentWidget(page);
    m_sidebar->setCurrent(found->section.isEmpty() ? target.page : found->section);
    page->show(target);
    if (!page->isAncestorOf(QApplication::focusWidget()))
        page->setFocus();
    showHeader();
    showActions();
}

void MainWindow::showHeader()
{
    if (!page())
        return;
    m_header->show(page()->title(), page()->subtitle(), page()->primaryAction());
    m_stopKey->setEnabled(page()->isStopOffered());
    if (isLocked())
        return;
    const QString tenant = m_backend.session.tenant().name; // none for who runs the platform
    setWindowTitle(tenant.isEmpty() ? page()->title() : tr("%1 – %2").arg(page()->title(), tenant));
}

void MainWindow::watchBadges()
{
    for (const PageSpec &page : m_specs) {
        if (!page.waiting || !has(page.id))
            continue;
        const auto count = [this, &page](Throttle &counting) {
            const QFuture<Result<qlonglong>> asked = page.waiting(m_backend);
            whenAnswered(asked, this, [this, id = page.id](const Result<qlonglong> &waiting) {
                if (waiting)
                    m_sidebar->setBadge(id, *waiting);
            });
            counting.waitFor(asked);
        };
        auto counting = new Throttle(count, 0, BadgePauseShare, this);
        m_backend.live.watch(this, page.waitingFollows, [counting] { counting->want(); });
        counting->want();
    }
}

void MainWindow::toast(const QString &sentence)
{
    m_toasts->say({ToastText::Done, sentence});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (page() && !page()->canLeave()) {
        disconnect(m_leaving);
        m_leaving = connect(page(), &Page::leaveAllowed, this, &QWidget::close,
                            static_cast<Qt::ConnectionType>(Qt::SingleShotConnection | Qt::QueuedConnection));
        event->ignore();
    } else if (staysForJobs()) {
        event->ignore();
    } else {
        Q_EMIT closing();
    }
}

// The last window takes the jobs along: said once, done the second time.
bool MainWindow::staysForJobs()
{
    const Job *job = m_backend.jobs.running();
    const auto windows = QApplication::topLevelWidgets();
    const auto isOpen = [](const QWidget *window) { return window->isVisible() && qobject_cast<const MainWindow *>(window); };
    if (!job || m_saidJobs || std::ranges::count_if(windows, isOpen) > 1)
        return false;
    m_saidJobs = true;
    m_toasts->say({ToastText::Problem, tr("“%1” still runs. Close the window again to stop it.").arg(job->title())});
    return true;
}

// The keys of screens that were not opened yet are listed too.
void MainWindow::survey()
{
    for (const PageSpec &page : std::as_const(m_specs))
        if (has(page.id))
            made(page);
}

void MainWindow::makeForms()
{
    QList<StepByStep::Step> steps;
    for (const PageSpec &form : std::as_const(m_specs))
        if (form.isForm)
            steps += {[this, &form] {
                          if (page() && has(form.id)) // the first page that is made is the one that is seen
                              made(form);
                      },
                      // A stack asks all its pages how much room they need, whenever the window is laid out; a new one takes half a frame
                      // to tell.
                      [this] {
                          const QLayout *layout = m_stack->layout();
                          layout->totalMinimumSize();
                          layout->totalSizeHint();
                          if (layout->hasHeightForWidth())
                              layout->totalHeightForWidth(m_stack->width());
                      }};
    (new StepByStep(this))->add(steps);
}
