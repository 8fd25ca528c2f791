#include "deal/clientfield.h"
#include "deal/clienthitdelegate.h"
#include "widgets/icon.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
constexpr int pauseBeforeSearch = 120; // ms after the last key
constexpr int reservedRows = 4;
constexpr int latestClients = 5; // offered before anything is typed
}

ClientField::ClientField(DealBook &book, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_line(new QLineEdit)
    , m_place(new QFrame)
    , m_model(new QStandardItemModel(this))
    , m_pause(new QTimer(this))
{
    m_line->addAction(themeIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_line->setAccessibleName(tr("Client"));
    m_line->setAccessibleDescription(tr("Type a name, phone, tax number or e-mail"));
    m_line->installEventFilter(this);
    setFocusProxy(m_line);

    m_place->setObjectName(u"floating"_s);
    m_place->setMinimumHeight(ClientHitDelegate::rowHeight() * reservedRows + 4);
    QSizePolicy keep = m_place->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_place->setSizePolicy(keep);
    m_place->hide();

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_line);
    layout->addWidget(m_place, 1);

    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseBeforeSearch);
    connect(m_pause, &QTimer::timeout, this, &ClientField::search);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_clientId = {};
        Q_EMIT clientHighlighted({}, {});
        m_pause->start();
        if (text.trimmed().isEmpty())
            closeHits();
    });
}

void ClientField::makeHits()
{
    m_latest = textLabel(TextLook::Caption, tr("Your latest clients"));
    m_latest->setContentsMargins(12, 8, 12, 4);
    m_hits = new QListView;
    m_hits->setModel(m_model);
    m_hits->setItemDelegate(new ClientHitDelegate(m_hits));
    m_hits->setFocusPolicy(Qt::NoFocus);
    m_hits->setMouseTracking(true);
    m_hits->setAccessibleName(tr("Clients found"));
    auto layout = new QVBoxLayout(m_place);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_latest);
    layout->addWidget(m_hits);
    connect(m_hits, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_hits->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        Q_EMIT clientHighlighted(current.data(ClientHitDelegate::IdRole).toUuid(), current.data(Qt::DisplayRole).toString());
    });
}

QString ClientField::text() const
{
    return m_line->text().trimmed();
}

void ClientField::setClient(const QUuid &id, const QString &name)
{
    ++m_ticket;
    m_pause->stop();
    m_clientId = id;
    m_line->setText(name);
    closeHits();
}

void ClientField::createClient()
{
    const QString name = text();
    closeHits();
    Q_EMIT creationWanted(name);
}

bool ClientField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::FocusIn && m_line->text().isEmpty())
        m_pause->start();
    if (watched == m_line && event->type() == QEvent::FocusOut && m_line->text().isEmpty())
        closeHits();
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);

    const auto key = static_cast<QKeyEvent *>(event);
    const bool open = m_hits && m_hits->isVisible();
    switch (key->key()) {
    case Qt::Key_Down:
        open ? move(1) : search();
        return true;
    case Qt::Key_Up:
        if (open)
            move(-1);
        return open;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Of the latest ones none is taken until somebody has moved there.
        if (!open || key->modifiers() != Qt::NoModifier || !m_hits->currentIndex().isValid())
            return false;
        choose(m_hits->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        if (open)
            closeHits();
        return open;
    default:
        return false;
    }
}

void ClientField::search()
{
    const QString wanted = text();
    const int ticket = ++m_ticket;
    m_book.findClients(wanted).then(this, [this, wanted, ticket](const Result<QList<ClientHit>> &hits) {
        if (ticket != m_ticket)
            return;
        if (hits)
            showHits(wanted, *hits);
        else if (!hits.error().isCancelled())
            Q_EMIT searchFailed(hits.error());
    });
}

void ClientField::showHits(const QString &text, const QList<ClientHit> &hits)
{
    const bool isLatest = text.isEmpty();
    if (!m_hits)
        makeHits();
    m_latest->setVisible(isLatest);
    m_model->clear();
    for (const ClientHit &hit : isLatest ? hits.first(std::min<qsizetype>(latestClients, hits.size())) : hits) {
        auto item = new QStandardItem(hit.name);
        item->setData(hit.id, ClientHitDelegate::IdRole);
        item->setData(hit.detail, ClientHitDelegate::DetailRole);
        item->setData(text, ClientHitDelegate::SearchedRole);
        item->setData(QString(hit.name + ", "_L1 + hit.detail), Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    if (!isLatest) {
        auto create = new QStandardItem(tr("Create client “%1”").arg(text));
        create->setData(tr("Without leaving this form"), ClientHitDelegate::DetailRole);
        create->setData(true, ClientHitDelegate::CreatesRole);
        m_model->appendRow(create);
    }
    m_place->setVisible(m_model->rowCount() > 0 && (!isLatest || m_line->hasFocus()));
    if (!isLatest)
        m_hits->setCurrentIndex(m_model->index(0, 0));
}

void ClientField::closeHits()
{
    ++m_ticket;
    m_place->hide();
}

void ClientField::choose(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    if (!index.isValid())
        return;
    if (index.data(ClientHitDelegate::CreatesRole).toBool())
        return createClient();
    setClient(index.data(ClientHitDelegate::IdRole).toUuid(), index.data(Qt::DisplayRole).toString());
    Q_EMIT clientChosen(m_clientId, m_line->text());
}

void ClientField::move(int step)
{
    const int row = std::clamp(m_hits->currentIndex().row() + step, 0, m_model->rowCount() - 1);
    m_hits->setCurrentIndex(m_model->index(row, 0));
}
