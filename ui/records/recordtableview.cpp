#include "records/recordtableview.h"
#include "catalog/entity.h"
#include "records/editors.h"
#include "records/recorddelegate.h"
#include "records/recordtable.h"
#include "widgets/columnheader.h"
#include "widgets/rowlook.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>

RecordTableView::RecordTableView(Backend &backend, RecordTable &table, QWidget *parent)
    : QTableView(parent)
    , m_table(table)
    , m_delegate(new RecordDelegate(backend, table, this))
{
    auto header = new ColumnHeader(this);
    setHorizontalHeader(header);
    dressTable(*this);
    header->setIndent(RecordDelegate::checkRect({}).right());
    setModel(&table);
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setAccessibleName(table.entity().title);

    followHeader();
    connect(m_delegate, &RecordDelegate::committed, this, [this](const QModelIndex &index, const QVariant &value) {
        Q_EMIT edited(m_table.id(index.row()), m_table.field(index.column()).name, value);
    });
    connect(m_delegate, &RecordDelegate::notAValue, this, &RecordTableView::editRefused);
    followTable();
}

void RecordTableView::followTable()
{
    connect(&m_table, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(first, last - first + 1); });
    connect(&m_table, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(first, first - last - 1); });
    connect(&m_table, &QAbstractItemModel::modelAboutToBeReset, this, &RecordTableView::loseEditor);
    connect(&m_table, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
        if (roles.contains(RecordTable::RefusalRole))
            fitRefusals();
    });
    connect(&m_table, &QAbstractItemModel::modelReset, this, [this] {
        setAnchor(-1);
        m_endWanted = false;
        fitColumns();
    });
    connect(&m_table, &RecordTable::pageArrived, this, [this] {
        if (m_endWanted && m_table.isLoaded(m_table.rowCount() - 1)) {
            m_endWanted = false;
            setCurrentRow(m_table.rowCount() - 1);
        } else if (!currentIndex().isValid() && m_table.rowCount() > 0 && !m_isNoneCurrent) {
            setCurrentRow(0);
        } else {
            Q_EMIT currentRowChanged();
        }
        if (m_isRangeWanted && m_table.isLoaded(currentIndex().row()))
            checkTo(currentIndex().row());
        fitNeeded();
        if (m_hasTallRows || !m_table.refusals().isEmpty())
            fitRefusals();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &RecordTableView::fitScrolledTo);
}

void RecordTableView::setCheckable(bool checkable)
{
    m_checkable = checkable;
    m_delegate->setCheckable(checkable);
    static_cast<ColumnHeader *>(horizontalHeader())->setIndent(checkable ? RecordDelegate::checkRect({}).right() : 0);
}

int RecordTableView::editableFrom(int row, int column, int step) const
{
    for (int at = column; at >= 0 && at < m_table.columnCount(); at += step)
        if (!isColumnHidden(at) && m_table.isEditable(row, m_table.field(at)))
            return at;
    return -1;
}

bool RecordTableView::openEditor(int row, int column)
{
    if (column < 0)
        return false;
    setCurrentIndex(m_table.index(row, column));
    Q_EMIT editing(m_table.id(row));
    if (!edit(currentIndex(), AllEditTriggers, nullptr))
        return false;
    m_edited = currentIndex();
    m_editor = indexWidget(m_edited);
    m_before = m_editor ? editorValue(m_editor) : QVariant();
    return true;
}

// A row that goes takes its editor with it, and Qt says nothing to anybody.
void RecordTableView::loseEditor()
{
    QWidget *editor = m_editor;
    if (!editor)
        return;
    const bool isChanged = !editorProblem(editor).isEmpty() || editorValue(editor) != m_before;
    const QString typed = editorText(editor);
    closeEditor(editor, QAbstractItemDelegate::RevertModelCache);
    if (isChanged)
        Q_EMIT editLost(typed);
}

void RecordTableView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    if (m_edited.isValid() && m_edited.row() >= first && m_edited.row() <= last)
        loseEditor();
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

bool RecordTableView::editCell()
{
    const int row = currentIndex().row();
    if (row < 0 || !m_table.isLoaded(row))
        return false;
    const int column = editableFrom(row, std::max(0, currentIndex().column()), 1);
    return openEditor(row, column >= 0 ? column : editableFrom(row, 0, 1));
}

bool RecordTableView::editAgain(const QString &id, const QString &field, const QVariant &typed)
{
    const int row = m_table.rowOf(id);
    int column = m_table.columnCount() - 1;
    while (column >= 0 && m_table.field(column).name != field)
        --column;
    if (row < 0 || column < 0 || state() == EditingState || !isVisible() || window()->focusWidget() != this || !openEditor(row, column))
        return false;
    if (QWidget *editor = indexWidget(currentIndex())) {
        setEditorValue(editor, typed);
        if (auto line = qobject_cast<QLineEdit *>(editor))
            line->selectAll();
    }
    return true;
}

// Tab goes on to the next cell of the row that can be edited.
void RecordTableView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    const QModelIndex present = currentIndex();
    const bool goesOn = hint == QAbstractItemDelegate::EditNextItem || hint == QAbstractItemDelegate::EditPreviousItem;
    const QString problem = hint == QAbstractItemDelegate::RevertModelCache ? QString() : editorProblem(editor);
    const auto line = qobject_cast<const QLineEdit *>(editor);
    m_editor = nullptr;
    QTableView::closeEditor(editor, goesOn ? QAbstractItemDelegate::NoHint : hint);
    Q_EMIT editEnded();
    if (line && !problem.isEmpty())
        Q_EMIT editDropped(problem, line->text());
    if (!goesOn)
        return;
    const int step = hint == QAbstractItemDelegate::EditNextItem ? 1 : -1;
    openEditor(present.row(), editableFrom(present.row(), present.column() + step, step));
}

void RecordTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fitColumns();
    // A bar that opens below or above must not cover the row that it speaks of.
    const int bottom = visualRect(currentIndex()).bottom();
    if (currentIndex().isValid() && bottom >= event->size().height() && bottom < event->oldSize().height())
        scrollTo(currentIndex());
}

// Rows that come in above what is shown push it down by as much as the scroll bar then goes after them. Who types in a row goes with it
// wherever it stands.
void RecordTableView::keepPlace(int first, int count)
{
    QScrollBar *bar = verticalScrollBar();
    if (m_editor ? m_edited.row() < first : rowAt(0) <= first || bar->value() == 0)
        return;
    const int place = bar->value() + (verticalScrollMode() == ScrollPerItem ? count : count * verticalHeader()->defaultSectionSize());
    if (place > bar->maximum())
        updateGeometries(); // it knows of the new rows a moment later
    bar->setValue(place);
}

QString RecordTableView::currentId() const
{
    return currentIndex().isValid() ? m_table.id(currentIndex().row()) : QString();
}

void RecordTableView::setCurrentRow(int row)
{
    if (row >= 0 && row < m_table.rowCount())
        setCurrentIndex(m_table.index(row, std::max(0, currentIndex().column())));
}

void RecordTableView::clearCurrent()
{
    m_isNoneCurrent = true;
    setCurrentIndex({});
}

// A view that gets the focus makes its first row the current one: not while none is meant to be.
void RecordTableView::focusInEvent(QFocusEvent *event)
{
    if (!m_isNoneCurrent)
        return QTableView::focusInEvent(event);
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void RecordTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        m_isNoneCurrent = false;
    if (current.row() != previous.row())
        Q_EMIT currentRowChanged();
}

// Home and End are the ends of the list, not of the line; the last rows are read from the far end, without the rows between.
void RecordTableView::jump(int key)
{
    m_endWanted = key == Qt::Key_End;
    if (!m_endWanted)
        return setCurrentRow(0);
    m_table.showEnd();
    setCurrentRow(m_table.rowCount() - 1);
}

void RecordTableView::setAnchor(int row)
{
    m_anchor = m_table.index(row, 0);
    m_anchorPlace = m_table.place(row);
    m_isRangeWanted = false;
}

// However many rows between the two are loaded.
void RecordTableView::checkTo(int row)
{
    if (!m_anchor.isValid())
        setAnchor(currentIndex().row());
    setCurrentRow(row);
    const std::optional<RecordChunks::Key> here = m_table.place(row);
    m_isRangeWanted = !here;
    if (!here)
        return;
    if (!m_anchor.isValid() || !m_anchorPlace)
        setAnchor(row);
    const RecordChunks::Key anchor = m_table.place(m_anchor.row()).value_or(*m_anchorPlace);
    if (m_anchor.row() <= row)
        m_table.checkBetween(anchor, *here);
    else
        m_table.checkBetween(*here, anchor);
}

bool RecordTableView::event(QEvent *event)
{
    // Home, End and copying are the table's own, whatever shortcuts a window has; letters go to the page's actions. An open editor
    // has every key.
    if (event->type() == QEvent::ShortcutOverride) {
        auto key = static_cast<QKeyEvent *>(event);
        // The state says nothing: it is reset when rows go elsewhere.
        const bool isEditing = viewport()->isAncestorOf(QApplication::focusWidget());
        if (isEditing || key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll) || key->key() == Qt::Key_Home
            || key->key() == Qt::Key_End) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

// The whole row under the pointer, not its cell.
void RecordTableView::hover(int row)
{
    if (row == m_hovered)
        return;
    for (const int changed : {std::exchange(m_hovered, row), row})
        viewport()->update(0, rowViewportPosition(changed), viewport()->width(), rowHeight(changed));
    m_delegate->setHovered(row);
}

bool RecordTableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter)
        hover(rowAt(static_cast<QHoverEvent *>(event)->position().toPoint().y()));
    else if (event->type() == QEvent::HoverLeave)
        hover(-1);
    return QTableView::viewportEvent(event);
}

void RecordTableView::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const bool isShift = event->modifiers() & Qt::ShiftModifier;
    if (event->matches(QKeySequence::Copy))
        return Q_EMIT copyWanted();
    if (event->matches(QKeySequence::SelectAll) && m_checkable)
        return m_table.checkAll();
    switch (event->key()) {
    case Qt::Key_Home:
    case Qt::Key_End:
        return jump(event->key());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!(event->modifiers() & Qt::ControlModifier))
            return Q_EMIT opened();
        break;
    case Qt::Key_F2:
        if (!editCell())
            Q_EMIT nothingToEdit();
        return;
    case Qt::Key_X:
        if (m_checkable && event->modifiers() == Qt::NoModifier) {
            setAnchor(row);
            return m_table.setChecked(m_table.id(row), !m_table.isChecked(m_table.id(row)));
        }
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (isShift && m_checkable)
            return checkTo(std::clamp(row + (event->key() == Qt::Key_Up ? -1 : 1), 0, m_table.rowCount() - 1));
        setAnchor(-1);
        break;
    case Qt::Key_Left:
    case Qt::Key_Right: // rows are one thing: sideways scrolls
        horizontalScrollBar()->triggerAction(event->key() == Qt::Key_Left ? QScrollBar::SliderSingleStepSub
                                                                          : QScrollBar::SliderSingleStepAdd);
        return;
    default:
        if (!event->text().isEmpty() && event->text().at(0).isPrint())
            return event->ignore();
    }
    QTableView::keyPressEvent(event);
}

void RecordTableView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (m_checkable && index.isValid() && index.column() == 0 && event->button() == Qt::LeftButton
        && RecordDelegate::checkRect(visualRect(index)).contains(event->pos())) {
        if (event->modifiers() & Qt::ShiftModifier && m_anchor.isValid())
            return checkTo(index.row());
        setAnchor(index.row());
        m_table.setChecked(m_table.id(index.row()), !m_table.isChecked(m_table.id(index.row())));
        return;
    }
    QTableView::mousePressEvent(event);
}

void RecordTableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (indexAt(event->pos()).isValid())
        Q_EMIT opened();
}

void RecordTableView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || !m_table.isLoaded(index.row()))
        return;
    setCurrentRow(index.row());
    Q_EMIT menuWanted(isByKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}
