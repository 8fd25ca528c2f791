#include "widgets/figurecard.h"
#include "widgets/emptystate.h"
#include "widgets/rowlook.h"
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
    , m_table(new QTableView)
    , m_empty(new EmptyState(u"office-chart-bar"_s, tr("Nothing to show for this period"), {}))
    , m_stack(new QStackedLayout)
{
    m_focus->setAccessibleName(title);
    m_table->setAccessibleName(title);
    m_table->setModel(new QStandardItemModel(m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSizeAdjustPolicy(QAbstractItemView::AdjustIgnored);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    dressTable(*m_table, RowHeight::Compact);
    for (QWidget *widget : {static_cast<QWidget *>(m_empty), m_picture, static_cast<QWidget *>(m_table)})
        m_stack->addWidget(widget);
    body()->addLayout(m_stack, 1);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { Q_EMIT activated(index.row()); });
}

void FigureCard::setNumbers(const QStringList &columns, const QList<QStringList> &rows)
{
    auto model = static_cast<QStandardItemModel *>(m_table->model());
    const QModelIndex current = m_table->currentIndex();
    model->clear();
    model->setHorizontalHeaderLabels(columns);
    for (int column = 1; column < columns.size(); ++column)
        model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const QStringList &row : rows) {
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
    header->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setCurrentIndex(model->index(qMin(qMax(0, current.row()), model->rowCount() - 1), 0));
    m_isEmpty = rows.isEmpty();
    showContent();
}

void FigureCard::setEmptySentence(const QString &sentence, const QString &howTo)
{
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
    m_stack->setCurrentWidget(m_isEmpty ? static_cast<QWidget *>(m_empty) : m_isTable ? m_table : m_picture);
    if (hadFocus && !m_isEmpty)
        (m_isTable ? m_table : m_focus)->setFocus();
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
