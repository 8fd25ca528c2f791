#include "verification/queuepane.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "catalog/choices.h"
#include "session/session.h"
#include "text/moneytext.h"
#include "verification/queuedelegate.h"
#include "verification/verificationlook.h"
#include "verification/verificationqueue.h"
#include "widgets/emptylayout.h"
#include "widgets/filtertoken.h"
#include "widgets/flowlayout.h"
#include "widgets/icon.h"
#include "widgets/rowlist.h"
#include "widgets/segmented.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {
// Entries of the filter menu: each with the filter that it leads to. One that holds already leads out of it again.
using Entries = QList<std::pair<QString, QueueFilter>>;

Entries byApproval(const QueueFilter &present)
{
    QueueFilter second = present;
    second.secondOnly = !present.secondOnly;
    second.sentBack = false;
    QueueFilter sentBack = present;
    sentBack.sentBack = !present.sentBack;
    sentBack.secondOnly = false;
    return {{QueuePane::tr("Second checks for you"), second}, {QueuePane::tr("Sent back"), sentBack}};
}

Entries byMethod(const QueueFilter &present)
{
    Entries entries;
    for (const Choice &method : paymentMethods()) {
        QueueFilter filter = present;
        filter.method = present.method == method.key ? QString() : method.key;
        entries.append({method.label, filter});
    }
    return entries;
}

Entries byPerson(const QueueFilter &present, const QList<QueuedPayment> &payments)
{
    Entries entries;
    QStringList seen;
    for (const QueuedPayment &payment : payments) {
        if (seen.contains(payment.recordedById))
            continue;
        seen.append(payment.recordedById);
        QueueFilter filter = present;
        filter.person = present.person == payment.recordedById ? QString() : payment.recordedById;
        filter.personName = filter.person.isEmpty() ? QString() : payment.recordedByName;
        entries.append({payment.recordedByName, filter});
    }
    return entries;
}

Entries byAmount(const QueueFilter &present, const QString &currency, int exponent)
{
    qlonglong unit = 1;
    for (int digit = exponent; digit > 0; --digit)
        unit *= 10;
    Entries entries;
    for (const qlonglong least : {10'000, 50'000, 100'000}) {
        QueueFilter filter = present;
        filter.currency = currency;
        filter.leastMinor = least * unit;
        entries.append({QueuePane::tr("%1 or more").arg(formatAmount(filter.leastMinor, currency, exponent)), filter});
    }
    return entries;
}
}

QueuePane::QueuePane(Backend &backend, VerificationQueue &queue, QWidget *parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_queue(queue)
    , m_views(new Segmented({tr("Waiting"), tr("Mine"), tr("Done")}))
    , m_narrow(new QToolButton)
    , m_tokens(new QWidget)
    , m_tokenFlow(new FlowLayout(6, 6))
    , m_view(new RowList)
{
    setObjectName(u"drawer"_s);
    setProperty("pane", true);
    setFocusProxy(m_view);
    m_views->setSmall(true);
    m_views->setAccessibleName(tr("Which payments"));
    m_narrow->setIcon(themeIcon(u"view-filter"_s));
    m_narrow->setProperty("outlined", true);
    m_narrow->setFixedSize(Theme::scaled(28), Theme::scaled(28));
    m_narrow->setToolTip(tr("Filter by method, person and amount (F)"));
    m_narrow->setAccessibleName(tr("Filter"));
    m_narrow->setShortcut(QKeySequence(Qt::Key_F));

    m_view->setModel(&queue);
    m_view->setItemDelegate(new QueueDelegate(backend, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setAccessibleName(tr("Payments to verify"));
    m_view->setProperty("noFocusRing", true);
    m_view->viewport()->installEventFilter(this);
    m_view->installEventFilter(this);

    auto top = new QHBoxLayout;
    top->setContentsMargins(12, 10, 12, 10);
    top->setSpacing(8);
    top->addWidget(m_views, 1);
    top->addWidget(m_narrow);

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    m_tokens->setLayout(m_tokenFlow);
    m_tokenFlow->setContentsMargins(12, 0, 12, 10);
    m_tokens->hide();
    layout->addWidget(m_tokens);
    layout->addWidget(hairline());
    layout->addWidget(m_view, 1);

    connect(m_views, &Segmented::currentChanged, this, [this](int view) {
        QueueFilter filter = m_filter;
        filter.view = QueueFilter::View(view);
        setFilter(filter);
    });
    connect(m_narrow, &QToolButton::clicked, this, &QueuePane::showFilterMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { Q_EMIT currentChanged(currentPayment()); });
}

void QueuePane::showCounts(const QueueCounts &counts)
{
    m_views->setLabels({tr("Waiting %1").arg(counts.waiting), tr("Mine %1").arg(counts.mine), tr("Done %1").arg(counts.done)});
}

void QueuePane::showWaiting(const QueueFilter &filter)
{
    setFilter(filter);
    m_views->setCurrent(int(QueueFilter::View::Waiting));
}

QString QueuePane::currentPayment() const
{
    const auto payment = m_queue.payment(m_view->currentIndex());
    return payment ? payment->id : QString();
}

void QueuePane::setCurrentPayment(const QString &id)
{
    if (const QModelIndex index = m_queue.indexOf(id); index.isValid())
        m_view->setCurrentIndex(index);
}

void QueuePane::showCurrent()
{
    m_view->scrollTo(m_view->currentIndex());
}

void QueuePane::goToLast()
{
    if (const QList<QueuedPayment> all = m_queue.payments(); !all.isEmpty())
        setCurrentPayment(all.constLast().id);
}

void QueuePane::tickCurrent()
{
    const QModelIndex index = m_view->currentIndex();
    const bool isTicked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_queue.setData(index, isTicked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

bool QueuePane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && watched == m_view->viewport()) {
        const QPoint position = static_cast<QMouseEvent *>(event)->position().toPoint();
        const QModelIndex index = m_view->indexAt(position);
        const QVariant tick = index.data(Qt::CheckStateRole);
        if (tick.isValid() && QueueDelegate::isTickBox(m_view->visualRect(index), position))
            return m_queue.setData(index, tick.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
    if (event->type() == QEvent::KeyPress && watched == m_view) {
        const auto key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_End) {
            Q_EMIT endWanted();
            return true;
        }
        if (key->key() == Qt::Key_Home) {
            if (const QList<QueuedPayment> all = m_queue.payments(); !all.isEmpty())
                setCurrentPayment(all.constFirst().id);
            m_view->scrollToTop(); // with its heading
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void QueuePane::setFilter(const QueueFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_narrow->setDown(filter.isNarrowed());
    showTokens();
    Q_EMIT filterChanged();
}

// The tabs count everything; what the list leaves out is told by these.
void QueuePane::showTokens()
{
    emptyLayout(*m_tokenFlow);
    const auto token = [this](const QString &name, const QString &value, auto lift) {
        auto token = new FilterToken(name, value, m_tokens);
        connect(token, &FilterToken::removeWanted, this, [this, lift] {
            QueueFilter wider = m_filter;
            lift(wider);
            setFilter(wider);
        });
        connect(token, &FilterToken::clicked, this, &QueuePane::showFilterMenu);
        m_tokenFlow->addWidget(token);
        token->show();
    };
    if (m_filter.secondOnly)
        token(tr("Only"), tr("second checks for you"), [](QueueFilter &filter) { filter.secondOnly = false; });
    if (m_filter.sentBack)
        token(tr("Only"), tr("sent back"), [](QueueFilter &filter) { filter.sentBack = false; });
    if (!m_filter.wait.isEmpty())
        token(tr("Waiting"), m_filter.wait, [](QueueFilter &filter) {
            filter.after = filter.until = {};
            filter.wait.clear();
        });
    if (!m_filter.method.isEmpty())
        token(tr("Method"), labelOf(paymentMethods(), m_filter.method), [](QueueFilter &filter) { filter.method.clear(); });
    if (!m_filter.person.isEmpty())
        token(tr("Recorded by"), m_filter.personName, [](QueueFilter &filter) {
            filter.person.clear();
            filter.personName.clear();
        });
    if (m_filter.leastMinor > 0)
        token(tr("From"), formatAmount(m_filter.leastMinor, m_filter.currency, m_backend.catalog.exponent(m_filter.currency)),
              [](QueueFilter &filter) {
                  filter.leastMinor = 0;
                  filter.currency.clear();
              });
    m_tokens->setVisible(m_filter.isNarrowed());
}

// Methods, the people whose payments are in the queue, and steps of amount in the organization's currency.
void QueuePane::showFilterMenu()
{
    auto menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [this, menu](const QString &title, const Entries &entries) {
        menu->addSection(title);
        for (const auto &[label, filter] : entries) {
            QAction *action = menu->addAction(label, this, [this, filter] { setFilter(filter); });
            action->setCheckable(true);
            action->setChecked(filter == m_filter);
        }
    };

    offer(tr("Approvals"), byApproval(m_filter));
    offer(tr("Method"), byMethod(m_filter));
    offer(tr("Recorded by"), byPerson(m_filter, m_queue.payments()));
    const QString currency = m_backend.session.tenant().currency;
    offer(tr("Amount"), byAmount(m_filter, currency, m_backend.catalog.exponent(currency)));

    if (m_filter.isNarrowed()) {
        menu->addSeparator();
        menu->addAction(tr("Clear filters"), this, [this] {
            QueueFilter all;
            all.view = m_filter.view;
            setFilter(all);
        });
    }
    menu->popup(m_narrow->mapToGlobal(QPoint(0, m_narrow->height())));
}
