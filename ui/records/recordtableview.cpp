#include "records/recordtableview.h"
#include "catalog/entity.h"
#include "records/recorddelegate.h"
#include "records/recordtable.h"
#include "widgets/rowlook.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

using namespace Qt::StringLiterals;

RecordTableView::RecordTableView(Backend &backend, RecordTable &table, QWidget *parent)
    : QTableView(parent)
    , m_table(table)
    , m_delegate(new RecordDelegate(backend, table, this))
{
    dressTable(*this);
    setModel(&table);
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setAccessibleName(table.entity().title);

    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(false); // what is left over goes to the identifying column
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &at) { Q_EMIT columnsWanted(header->mapToGlobal(at)); });
    connect(header, &QHeaderView::sortIndicatorChanged, &table, &RecordTable::sort);

    connect(&table, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(first, last - first + 1); });
    connect(&table, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(first, first - last - 1); });
    connect(&table, &QAbstractItemModel::modelReset, this, [this] {
        m_anchor = -1;
        m_endWanted = false;
        fitColumns();
    });
    connect(&table, &RecordTable::pageArrived, this, [this] {
        if (m_endWanted && m_table.isLoaded(m_table.rowCount() - 1)) {
            m_endWanted = false;
            setCurrentRow(m_table.rowCount() - 1);
        } else if (!currentIndex().isValid() && m_table.rowCount() > 0) {
            setCurrentRow(0);
        } else {
            Q_EMIT currentRowChanged();
        }
    });
}

void RecordTableView::setCheckable(bool checkable)
{
    m_checkable = checkable;
    m_delegate->setCheckable(checkable);
}

static int naturalWidth(const Field &field)
{
    if (field.width > 0)
        return field.width;
    switch (field.type) {
    case Field::Type::Money:
        return 132;
    case Field::Type::Date:
        return 96;
    case Field::Type::DateTime:
        return 132;
    case Field::Type::State:
        return 146;
    case Field::Type::Integer:
    case Field::Type::Boolean:
    case Field::Type::Currency:
        return 84;
    default:
        return field.look == Field::Look::Identity ? 260 : 150;
    }
}

void RecordTableView::fitColumns()
{
    int taken = 0;
    int growing = -1;
    for (int column = 0; column < m_table.columnCount(); ++column) {
        const Field &field = m_table.field(column);
        int width = Theme::scaled(naturalWidth(field)) + (column == 0 && m_checkable ? Theme::scaled(RecordDelegate::CheckWidth) : 0);
        width = std::max(width, fontMetrics().horizontalAdvance(field.label) + Theme::scaled(28));
        if (field.look == Field::Look::Identity && growing < 0)
            growing = column;
        setColumnWidth(column, width);
        taken += isColumnHidden(column) ? 0 : columnWidth(column);
    }
    if (growing < 0)
        growing = m_table.columnCount() - 1;
    if (growing >= 0) {
        const int smallest = Theme::scaled(140);
        setColumnWidth(growing, std::max(smallest, columnWidth(growing) + viewport()->width() - taken));
    }
}

void RecordTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fitColumns();
}

// Rows that come in above what is shown push it down by as much as the scroll bar then goes after them.
void RecordTableView::keepPlace(int first, int count)
{
    QScrollBar *bar = verticalScrollBar();
    const int top = rowAt(0);
    if (top > first && bar->value() > 0)
        bar->setValue(bar->value() + (verticalScrollMode() == ScrollPerItem ? count : count * verticalHeader()->defaultSectionSize()));
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

void RecordTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
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

void RecordTableView::checkTo(int row)
{
    if (m_anchor < 0)
        m_anchor = currentIndex().row();
    setCurrentRow(row);
    for (int at = std::min(m_anchor, row); at <= std::max(m_anchor, row); ++at)
        m_table.setChecked(m_table.id(at), true);
}

bool RecordTableView::event(QEvent *event)
{
    // Home, End and copying are the table's own, whatever shortcuts a window has; letters go to the page's actions.
    if (event->type() == QEvent::ShortcutOverride) {
        auto key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll) || key->key() == Qt::Key_Home
            || key->key() == Qt::Key_End) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

void RecordTableView::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const bool isShift = event->modifiers() & Qt::ShiftModifier;
    if (event->matches(QKeySequence::Copy))
        return copyRows();
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
    case Qt::Key_X:
        if (m_checkable && event->modifiers() == Qt::NoModifier) {
            m_anchor = row;
            return m_table.setChecked(m_table.id(row), !m_table.isChecked(m_table.id(row)));
        }
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (isShift && m_checkable)
            return checkTo(std::clamp(row + (event->key() == Qt::Key_Up ? -1 : 1), 0, m_table.rowCount() - 1));
        m_anchor = -1;
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
        if (event->modifiers() & Qt::ShiftModifier && m_anchor >= 0)
            return checkTo(index.row());
        m_anchor = index.row();
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

QList<int> RecordTableView::chosenRows() const
{
    QList<int> rows;
    for (int row = 0; m_table.isAnyChecked() && row < m_table.rowCount(); ++row)
        if (m_table.isLoaded(row) && m_table.isChecked(m_table.id(row)))
            rows.append(row);
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex().row());
    return rows;
}

// The ticked rows that are here, or the current one, as lines with tabs that a spreadsheet takes.
void RecordTableView::copyRows()
{
    QStringList lines;
    QStringList header;
    for (int column = 0; column < m_table.columnCount(); ++column)
        header.append(m_table.headerData(column, Qt::Horizontal).toString());
    lines.append(header.join(u'\t'));
    for (int row : chosenRows()) {
        QStringList cells;
        for (int column = 0; column < m_table.columnCount(); ++column)
            cells.append(m_table.index(row, column).data().toString().simplified());
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}
