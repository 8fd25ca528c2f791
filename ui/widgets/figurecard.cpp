#include "widgets/figurecard.h"
#include "widgets/columnheader.h"
#include "widgets/emptystate.h"
#include "widgets/rowlook.h"
#include "widgets/rowsview.h"
#include "widgets/textdelegate.h"
#include "widgets/theme.h"
#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QTableView>

using namespace Qt::StringLiterals;

FigureCard::FigureCard(const QString &title, const QString &unit, QWidget *picture, QWidget *focus, QWidget *parent)
    : Card(title, unit, parent)
    , m_picture(picture)
    , m_focus(focus)
    , m_stack(new QStackedLayout)
    , m_emptySentence(tr("Nothing to show for this period"))
{
    m_focus->setAccessibleName(title);
    setProperty("pane", true);
    setFocusProxy(m_focus);
    body()->addLayout(m_stack, 1);
    m_stack->addWidget(m_picture);
}

// Few people want it: a screen of cards is there sooner without their tables.
QTableView *FigureCard::table()
{
    if (m_table)
        return m_table;
    m_table = new RowsView(this);
    m_stack->addWidget(m_table);
    m_table->setAccessibleName(m_focus->accessibleName());
    m_table->setModel(new QStandardItemModel(m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSizeAdjustPolicy(QAbstractItemView::AdjustIgnored);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setItemDelegate(new TextDelegate(m_table));
    m_table->setHorizontalHeader(new ColumnHeader(m_table)); // whose words stand over those of the cells
    dressTable(*m_table, RowHeight::Compact);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { Q_EMIT activated(index.row()); });
    fillTable();
    return m_table;
}

EmptyState *FigureCard::empty()
{
    if (!m_empty) {
        m_empty = new EmptyState(this);
        m_stack->addWidget(m_empty);
        m_empty->say(u"office-chart-bar"_s, m_emptySentence, m_emptyHowTo);
    }
    return m_empty;
}

void FigureCard::setNumbers(const QStringList &columns, const QList<QStringList> &rows)
{
    m_columns = columns;
    m_rows = rows;
    m_isKnown = true;
    if (m_table)
        fillTable();
    showContent();
}

void FigureCard::fillTable()
{
    auto model = static_cast<QStandardItemModel *>(m_table->model());
    const QModelIndex current = m_table->currentIndex();
    model->clear();
    model->setHorizontalHeaderLabels(m_columns);
    for (int column = 1; column < m_columns.size(); ++column)
        model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const QStringList &row : std::as_const(m_rows)) {
        QList<QStandardItem *> items;
        for (const QString &text : row) {
            items.append(new QStandardItem(text));
            items.last()->setTextAlignment((items.size() == 1 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        }
        model->appendRow(items);
    }
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(Theme::scaled(40));
    header->setSectionResizeMode(QHeaderView::ResizeToContents); // what stands in a column is not cut while another has room
    if (!m_columns.isEmpty())
        header->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setCurrentIndex(model->index(qMin(qMax(0, current.row()), model->rowCount() - 1), 0));
}

void FigureCard::setEmptySentence(const QString &sentence, const QString &howTo)
{
    m_emptySentence = sentence;
    m_emptyHowTo = howTo;
    if (m_empty)
        m_empty->say(u"office-chart-bar"_s, sentence, howTo);
}

bool FigureCard::showsTable() const
{
    return m_isTable;
}

void FigureCard::showTable(bool table)
{
    m_isTable = table;
    showContent();
}

void FigureCard::showContent()
{
    const bool hadFocus = isAncestorOf(focusWidget());
    const bool isEmpty = m_isKnown && m_rows.isEmpty();
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(empty()) : m_isTable ? table() : m_picture);
    setFocusProxy(m_isTable ? table() : m_focus);
    if (hadFocus && !isEmpty)
        setFocus();
}

void FigureCard::swapBelow(QWidget *parent)
{
    const QList<FigureCard *> cards = parent->findChildren<FigureCard *>();
    bool allTables = true;
    for (FigureCard *card : cards) {
        if (const QWidget *focus = parent->focusWidget(); focus && focus->hasFocus() && card->isAncestorOf(focus))
            return card->showTable(!card->showsTable());
        allTables = allTables && card->showsTable();
    }
    for (FigureCard *card : cards)
        card->showTable(!allTables);
}

void FigureCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_V && event->modifiers() == Qt::NoModifier)
        showTable(!showsTable());
    else
        Card::keyPressEvent(event);
}
