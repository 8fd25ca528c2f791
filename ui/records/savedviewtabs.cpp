#include "records/savedviewtabs.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/awaiting.h"
#include "records/conditiontext.h"
#include "records/savedviews.h"
#include "records/viewcounts.h"
#include "session/session.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

static const QString Passing = u"passing"_s;
static constexpr int MostLabel = 240; // pixels at 100 %; the tooltip has all of it
static constexpr int MarkGap = 5;     // before the mark of a shared one
static constexpr int PauseShare = 10; // counts of what others change meanwhile pause that many times as long as they take

SavedViewTabs::SavedViewTabs(Backend &backend, const Entity &entity, const SavedViews &saved, QWidget *parent)
    : QTabBar(parent)
    , m_backend(backend)
    , m_entity(entity)
    , m_saved(saved)
    , m_counting([this](Throttle &) { askCounts(); }, 0, PauseShare)
    , m_more(new QToolButton(this))
{
    setProperty("noFocusRing", true); // it rings the tab, not the row of tabs
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Saved views"));
    m_more->setIcon(themeIcon(u"overflow-menu"_s));
    m_more->setAccessibleName(tr("More views"));
    m_more->setToolTip(tr("More views"));
    m_more->setAutoRaise(true);
    m_more->setFixedSize(Theme::scaled(28), Theme::scaled(28));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    connect(m_more->menu(), &QMenu::aboutToShow, this, &SavedViewTabs::listHidden);
    build();
    m_shown = currentView();
    connect(this, &QTabBar::currentChanged, this, [this] {
        m_before = std::exchange(m_shown, currentView());
        fit();
        Q_EMIT viewChanged(currentView());
        letPass();
    });
    // The one that is looked at shows its own rows again, whatever somebody filtered since.
    connect(this, &QTabBar::tabBarClicked, this, [this](int index) {
        if (index == currentIndex())
            Q_EMIT viewChanged(currentView());
    });
    connect(&saved, &SavedViews::changed, this, &SavedViewTabs::build);
}

// The tab that is looked at stays, wherever it comes to stand. Of a view that is gone one comes back to what was looked at before it.
void SavedViewTabs::build()
{
    QList<SavedView> views;
    QList<SavedView> last; // what is deleted, for whoever may bring it back
    const auto add = [&](const SavedView &view) {
        if (view.filter.trash != Filter::Trash::Only)
            views.append(view);
        else if (m_backend.session.may(m_entity.writePermission))
            last.append(view);
    };
    for (const SavedView &view : m_entity.views)
        if (view.permission.isEmpty() || m_backend.session.may(view.permission))
            add(view);
    for (const StoredView &stored : m_saved.all())
        add(stored.view);
    views += last;
    if (m_passing)
        views.append(*m_passing);

    const QString present = currentView();
    const SavedView before = view(present) ? *view(present) : SavedView();
    {
        const QSignalBlocker quiet(this);
        QHash<QString, QString> counts;
        for (qsizetype index = 0; index < m_views.size(); ++index)
            counts.insert(m_views.at(index).key, m_counts.at(index));
        m_views = views;
        m_counts.clear();
        for (const SavedView &view : std::as_const(m_views))
            m_counts.append(counts.value(view.key));
        while (QTabBar::count() > m_views.size())
            removeTab(QTabBar::count() - 1);
        for (int index = 0; index < m_views.size(); ++index)
            index < QTabBar::count() ? setTabText(index, m_views.at(index).label) : (void)addTab(m_views.at(index).label);
        for (int index = 0; index < m_views.size(); ++index)
            describe(index);
        if (!view(present))
            m_shown = view(m_before) || m_views.isEmpty() ? m_before : m_views.constFirst().key;
        showView(m_shown);
    }
    updateGeometry();
    fit();
    setVisible(!m_views.isEmpty());
    const SavedView *now = view(present);
    if (present.isEmpty())
        return;
    if (!now)
        Q_EMIT viewChanged(currentView());
    else if (now->filter != before.filter || now->sortField != before.sortField || now->columns != before.columns)
        Q_EMIT viewChanged(present);
    countRows();
}

void SavedViewTabs::askCounts()
{
    for (const SavedView &view : std::as_const(m_views)) {
        const QFuture<Result<QString>> counting = countText(m_backend, m_entity, view.filter);
        whenAnswered(counting, this, [this, key = view.key](const Result<QString> &count) {
            if (count)
                setCount(key, *count);
        });
        m_counting.waitFor(counting);
    }
}

void SavedViewTabs::setCount(const QString &key, const QString &count)
{
    for (int index = 0; index < m_views.size(); ++index)
        if (m_views.at(index).key == key && m_counts.at(index) != count) {
            m_counts[index] = count;
            setTabText(index, m_views.at(index).label); // renews the layout
            describe(index);
            updateGeometry();
            fit();
            update();
        }
}

bool SavedViewTabs::isShared(int index) const
{
    const StoredView *stored = m_saved.view(m_views.value(index).key);
    return stored && stored->isShared;
}

// What is cut or only drawn, in words.
void SavedViewTabs::describe(int index)
{
    const QString &count = m_counts.at(index);
    QString words = m_views.at(index).label;
    if (!count.isEmpty())
        words = tr("%1: %2").arg(words, count);
    if (isShared(index))
        words = tr("%1, shared with everybody in the organization").arg(words);
    setTabToolTip(index, words == m_views.at(index).label ? QString() : words);
    setAccessibleTabName(index, words);
}

int SavedViewTabs::markWidth(int index) const
{
    return isShared(index) ? Theme::scaled(MarkGap) + Theme::iconSize() : 0;
}

QString SavedViewTabs::currentView() const
{
    return currentIndex() >= 0 && currentIndex() < m_views.size() ? m_views.at(currentIndex()).key : QString();
}

const SavedView *SavedViewTabs::view(const QString &key) const
{
    for (const SavedView &view : m_views)
        if (view.key == key)
            return &view;
    return nullptr;
}

void SavedViewTabs::showView(const QString &key)
{
    for (int index = 0; index < m_views.size(); ++index)
        if (m_views.at(index).key == key)
            setCurrentIndex(index);
}

bool SavedViewTabs::isPassing() const
{
    return currentView() == Passing;
}

static QString described(const Filter &filter, const Entity &entity, const Backend &backend)
{
    QStringList parts;
    for (const Condition &condition : filter.conditions) {
        const ConditionText text = conditionText(condition, entity, exponentOf(filter, entity, backend));
        parts.append(SavedViewTabs::tr("%1: %2").arg(text.label, text.value));
    }
    if (!filter.words.isEmpty())
        parts.append(u'“' + filter.words + u'”');
    return parts.join(u" · "_s);
}

void SavedViewTabs::showFilter(const Filter &filter)
{
    const auto isIt = [&](const SavedView &view) { return view.key != Passing && view.filter == filter; };
    if (const auto known = std::ranges::find_if(m_views, isIt); known != m_views.cend())
        return showView(QString(known->key));
    m_passing = SavedView{Passing, described(filter, m_entity, m_backend), filter};
    build();
    showView(Passing);
}

// Once another is looked at.
void SavedViewTabs::letPass()
{
    if (m_passing && !isPassing()) {
        m_passing.reset();
        build();
    }
}

QSize SavedViewTabs::tabSizeHint(int index) const
{
    const QFontMetrics strong(Theme::font(13, QFont::DemiBold));
    const QFontMetrics small(Theme::font(12));
    const QString count = m_counts.value(index);
    const int width = std::min(strong.horizontalAdvance(m_views.value(index).label), Theme::scaled(MostLabel)) + markWidth(index)
                      + (count.isEmpty() ? 0 : Theme::scaled(6) + small.horizontalAdvance(count));
    return {width + Theme::scaled(20), Theme::scaled(38)};
}

QSize SavedViewTabs::sizeHint() const
{
    QSize all;
    for (int index = 0; index < QTabBar::count(); ++index)
        all = {all.width() + tabSizeHint(index).width(), tabSizeHint(index).height()};
    return all;
}

QSize SavedViewTabs::minimumSizeHint() const
{
    QSize widest;
    for (int index = 0; index < QTabBar::count(); ++index)
        widest = widest.expandedTo(tabSizeHint(index));
    return QSize(widest.width() + m_more->width(), widest.height()).boundedTo(sizeHint());
}

// From the first to the last, as many as have room beside the one that is looked at.
void SavedViewTabs::fit()
{
    const bool haveAllRoom = sizeHint().width() <= width();
    m_more->setVisible(!haveAllRoom);
    int room = haveAllRoom ? width() : width() - m_more->width() - tabSizeHint(currentIndex()).width();
    int end = haveAllRoom ? 0 : tabSizeHint(currentIndex()).width();
    bool isFull = false;
    for (int index = 0; index < QTabBar::count(); ++index) {
        const int wanted = tabSizeHint(index).width();
        const bool isCurrent = index == currentIndex();
        isFull = isFull || (!haveAllRoom && !isCurrent && wanted > room);
        if (isTabVisible(index) != (isCurrent || !isFull))
            setTabVisible(index, !isTabVisible(index));
        if (!isCurrent && !isFull) {
            room -= wanted;
            end += wanted;
        }
    }
    m_more->move(end, (height() - m_more->height()) / 2);
}

void SavedViewTabs::listHidden()
{
    m_more->menu()->clear();
    for (int index = 0; index < QTabBar::count(); ++index)
        if (!isTabVisible(index)) {
            QString label = m_views.at(index).label;
            label.replace(u'&', u"&&"_s);
            const QString key = m_views.at(index).key;
            m_more->menu()->addAction(label + u'\t' + m_counts.at(index), this, [this, key] { showView(key); });
        }
}

void SavedViewTabs::resizeEvent(QResizeEvent *event)
{
    QTabBar::resizeEvent(event);
    fit();
}

void SavedViewTabs::contextMenuEvent(QContextMenuEvent *event)
{
    const int index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : tabAt(event->pos());
    if (index >= 0)
        Q_EMIT menuWanted(m_views.at(index).key, mapToGlobal(tabRect(index).bottomLeft()));
}

void SavedViewTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Theme::tokens();
    for (int index = 0; index < QTabBar::count(); ++index) {
        if (!isTabVisible(index))
            continue;
        const QRect tab = tabRect(index);
        const bool isCurrent = index == currentIndex();
        const QFont font = Theme::font(13, isCurrent ? QFont::DemiBold : QFont::Medium);
        const QString label = QFontMetrics(font).elidedText(m_views.at(index).label, Qt::ElideRight, Theme::scaled(MostLabel));
        painter.setFont(font);
        painter.setPen(isCurrent ? tokens.ink : tokens.ink2);
        QRect text = tab.adjusted(0, 0, 0, -2);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, label);
        text.setLeft(tab.left() + QFontMetrics(font).horizontalAdvance(label) + markWidth(index) + Theme::scaled(6));
        if (isShared(index)) {
            const int side = Theme::iconSize();
            paintIcon(painter, QRect(text.left() - Theme::scaled(6) - side, text.center().y() - side / 2 + 1, side, side),
                      u"system-users"_s, tokens.ink3);
        }
        painter.setFont(Theme::font(12));
        painter.setPen(tokens.ink3);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, m_counts.at(index));
        if (isCurrent)
            painter.fillRect(QRect(tab.left(), height() - 2, tab.width() - Theme::scaled(20), 2), tokens.accent);
        if (isCurrent && hasFocus()) {
            painter.setPen(QPen(tokens.focus, 2));
            painter.drawRoundedRect(tab.adjusted(-1, 5, -Theme::scaled(16), -5), 4, 4);
        }
    }
}
