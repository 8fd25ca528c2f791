#include "widgets/documentview.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include <QAccessible>
#include <QBoxLayout>
#include <QGraphicsPixmapItem>
#include <QKeyEvent>
#include <QTimer>
#include <QWheelEvent>
#include <QtConcurrent/QtConcurrentRun>
#include <cmath>

namespace {
constexpr int margin = 24;
constexpr double air = 8;     // around a mark
constexpr int patience = 120; // ms
constexpr double smallest = 0.1;
constexpr double largest = 8;
}

DocumentView::DocumentView(QWidget *parent)
    : QGraphicsView(parent)
    , m_sentence(textLabel(TextLook::Secondary))
{
    setScene(new QGraphicsScene(this));
    setFrameShape(QFrame::NoFrame);
    setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    setDragMode(ScrollHandDrag);
    setTransformationAnchor(AnchorUnderMouse);
    setBackgroundBrush(Theme::tokens().win);
    setAccessibleName(tr("Document"));
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    auto layout = new QVBoxLayout(viewport());
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_sentence);
    m_sentence->hide();
}

void DocumentView::show(const QByteArray &content, const QString &mediaType)
{
    m_content = content;
    m_mediaType = mediaType;
    m_page = 0;
    m_pageCount = 0;
    m_turned = 0;
    m_fits = true;
    m_marks.clear();
    m_isRead = false;
    load();
}

void DocumentView::load()
{
    const quint64 request = ++m_request;
    QtConcurrent::run([content = m_content, type = m_mediaType, page = m_page] {
        return readPage(content, type, page);
    }).then(this, [this, request](const DocumentPage &page) {
        if (request == m_request)
            take(page);
    });
}

void DocumentView::take(const DocumentPage &page)
{
    if (!page.problem.isEmpty()) {
        say(page.problem);
        Q_EMIT refused(page.problem);
        return;
    }
    m_sentence->hide();
    scene()->clear();
    m_paper = scene()->addPixmap(QPixmap::fromImage(page.image));
    m_paper->setTransformationMode(Qt::SmoothTransformation);
    auto edge = new QGraphicsRectItem(m_paper->boundingRect(), m_paper);
    QPen pen(Theme::tokens().line2, 1);
    pen.setCosmetic(true);
    edge->setPen(pen);
    scene()->setSceneRect(m_paper->boundingRect());
    m_pageCount = page.pageCount;
    placeMarks();
    if (m_fits)
        zoomToFit();
    Q_EMIT pageChanged(m_page, m_pageCount);
    Q_EMIT shown();
    readWordsSoon();
}

// Once the document has stayed for a moment: somebody who walks through a queue does not wait for words that nobody reads.
void DocumentView::readWordsSoon()
{
    if (std::exchange(m_isRead, true))
        return;
    QTimer::singleShot(patience, this, [this, request = m_request] {
        if (request != m_request)
            return;
        QtConcurrent::run(readWords, m_content, m_mediaType).then(this, [this, content = m_content](const QList<DocumentWord> &words) {
            if (content == m_content)
                Q_EMIT wordsRead(words);
        });
    });
}

void DocumentView::say(const QString &sentence)
{
    ++m_request;
    scene()->clear();
    m_paper = nullptr;
    m_sentence->setText(sentence);
    m_sentence->show();
    setAccessibleDescription(sentence);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

QString DocumentView::sentence() const
{
    return m_paper ? QString() : m_sentence->text();
}

void DocumentView::setMarks(const QList<DocumentWord> &marks)
{
    m_marks = marks;
    placeMarks();
}

void DocumentView::setMarksVisible(bool visible)
{
    m_marksVisible = visible;
    placeMarks();
}

void DocumentView::placeMarks()
{
    if (!m_paper)
        return;
    const auto children = m_paper->childItems();
    for (QGraphicsItem *child : children) {
        if (child->data(0).toBool())
            delete child;
    }
    if (!m_marksVisible)
        return;
    QColor tint = Tokens::light().accent; // papers are white in both themes
    tint.setAlphaF(0.14F);
    const QSizeF paper = m_paper->boundingRect().size();
    for (const auto &[text, mark, page] : std::as_const(m_marks)) {
        if (page != m_page || mark.isEmpty())
            continue;
        auto item = new QGraphicsRectItem(
            QRectF(mark.x() * paper.width(), mark.y() * paper.height(), mark.width() * paper.width(), mark.height() * paper.height())
                .adjusted(-air, -air / 2, air, air / 2),
            m_paper);
        item->setToolTip(text);
        item->setBrush(tint);
        item->setPen(Qt::NoPen);
        item->setData(0, true);
    }
}

int DocumentView::zoomPercent() const
{
    return qRound(std::hypot(transform().m11(), transform().m12()) * 100);
}

void DocumentView::zoomBy(double factor)
{
    const double now = zoomPercent() / 100.0;
    const double wanted = qBound(smallest, now * factor, largest);
    m_fits = false;
    scale(wanted / now, wanted / now);
    Q_EMIT zoomChanged(zoomPercent());
}

void DocumentView::zoomToFit()
{
    m_fits = true;
    if (!m_paper)
        return;
    const QRectF paper = m_paper->boundingRect();
    const bool lying = qRound(m_turned / 90) % 2 == 1;
    const QSizeF room = viewport()->size() - QSize(2 * margin, 2 * margin);
    const double factor
        = qMin(room.width() / (lying ? paper.height() : paper.width()), room.height() / (lying ? paper.width() : paper.height()));
    setTransform(QTransform().rotate(m_turned).scale(qBound(smallest, factor, largest), qBound(smallest, factor, largest)));
    Q_EMIT zoomChanged(zoomPercent());
}

void DocumentView::zoomToFull()
{
    m_fits = false;
    setTransform(QTransform().rotate(m_turned));
    Q_EMIT zoomChanged(zoomPercent());
}

void DocumentView::turnRight()
{
    m_turned = std::fmod(m_turned + 90, 360);
    if (m_fits)
        zoomToFit();
    else
        setTransform(transform() * QTransform().rotate(90));
}

void DocumentView::showPage(int page)
{
    if (page < 0 || page >= m_pageCount || page == m_page)
        return;
    m_page = page;
    load();
}

void DocumentView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fits)
        zoomToFit();
}

void DocumentView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier)
        zoomBy(event->angleDelta().y() > 0 ? 1.25 : 0.8);
    else
        QGraphicsView::wheelEvent(event);
}

void DocumentView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_0:
        zoomToFit();
        break;
    case Qt::Key_1:
        zoomToFull();
        break;
    case Qt::Key_PageDown:
        showPage(m_page + 1);
        break;
    case Qt::Key_PageUp:
        showPage(m_page - 1);
        break;
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

void DocumentView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        setBackgroundBrush(Theme::tokens().win);
    QGraphicsView::changeEvent(event);
}
