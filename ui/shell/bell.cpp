#include "shell/bell.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "session/notifications.h"
#include "session/session.h"
#include "shell/deeplink.h"
#include "shell/errortext.h"
#include "shell/notificationdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/icon.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QItemSelectionModel>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

Bell::Bell(Backend &backend, QWidget *parent)
    : QToolButton(parent)
    , m_backend(backend)
    , m_notifications(new Notifications(backend, this))
{
    setIcon(themeIcon(u"notifications"_s));
    fitText();
    const auto count = [this](int unread) {
        setToolTip(unread > 0 ? tr("Notifications, %1 unread").arg(unread) : tr("Notifications"));
        setAccessibleName(toolTip());
        update();
    };
    count(0);
    connect(m_notifications, &Notifications::unreadChanged, this, [this, count](int unread) {
        m_failure.clear();
        count(unread);
    });
    connect(m_notifications, &Notifications::failed, this, [this](const Error &error) { m_failure = errorText(error); });
    connect(this, &QToolButton::clicked, this, &Bell::showList);
    m_notifications->refresh();
}

void Bell::fitText()
{
    setFixedSize(Theme::scaled(36), Theme::scaled(32));
}

void Bell::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        fitText();
    QToolButton::changeEvent(event);
}

void Bell::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_notifications->unread() == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::tokens().win, 2));
    painter.setBrush(Theme::tokens().accent);
    painter.drawEllipse(QPointF(width() / 2.0 + 6, height() / 2.0 - 6), 5, 5);
}

QWidget *Bell::list()
{
    auto popup = new QFrame(window(), Qt::Popup);
    popup->setObjectName(u"floating"_s);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    auto layout = new QVBoxLayout(popup);
    layout->setContentsMargins(1, Theme::scaled(12), 1, 1);
    auto title = textLabel(TextLook::Section, tr("Notifications"));
    title->setContentsMargins(Theme::scaled(16), 0, 0, 0);
    layout->addWidget(title);
    if (!m_failure.isEmpty()) {
        layout->addWidget(new EmptyState(u"dialog-warning"_s, tr("They can’t be read now"), m_failure), 1);
        return popup;
    }
    if (m_notifications->rowCount() == 0) {
        layout->addWidget(new EmptyState(u"notifications"_s, tr("Nothing new"), tr("What concerns you is listed here.")), 1);
        return popup;
    }
    auto view = new QListView;
    view->setModel(m_notifications);
    view->setItemDelegate(new NotificationDelegate([this] { return m_backend.session.localTime(QDateTime::currentDateTimeUtc()); }, view));
    view->setMouseTracking(true);
    view->setVerticalScrollMode(QListView::ScrollPerPixel);
    layout->addWidget(view, 1);
    connect(view, &QListView::activated, this, [this, popup](const QModelIndex &index) {
        const QString table = index.data(Notifications::TableRole).toString();
        const Entity *entity = m_backend.catalog.entityOf({table.section(u'.', 0, 0), table.section(u'.', 1)});
        const Target target{entity ? entity->listPageId() : QString(), index.data(Notifications::RecordRole)};
        popup->close();
        if (entity)
            Q_EMIT navigate(target);
    });
    view->setCurrentIndex(m_notifications->index(0));
    view->setFocus();
    // It is read again as soon as it is seen, and when there is news: whoever walks through it stays where they are.
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, view, [view](const QModelIndex &current) {
        if (current.isValid())
            view->setProperty("news", current.data(Notifications::IdRole));
    });
    view->setProperty("news", view->currentIndex().data(Notifications::IdRole));
    connect(m_notifications, &QAbstractItemModel::modelReset, view, [view] {
        const QModelIndexList same
            = view->model()->match(view->model()->index(0, 0), Notifications::IdRole, view->property("news"), 1, Qt::MatchExactly);
        view->setCurrentIndex(same.isEmpty() ? view->model()->index(0, 0) : same.constFirst());
    });
    return popup;
}

void Bell::showList()
{
    QWidget *popup = list();
    popup->resize(Theme::scaled(400), Theme::scaled(440));
    popup->move(mapToGlobal(QPoint(width() - popup->width(), height() + Theme::scaled(4))));
    popup->show();
    // Seen is read; the dots stay until the list is opened the next time.
    if (m_notifications->unread() > 0)
        m_notifications->markAllRead();
}
