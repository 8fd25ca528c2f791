#include "records/relatedsummary.h"
#include "catalog/entity.h"
#include "records/recorddelegate.h"
#include "records/relatedrows.h"
#include "widgets/keybutton.h"
#include "widgets/rowlook.h"
#include "widgets/rowsview.h"
#include "widgets/textlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>

static constexpr int MostRows = 3;

RelatedSummary::RelatedSummary(Backend &backend, RelatedRows &rows, const RelatedList &related, QWidget *parent)
    : QWidget(parent)
    , m_rows(rows)
    , m_view(new RowsView)
{
    auto all = new KeyButton(tr("All %1").arg(related.label.toLower()), KeyButton::Link);
    all->setHeight(KeyButton::Small);
    auto head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(textLabel(TextLook::Strong, related.label));
    head->addStretch();
    head->addWidget(all);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_view);

    dressTable(*m_view, RowHeight::Compact);
    m_view->setModel(&rows.table());
    auto delegate = new RecordDelegate(backend, rows.table(), m_view);
    delegate->setCheckable(false);
    delegate->setFlush(true);
    m_view->setItemDelegate(delegate);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTabKeyNavigation(false);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->horizontalHeader()->hide();
    m_view->setAccessibleName(related.label);

    connect(all, &QPushButton::clicked, this, &RelatedSummary::allWanted);
    connect(m_view, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT opened(m_rows.table().id(index.row())); });
    connect(&rows, &RelatedRows::counted, this, &RelatedSummary::fit);
    connect(&rows.table(), &RecordTable::pageArrived, this, &RelatedSummary::fit);
    hide();
}

void RelatedSummary::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void RelatedSummary::fit()
{
    const int rows = std::min(MostRows, m_rows.table().rowCount());
    setVisible(rows > 0);
    m_view->setFixedHeight(std::max(0, rows * m_view->verticalHeader()->defaultSectionSize() - 1)); // lines stand between rows
    RelatedRows::shareWidth(*m_view);
}
