#include "records/columnchooser.h"
#include "records/columnchoices.h"
#include "widgets/checkmark.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {
constexpr int Width = 320;
constexpr int RowHeight = 30;
constexpr int SeenRows = 12;
constexpr int BoxSide = 36;

class ChoiceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {Theme::scaled(100), Theme::scaled(RowHeight)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = Theme::tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
            painter->fillRect(option.rect, option.state & QStyle::State_Selected ? t.select : t.hover);
        QRect room = option.rect;
        room.setWidth(Theme::scaled(BoxSide));
        const bool isTicked = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
        paintCheckBox(*painter, room, QStyle::State_Enabled | (isTicked ? QStyle::State_On : QStyle::State_Off));
        room = option.rect.adjusted(Theme::scaled(BoxSide), 0, -Theme::scaled(12), 0);
        const QString note = index.data(ColumnChoices::NoteRole).toString();
        painter->setFont(Theme::font(12));
        painter->setPen(t.ink3);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, note);
        room.setRight(room.right() - (note.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(note) + Theme::scaled(8)));
        painter->setFont(Theme::font(13));
        painter->setPen(t.ink);
        painter->drawText(room, Qt::AlignVCenter, painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }
};
}

ColumnChooser::ColumnChooser(ColumnChoices *choices, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_choices(choices)
    , m_search(new QLineEdit)
    , m_list(new QListView)
    , m_order(new KeyButton(tr("Order by…")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"floating"_s);
    choices->setParent(this);
    m_search->setPlaceholderText(tr("Find a column"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->addAction(themeIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_list->setModel(choices);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setAccessibleName(tr("Columns"));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the line above has the keyboard
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setFixedHeight(Theme::scaled(RowHeight) * std::min(SeenRows, choices->rowCount()));
    auto hint = textLabel(TextLook::Caption, tr("Enter ticks · Alt+↑ and Alt+↓ move, or drag"));
    m_order->setHeight(KeyButton::Small);
    m_order->setFocusPolicy(Qt::TabFocus);

    auto top = new QVBoxLayout;
    top->setContentsMargins(Theme::scaled(8), 0, Theme::scaled(8), 0);
    top->addWidget(m_search);
    auto foot = new QVBoxLayout;
    foot->setContentsMargins(Theme::scaled(12), 0, Theme::scaled(12), 0);
    foot->setSpacing(Theme::scaled(8));
    foot->addWidget(hint);
    foot->addWidget(m_order, 0, Qt::AlignLeft);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, Theme::scaled(8), 1, Theme::scaled(10));
    layout->setSpacing(Theme::scaled(8));
    layout->addLayout(top);
    layout->addWidget(m_list);
    layout->addLayout(foot);
    setFixedWidth(std::max(Theme::scaled(Width), hint->sizeHint().width() + Theme::scaled(26)));

    m_search->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ColumnChooser::find);
    m_list->setCurrentIndex(choices->index(0));
}

void ColumnChooser::openAt(const QPoint &where)
{
    adjustSize();
    const QRect screen = parentWidget()->screen()->availableGeometry();
    move(std::clamp(where.x(), screen.left(), std::max(screen.left(), screen.right() - width())),
         std::clamp(where.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    show();
    m_search->setFocus();
}

void ColumnChooser::find(const QString &words)
{
    for (int row = 0; row < m_choices->rowCount(); ++row)
        m_list->setRowHidden(row, !m_choices->matches(row, words));
    if (const int first = nextSeen(-1, 1); first >= 0)
        m_list->setCurrentIndex(m_choices->index(first));
}

// The next row that is seen from there; -1: none.
int ColumnChooser::nextSeen(int row, int by) const
{
    for (row += by; row >= 0 && row < m_choices->rowCount(); row += by)
        if (!m_list->isRowHidden(row))
            return row;
    return -1;
}

void ColumnChooser::step(int by)
{
    if (const int next = nextSeen(m_list->currentIndex().row(), by); next >= 0)
        m_list->setCurrentIndex(m_choices->index(next));
}

// Past the next one that is seen.
void ColumnChooser::moveCurrent(int by)
{
    const int row = m_list->currentIndex().row();
    if (const int to = nextSeen(row, by); to >= 0) {
        m_choices->move(row, to);
        find(m_search->text()); // rows that are not seen are told by their place
        m_list->setCurrentIndex(m_choices->index(to));
    }
}

bool ColumnChooser::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_search && isKey && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) { // the list below has it, too
        event->accept();
        if (event->type() == QEvent::KeyPress)
            close();
        return true;
    }
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event);
        const bool isDown = key->key() == Qt::Key_Down;
        if (isDown || key->key() == Qt::Key_Up) {
            key->modifiers() & Qt::AltModifier ? moveCurrent(isDown ? 1 : -1) : step(isDown ? 1 : -1);
            return true;
        }
        const bool ticks
            = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || (key->key() == Qt::Key_Space && m_search->text().isEmpty());
        if (ticks && m_list->currentIndex().isValid()) {
            m_choices->toggle(m_list->currentIndex().row());
            return true;
        }
    }
    // A press and a release on a row tick it; between two rows, they move it.
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonPress)
        m_dragged = m_list->indexAt(static_cast<QMouseEvent *>(event)->position().toPoint()).row();
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QModelIndex at = m_list->indexAt(static_cast<QMouseEvent *>(event)->position().toPoint());
        const int from = std::exchange(m_dragged, -1);
        if (from >= 0 && at.row() == from) {
            m_choices->toggle(from);
        } else if (from >= 0 && at.isValid()) {
            m_choices->move(from, at.row());
            m_list->setCurrentIndex(m_choices->index(at.row()));
        }
        return true;
    }
    return QFrame::eventFilter(watched, event);
}
