#include "widgets/jobtray.h"
#include "widgets/icon.h"
#include "widgets/panekeys.h"
#include "widgets/statusglyph.h"
#include "widgets/tabulartext.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace {
constexpr int padding = 12;
constexpr int frame = 4;
constexpr int wide = 422;
constexpr int oneLine = 38; // a job that has ended, in a few words
constexpr int most = 8;

JobState stateOf(const QModelIndex &job)
{
    return job.data(JobStateRole).value<JobState>();
}

QRect stopTarget(const QRect &row)
{
    const int side = Theme::scaled(24);
    return QRect(row.right() - Theme::scaled(padding) - side + 5, row.y() + Theme::scaled(6), side, side);
}

QString rightText(const QModelIndex &job)
{
    const QString verb = job.data(JobVerbRole).toString();
    return verb.isEmpty() ? job.data(JobCountRole).toString() : verb;
}

QFont rightFont(const QModelIndex &job)
{
    if (job.data(JobVerbRole).toString().isEmpty())
        return Theme::font(13);
    QFont link = Theme::font(12, QFont::Medium);
    link.setUnderline(true);
    return link;
}

// Between the glyph and what stands at the right.
int wordsWidth(int room, const QModelIndex &job)
{
    return room - Theme::scaled(20 + 8) - QFontMetrics(rightFont(job)).horizontalAdvance(rightText(job));
}

// What came of a job is read whole, in as many lines as it takes.
int finishedHeight(const QModelIndex &job)
{
    const QFontMetrics metrics(Theme::font(13, QFont::Medium));
    const int room = Theme::scaled(wide) - 2 * (frame + Theme::scaled(padding)) - Theme::scaled(16); // a scroll bar may need that
    const QRect words = metrics.boundingRect(QRect(0, 0, wordsWidth(room, job), QWIDGETSIZE_MAX), Qt::TextWordWrap, job.data().toString());
    return Theme::scaled(oneLine) + qMax(0, words.height() - metrics.height());
}

void paintFinished(QPainter &painter, QRect room, const QModelIndex &job)
{
    const Tokens &t = Theme::tokens();
    const auto [glyph, tone] = stateOf(job) == JobState::Done     ? std::pair(Glyph::DiscTick, Tone::Green)
                               : stateOf(job) == JobState::Failed ? std::pair(Glyph::DiscCross, Tone::Red)
                                                                  : std::pair(Glyph::Slash, Tone::Grey);
    const int side = Theme::scaled(12);
    const QRect first(room.topLeft(), QSize(room.width(), Theme::scaled(oneLine)));
    paintGlyph(painter, QRectF(first.x(), first.center().y() - side / 2.0, side, side), glyph, t.tone(tone).ink);
    painter.setFont(rightFont(job));
    painter.setPen(job.data(JobVerbRole).toString().isEmpty() ? t.ink2 : t.accentInk);
    painter.drawText(first, Qt::AlignRight | Qt::AlignVCenter, rightText(job));
    painter.setFont(Theme::font(13, QFont::Medium));
    painter.setPen(t.ink);
    painter.drawText(QRect(room.x() + Theme::scaled(20), room.y(), wordsWidth(room.width(), job), room.height()),
                     Qt::AlignVCenter | Qt::TextWordWrap, job.data().toString());
}

void paintRunning(QPainter &painter, const QRect &row, const QModelIndex &job)
{
    const Tokens &t = Theme::tokens();
    const QRect room = row.adjusted(Theme::scaled(padding), Theme::scaled(8), -Theme::scaled(padding), 0);
    const QRect stop = stopTarget(row);
    const QRect first(room.x(), room.y(), stop.x() - room.x() - Theme::scaled(4), Theme::scaled(20));
    painter.setFont(Theme::font(13, QFont::Medium));
    painter.setPen(t.ink);
    const QString count = job.data(JobCountRole).toString();
    const int counted = QFontMetrics(Theme::font(13)).horizontalAdvance(count) + Theme::scaled(8);
    painter.drawText(first, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(job.data().toString(), Qt::ElideRight, first.width() - counted));
    painter.setFont(Theme::font(13));
    painter.setPen(t.ink2);
    TabularText::draw(painter, first, Qt::AlignRight | Qt::AlignVCenter, count);
    paintIcon(painter, stop.adjusted(4, 4, -4, -4), u"window-close"_s, t.ink2);
    const QRect track(room.x(), first.bottom() + Theme::scaled(3), room.width(), Theme::scaled(6));
    painter.fillRect(track, t.line2);
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
    return {200, stateOf(index) == JobState::Running ? Theme::scaled(68) : finishedHeight(index)};
}

JobTray::JobTray(QWidget *parent)
    : QFrame(parent)
    , m_list(new QListView)
    , m_placeholder(textLabel(TextLook::Secondary))
{
    setObjectName(u"floating"_s);
    m_list->setItemDelegate(new JobDelegate(this));
    m_list->setFrameShape(QFrame::NoFrame); // its height is its rows'
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Jobs"));
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(frame, frame, frame, frame);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addWidget(m_placeholder);
    m_placeholder->setContentsMargins(padding, 0, padding, 0);
    m_placeholder->setWordWrap(true);
    setFocusProxy(m_list);
    addHint(m_list, u"↑,↓|"_s + tr("Move"));
    m_enterKey = addHint(m_list, {});
    m_deleteKey = addHint(m_list, {});
    addHint(m_list, u"Esc|"_s + tr("Close"));
}

void JobTray::setModel(QAbstractItemModel *model)
{
    m_list->setModel(model);
    adapt();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &JobTray::tellKeys);
    connect(model, &QAbstractItemModel::dataChanged, this, &JobTray::tellKeys);
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
    if (!isEmpty && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
    m_list->scrollTo(m_list->currentIndex());
    tellKeys();
    updateGeometry();
}

// Whatever rows have come, the current one is seen.
void JobTray::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_list->scrollTo(m_list->currentIndex());
}

static void tell(QAction *key, const QString &keys, const QString &words)
{
    key->setProperty("hint", QString(keys % u'|' % words));
    key->setText(words); // which says that it has changed
    key->setVisible(!words.isEmpty());
}

void JobTray::tellKeys()
{
    const QModelIndex job = m_list->currentIndex();
    tell(m_enterKey, u"Enter"_s, job.data(JobVerbRole).toString());
    tell(m_deleteKey, u"Del"_s, !job.isValid() ? QString() : stateOf(job) == JobState::Running ? tr("Stop") : tr("Take off the list"));
}

QSize JobTray::sizeHint() const
{
    const QAbstractItemModel *model = m_list->model();
    const int rows = model ? qMin(model->rowCount(), most) : 0;
    ensurePolished(); // which gives it a border
    int height = rows > 0 ? 2 * frame + contentsMargins().top() + contentsMargins().bottom() : Theme::scaled(48);
    for (int row = 0; row < rows; ++row)
        height += m_list->sizeHintForIndex(model->index(row, 0)).height();
    return {Theme::scaled(wide), height};
}

void JobTray::remove(const QModelIndex &job)
{
    if (!job.isValid())
        return;
    if (stateOf(job) == JobState::Running)
        Q_EMIT stopWanted(job);
    else
        Q_EMIT dismissWanted(job);
}

void JobTray::follow(const QModelIndex &job)
{
    if (!job.data(JobVerbRole).toString().isEmpty())
        Q_EMIT verbWanted(job);
}

bool JobTray::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Escape:
            Q_EMIT closeWanted();
            return true;
        case Qt::Key_Delete:
            remove(m_list->currentIndex());
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            follow(m_list->currentIndex());
            return true;
        default:
            break;
        }
    }
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint at = static_cast<QMouseEvent *>(event)->position().toPoint();
        const QModelIndex job = m_list->indexAt(at);
        if (stateOf(job) != JobState::Running)
            follow(job);
        else if (stopTarget(m_list->visualRect(job)).contains(at))
            Q_EMIT stopWanted(job);
    }
    return QFrame::eventFilter(watched, event);
}
