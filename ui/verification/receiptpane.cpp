#include "verification/receiptpane.h"
#include "widgets/documentview.h"
#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include "widgets/toastclearance.h"

#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

ReceiptPane::ReceiptPane(const Bulk &bulk, QWidget *parent)
    : QFrame(parent)
    , m_name(textLabel(TextLook::Strong))
    , m_page(textLabel(TextLook::Secondary))
    , m_zoom(textLabel(TextLook::Secondary))
    , m_header(new QWidget)
    , m_headerRow(new QHBoxLayout(m_header))
    , m_tools(new QWidget)
    , m_toolsRow(new QBoxLayout(QBoxLayout::LeftToRight, m_tools))
    , m_divider(hairline(Qt::Vertical))
    , m_marked(new QCheckBox(tr("Show read fields")))
    , m_stack(new QStackedWidget)
    , m_document(new DocumentView)
    , m_nothing(new EmptyState)
    , m_bulkBar(new QFrame)
    , m_bulkRow(new QBoxLayout(QBoxLayout::LeftToRight, m_bulkBar))
    , m_bulkSteps(new QWidget)
    , m_ticked(textLabel(TextLook::Body))
    , m_amounts(textLabel(TextLook::Secondary))
{
    setProperty("pane", true);
    setFocusProxy(m_document);
    m_stack->addWidget(m_document);
    m_stack->addWidget(m_nothing);
    addTools();
    fillHeader();
    fillBulkBar(bulk);

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(hairline());
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_bulkBar);

    connect(m_document, &DocumentView::wordsRead, this, &ReceiptPane::read);
    connect(m_document, &DocumentView::refused, this, &ReceiptPane::refused);
    showNothing({});
}

void ReceiptPane::addTools()
{
    auto previous = tool(u"go-previous"_s, tr("Previous page (Page Up)"));
    auto next = tool(u"go-next"_s, tr("Next page (Page Down)"));
    auto smaller = tool(u"zoom-out"_s, tr("Smaller (−)"));
    auto larger = tool(u"zoom-in"_s, tr("Larger (+)"));
    auto whole = tool(u"zoom-fit-best"_s, tr("Whole page"));
    auto turn = tool(u"object-rotate-right"_s, tr("Turn right"));

    auto buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (QWidget *widget : std::initializer_list<QWidget *>{previous, next, smaller, m_zoom, larger, whole, turn})
        buttons->addWidget(widget);
    m_marked->setChecked(true);
    m_marked->setFocusPolicy(Qt::TabFocus);
    m_toolsRow->setContentsMargins(0, 0, 0, 0);
    m_toolsRow->setSpacing(10);
    m_toolsRow->addLayout(buttons);
    m_toolsRow->addWidget(m_divider);
    m_toolsRow->addWidget(m_marked);
    previous->hide();
    next->hide();

    connect(previous, &QToolButton::clicked, this, [this] { m_document->showPage(m_document->page() - 1); });
    connect(next, &QToolButton::clicked, this, [this] { m_document->showPage(m_document->page() + 1); });
    connect(smaller, &QToolButton::clicked, this, &ReceiptPane::zoomOut);
    connect(larger, &QToolButton::clicked, this, &ReceiptPane::zoomIn);
    connect(whole, &QToolButton::clicked, m_document, &DocumentView::zoomToFit);
    connect(turn, &QToolButton::clicked, m_document, &DocumentView::turnRight);
    connect(m_marked, &QCheckBox::toggled, m_document, &DocumentView::setMarksVisible);
    connect(m_document, &DocumentView::zoomChanged, this, [this](int percent) { m_zoom->setText(tr("%1%").arg(percent)); });
    connect(m_document, &DocumentView::pageChanged, this, [this, previous, next](int page, int pages) {
        m_page->setText(tr("%1 of %2").arg(page + 1).arg(pages));
        fitHeader();
        previous->setVisible(pages > 1);
        next->setVisible(pages > 1);
    });
}

void ReceiptPane::fillHeader()
{
    auto names = new QHBoxLayout;
    names->setSpacing(8);
    names->addWidget(m_name);
    names->addWidget(m_page);
    names->addStretch(1);
    m_headerRow->setContentsMargins(14, 0, 14, 0);
    m_headerRow->setSpacing(8);
    m_headerRow->addLayout(names, 1);
    m_headerRow->addWidget(m_tools, 0, Qt::AlignLeft);
    m_header->setMinimumWidth(1); // it fits itself to what there is
}

void ReceiptPane::fillBulkBar(const Bulk &bulk)
{
    auto words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_ticked);
    words->addWidget(m_amounts);
    m_bulkBar->setObjectName(u"actionRow"_s);
    ToastClearance::keepAbove(m_bulkBar);
    m_bulkRow->setContentsMargins(14, 13, 14, 13);
    m_bulkRow->setSpacing(8);
    m_bulkRow->addLayout(words, 1);
    m_bulkRow->addWidget(m_bulkSteps);
    auto steps = new FlowLayout(8, 8, m_bulkSteps);
    steps->addWidget(new KeyButton(bulk.clear));
    steps->addWidget(new KeyButton(bulk.take));
    steps->addWidget(new KeyButton(bulk.approve));
    m_bulkBar->setMinimumWidth(1); // it fits itself to what there is
    m_bulkBar->hide();
}

void ReceiptPane::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitHeader();
    fitBulkBar();
}

// The steps go below what is selected where they have no room beside it, and below each other before one loses its words.
void ReceiptPane::fitBulkBar()
{
    m_ticked->setWordWrap(false);
    m_amounts->setWordWrap(false);
    const int words = std::max(m_ticked->sizeHint().width(), m_amounts->sizeHint().width());
    const QMargins margins = m_bulkRow->contentsMargins();
    const bool isBeside = words + m_bulkRow->spacing() + m_bulkSteps->sizeHint().width() <= width() - margins.left() - margins.right();
    m_ticked->setWordWrap(!isBeside);
    m_amounts->setWordWrap(!isBeside);
    m_bulkRow->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

// The tools go below the name where they have no room beside it, the box below the tools, and a name that is longer still loses its middle.
void ReceiptPane::fitHeader()
{
    m_divider->show();
    m_toolsRow->setDirection(QBoxLayout::LeftToRight);
    const int room = width() - 28;
    const QFontMetrics metrics(m_name->font());
    const int page = m_page->sizeHint().width() + 8;
    const int wanted = std::clamp(metrics.horizontalAdvance(m_fileName) + 4, Theme::scaled(110), Theme::scaled(240));
    const bool isBeside = m_tools->sizeHint().width() + 8 + page + wanted <= room;
    const int forName = room - page - (isBeside ? m_tools->sizeHint().width() + 8 : 0);
    m_name->setText(metrics.elidedText(m_fileName, Qt::ElideMiddle, forName));
    m_name->setToolTip(m_name->text() == m_fileName ? QString() : m_fileName);
    m_headerRow->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const bool isBelow = m_tools->sizeHint().width() > room;
    m_divider->setVisible(!isBelow);
    m_toolsRow->setDirection(isBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_header->setFixedHeight(Theme::scaled(isBeside ? 48 : isBelow ? 104 : 72));
}

QToolButton *ReceiptPane::tool(const QString &icon, const QString &words)
{
    auto button = new QToolButton;
    button->setIcon(themeIcon(icon));
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setAutoRaise(true);
    button->setFixedSize(Theme::scaled(28), Theme::scaled(28));
    return button;
}

void ReceiptPane::zoomIn()
{
    m_document->zoomIn();
}

void ReceiptPane::zoomOut()
{
    m_document->zoomOut();
}

void ReceiptPane::showReceipt(const QString &fileName, const QByteArray &content, const QString &mediaType)
{
    m_fileName = fileName;
    m_document->show(content, mediaType);
    m_stack->setCurrentWidget(m_document);
    m_tools->show();
    fitHeader();
}

void ReceiptPane::showLoading(const QString &fileName)
{
    m_fileName = fileName;
    m_page->clear();
    fitHeader();
    m_document->say({});
    m_stack->setCurrentWidget(m_document);
}

void ReceiptPane::showNothing(const QString &sentence, const QString &hint)
{
    m_fileName.clear();
    m_page->clear();
    fitHeader();
    m_tools->hide();
    m_nothing->say(u"document-preview-archive"_s, sentence, hint);
    m_stack->setCurrentWidget(m_nothing);
}

void ReceiptPane::showTicked(const QString &count, const QString &amounts)
{
    m_ticked->setText(count);
    m_amounts->setText(amounts);
    fitBulkBar();
    m_bulkBar->setVisible(!count.isEmpty());
}

void ReceiptPane::setMarks(const QList<DocumentWord> &marks)
{
    m_document->setMarks(marks);
}
