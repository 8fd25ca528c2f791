#include "widgets/jobtray.h"
#include "widgets/icon.h"
#include "widgets/panekeys.h"
#include "widgets/statusglyph.h"
#include "widgets/tabulartext.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
constexpr int padding = 12;

JobState stateOf(const QModelIndex &job)
{
    return job.data(JobStateRole).value<JobState>();
}

QRect stopTarget(const QRect &row)
{
    const int side = Theme::scaled(24);
    return QRect(row.right() - Theme::scaled(padding) - side + 5, row.y() + Theme::scaled(6), side, side);
}

void paintFinished(QPainter &painter, QRect room, const QModelIndex &job)
{
    const Tokens &t = Theme::tokens();
    const auto [glyph, tone] = stateOf(job) == JobState::Done     ? std::pair(Glyph::DiscTick, Tone::Green)
                               : stateOf(job) == JobState::Failed ? std::pair(Glyph::DiscCross, Tone::Red)
                                                                  : std::pair(Glyph::Slash, Tone::Grey);
    const int side = Theme::scaled(12);
    paintGlyph(painter, QRectF(room.x(), room.center().y() - side / 2.0, side, side), glyph, t.tone(tone).ink);
    room.setLeft(room.x() + Theme::scaled(20));
    const QString verb = job.data(JobVerbRole).toString();
    painter.setFont(Theme::font(13));
    painter.setPen(t.ink2);
    if (!verb.isEmpty()) {
        QFont link = Theme::font(12, QFont::Medium);
        link.setUnderline(true);
        painter.setFont(link);
        painter.setPen(t.accentInk);
    }
    const QString right = verb.isEmpty() ? job.data(JobCountRole).toString() : verb;
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, right);
    room.setRight(room.right() - QFontMetrics(painter.font()).horizontalAdvance(right) - Theme::scaled(8));
    painter.setFont(Theme::font(13, QFont::Medium));
    painter.setPen(t.ink);
    painter.drawText(room, Qt::AlignVCenter, QFontMetrics(painter.font()).elidedText(job.data().toString(), Qt::ElideRight, room.width()));
}

void paintRunning(QPainter &painter, const QRect &row, const QModelIndex &job)
{
    const Tokens &t = Theme::tokens();
    const QRect room = row.adjusted(Theme::scaled(padding), Theme::scaled(8), -Theme::scaled(padding), 0);
    const QRect stop = stopTarget(row);
    const QRect first(room.x(), room.y(), stop.x() - room.x() - Theme::scaled(4), Theme::scaled(20));
    painter.setFont(Theme::font(13, QFont::Medium));
    painter.setPen(t.ink);
    painter.drawText(first, Qt::AlignVCenter, job.data().toString());
    painter.setFont(Theme::font(13));
    painter.setPen(t.ink2);
    TabularText::draw(painter, first, Qt::AlignRight | Qt::AlignVCenter, job.data(JobCountRole).toString());
    paintIcon(painter, stop.adjusted(4, 4, -4, -4), u"window-close"_s, t.ink2);
    const QRect track(room.x(), first.bottom() + Theme::scaled(3), room.width(), Theme::scaled(6));
    painter.fillRect(track, t.selectOff);
    const int percent = job.data(JobPercentRole).toInt();
    painter.fillRect(QRect(track.topLeft(), QSize(track.width() * qBound(0, percent, 100) / 100, track.height())), t.accent);
    painter.setFont(Theme::font(12));
    painter.setPen(t.ink2);
    painter.drawText(QRect(room.x(), track.bottom() + Theme::scaled(3), room.width(), Theme::scaled(18)), Qt::AlignVCenter,
                     job.data(JobCaptionRole).toString());
}
}

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = Theme::tokens();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, option.state & QStyle::State_Active ? t.select : t.selectOff);
    if (stateOf(index) == JobState::Running)
        paintRunning(*painter, option.rect, index);
    else
        paintFinished(*painter, option.rect.adjusted(Theme::scaled(padding), 0, -Theme::scaled(padding), 0), index);
    if (index.row() + 1 < index.model()->rowCount())
        painter->fillRect(QRect(option.rect.x() + padding, option.rect.bottom(), option.rect.width() - 2 * padding, 1), t.line);
    painter->restore();
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {200, Theme::scaled(stateOf(index) == JobState::Running ? 68 : 38)};
}

JobTray::JobTray(QWidget *parent)
    : QFrame(parent)
    , m_list(new QListView)
    , m_placeholder(textLabel(TextLook::Secondary))
{
    setObjectName(u"floating"_s);
    m_list->setItemDelegate(new JobDelegate(this));
    m_list->setAccessibleName(tr("Jobs"));
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addWidget(m_placeholder);
    m_placeholder->setContentsMargins(padding, 0, padding, 0);
    m_placeholder->setWordWrap(true);
    setFocusProxy(m_list);
    addHint(m_list, u"↑,↓|"_s + tr("Move"));
    addHint(m_list, u"Enter|"_s + tr("Open what came of it"));
    addHint(m_list, u"Del|"_s + tr("Stop"));
    addHint(m_list, u"Esc|"_s + tr("Close"));
}

void JobTray::setModel(QAbstractItemModel *model)
{
    m_list->setModel(model);
    adapt();
    connect(model, &QAbstractItemModel::modelReset, this, &JobTray::adapt);
    connect(model, &QAbstractItemModel::rowsInserted, this, &JobTray::adapt);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &JobTray::adapt);
    // A job that has ended needs less room.
    connect(model, &QAbstractItemModel::dataChanged, m_list, &QListView::doItemsLayout);
}

void JobTray::setPlaceholder(const QString &words)
{
    m_placeholder->setText(words);
}

void JobTray::adapt()
{
    // The list keeps the keyboard, so that Esc closes the empty tray too.
    const bool isEmpty = m_list->model()->rowCount() == 0;
    m_list->setMaximumHeight(isEmpty ? 0 : QWIDGETSIZE_MAX);
    m_placeholder->setVisible(isEmpty);
    updateGeometry();
}

QSize JobTray::sizeHint() const
{
    int height = 8;
    const QAbstractItemModel *model = m_list->model();
    for (int row = 0; model && row < qMin(model->rowCount(), 8); ++row)
        height += m_list->sizeHintForIndex(model->index(row, 0)).height();
    return {Theme::scaled(422), qMax(height, Theme::scaled(48))};
}

void JobTray::act(const QModelIndex &job, bool stop)
{
    if (!job.isValid())
        return;
    if (stateOf(job) == JobState::Running) {
        if (stop)
            Q_EMIT stopWanted(job);
    } else if (!stop && !job.data(JobVerbRole).toString().isEmpty()) {
        Q_EMIT verbWanted(job);
    }
}

bool JobTray::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Escape:
            Q_EMIT closeWanted();
            return true;
        case Qt::Key_Delete:
            act(m_list->currentIndex(), true);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            act(m_list->currentIndex(), false);
            return true;
        default:
            break;
        }
    }
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint at = static_cast<QMouseEvent *>(event)->position().toPoint();
        const QModelIndex job = m_list->indexAt(at);
        act(job, stopTarget(m_list->visualRect(job)).contains(at));
    }
    return QFrame::eventFilter(watched, event);
}
