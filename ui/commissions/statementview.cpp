#include "commissions/statementview.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "commissions/linedelegate.h"
#include "text/moneytext.h"
#include "widgets/figurelabel.h"
#include "widgets/rowlook.h"
#include "widgets/rowsview.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include "widgets/toastclearance.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

using namespace Qt::StringLiterals;

static constexpr int margin = 20;

StatementView::StatementView(Backend &backend, QWidget *parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_kind(textLabel(TextLook::Secondary))
    , m_name(textLabel(TextLook::Screen))
    , m_title(textLabel(TextLook::Secondary))
    , m_toPay(textLabel(TextLook::Secondary))
    , m_sum(new FigureLabel(24))
    , m_table(new RowsView)
    , m_count(textLabel(TextLook::Section))
    , m_total(new FigureLabel(15))
{
    setObjectName(u"card"_s);
    setProperty("pane", true);
    setFocusProxy(m_table);
    fillTable();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(head());
    layout->addWidget(hairline());
    layout->addWidget(m_table, 1);
    layout->addWidget(totalLine());
    layout->addWidget(foot());

    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &StatementView::lineChanged);
    connect(m_table, &QTableView::activated, this, &StatementView::lineOpened);
    QScrollBar *bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        if (value >= bar->maximum() - bar->pageStep() && lineCount() < m_statement.lines)
            Q_EMIT moreWanted();
    });
}

QLayout *StatementView::head()
{
    auto who = new QVBoxLayout;
    who->setSpacing(2);
    for (QLabel *label : {m_kind, m_name, m_title})
        who->addWidget(label);
    auto sum = new QVBoxLayout;
    sum->setSpacing(2);
    sum->addWidget(m_toPay, 0, Qt::AlignRight);
    sum->addWidget(m_sum, 0, Qt::AlignRight);
    sum->addStretch();
    auto head = new QHBoxLayout;
    head->setContentsMargins(margin, 16, margin, 14);
    head->addLayout(who, 1);
    head->addLayout(sum);
    return head;
}

void StatementView::fillTable()
{
    m_table->setModel(&m_lines);
    m_table->setItemDelegate(new LineDelegate(m_backend, m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Lines of the statement"));
    // Where the client has no room, those go that "How it comes about" tells too, and the day.
    dressTable(*m_table, {.widths = {80, 110, 68, 124, 56, 64, 94},
                          .stretched = StatementLines::Client,
                          .numbers = StatementLines::Deal,
                          .leaving = {StatementLines::Rate, StatementLines::Share, StatementLines::Verified},
                          .amounts = StatementLines::Amount,
                          .margin = margin});
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents); // the total stands under the last line
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);       // columns go where there is no room
}

QWidget *StatementView::foot()
{
    auto foot = new QWidget;
    ToastClearance::keepAbove(foot);
    auto total = new QHBoxLayout(foot);
    total->setContentsMargins(margin, 12, margin, 12);
    total->addWidget(m_count, 1);
    total->addWidget(m_total);
    // The total stays under the column that it is of.
    QScrollBar *bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, foot,
            [foot, bar](int, int last) { foot->setContentsMargins(0, 0, last > 0 ? bar->sizeHint().width() : 0, 0); });
    return foot;
}

void StatementView::showStatement(const CommissionStatement &statement)
{
    m_statement = statement;
    const int exponent = m_backend.catalog.exponent(statement.currency);
    m_kind->setText(statement.payoutNumber.isEmpty()
                        ? tr("Commission statement · %1").arg(statement.period.toString(u"yyyy-MM"_s))
                        : tr("Commission statement · %1 · No. %2").arg(statement.period.toString(u"yyyy-MM"_s), statement.payoutNumber));
    m_name->setText(statement.name);
    m_title->setText(statement.title.isEmpty() ? tr("paid in %1").arg(statement.currency)
                                               : tr("%1 · paid in %2").arg(statement.title, statement.currency));
    // What is on hold, or paid already, is not paid now.
    const qlonglong rest = statement.totalMinor - statement.onHoldMinor - statement.paidMinor;
    const bool isHeld = statement.state == "on_hold"_L1;
    m_toPay->setText(statement.state == "paid"_L1 ? tr("Paid") : isHeld ? tr("On hold") : tr("To pay"));
    m_sum->setFigure(formatMinor(statement.state == "paid"_L1 ? statement.totalMinor
                                 : isHeld                     ? statement.onHoldMinor
                                                              : rest,
                                 exponent),
                     statement.currency);
    m_count->setText(tr("Total of %Ln lines", nullptr, statement.lines));
    m_total->setFigure(formatMinor(statement.totalMinor, exponent), statement.currency);
}

void StatementView::showLines(const QList<CommissionLine> &lines)
{
    if (!lines.isEmpty() && lines == m_lines.rows().first(qMin(lines.size(), m_lines.rows().size())))
        return;
    const CommissionLine *current = currentLine();
    const QString id = current ? current->id : QString();
    m_lines.setRows(lines);
    m_table->updateGeometry();
    for (int row = 0; row < lines.size(); ++row)
        if (lines.at(row).id == id)
            m_table->setCurrentIndex(m_lines.index(row, 0));
    if (!m_table->currentIndex().isValid() && !lines.isEmpty())
        m_table->setCurrentIndex(m_lines.index(0, 0));
}

void StatementView::appendLines(const QList<CommissionLine> &lines)
{
    m_lines.append(lines);
    m_table->updateGeometry();
}

void StatementView::clear()
{
    m_statement = {};
    m_lines.setRows({});
    m_table->updateGeometry();
    for (QLabel *label : {m_kind, m_name, m_title, m_toPay, m_count})
        label->clear();
    m_sum->setFigure({});
    m_total->setFigure({});
}

const CommissionLine *StatementView::currentLine() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_lines.rowCount() ? &m_lines.at(row) : nullptr;
}
