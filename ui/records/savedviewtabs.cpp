#include "records/savedviewtabs.h"
#include "backend.h"
#include "db/awaiting.h"
#include "records/conditiontext.h"
#include "records/savedviews.h"
#include "records/viewcounts.h"
#include "session/session.h"
#include "widgets/theme.h"

#include <QContextMenuEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

static const QString Passing = u"passing"_s;
static constexpr int MostLabel = 240; // pixels at 100 %; the tooltip has all of it
static constexpr int PauseShare = 10; // counts of what others change meanwhile pause that many times as long as they take

SavedViewTabs::SavedViewTabs(Backend &backend, const Entity &entity, const SavedViews &saved, QWidget *parent)
    : QTabBar(parent)
    , m_backend(backend)
    , m_entity(entity)
    , m_saved(saved)
    , m_counting([this](Throttle &) { askCounts(); }, 0, PauseShare)
{
    setProperty("noFocusRing", true); // it rings the tab, not the row of tabs
    setDrawBase(false);
    setExpanding(false);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Saved views"));
    build();
    connect(this, &QTabBar::currentChanged, this, [this] {
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

// The tab that is looked at stays, wherever it comes to stand.
void SavedViewTabs::build()
{
    QList<SavedView> views;
    QList<SavedView> last;
    for (const SavedView &view : m_entity.views) {
        if (!view.permission.isEmpty() && !m_backend.session.may(view.permission))
            continue;
        if (view.filter.trash != Filter::Trash::Only)
            views.append(view);
        else if (m_backend.session.may(m_entity.writePermission))
            last.append(view);
    }
    for (const StoredView &stored : m_saved.all())
        views.append(stored.view);
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
            if (m_views.at(index).key == present)
                setCurrentIndex(index);
    }
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
            setTabToolTip(index, tr("%1: %2").arg(m_views.at(index).label, count));
            update();
        }
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

static QString described(const Filter &filter, const Entity &entity)
{
    QStringList parts;
    for (const Condition &condition : filter.conditions) {
        const ConditionText text = conditionText(condition, entity);
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
    m_passing = SavedView{Passing, described(filter, m_entity), filter};
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
    const int width = std::min(strong.horizontalAdvance(m_views.value(index).label), Theme::scaled(MostLabel))
                      + (count.isEmpty() ? 0 : Theme::scaled(6) + small.horizontalAdvance(count));
    return {width + Theme::scaled(20), Theme::scaled(38)};
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
        const QRect tab = tabRect(index);
        const bool isCurrent = index == currentIndex();
        const QFont font = Theme::font(13, isCurrent ? QFont::DemiBold : QFont::Medium);
        const QString label = QFontMetrics(font).elidedText(m_views.at(index).label, Qt::ElideRight, Theme::scaled(MostLabel));
        painter.setFont(font);
        painter.setPen(isCurrent ? tokens.ink : tokens.ink2);
        QRect text = tab.adjusted(0, 0, 0, -2);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, label);
        text.setLeft(tab.left() + QFontMetrics(font).horizontalAdvance(label) + Theme::scaled(6));
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
