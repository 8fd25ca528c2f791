#include "deal/clientfield.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/suggestiondelegate.h"
#include "records/suggestionlist.h"
#include "widgets/icon.h"
#include "widgets/textlabel.h"

#include <QBoxLayout>
#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
constexpr int pauseBeforeSearch = 120; // ms after the last key
constexpr int reservedRows = 5;
constexpr int latestClients = 4; // offered before anything is typed
}

ClientField::ClientField(const Database &database, DealBook &book, QWidget *parent)
    : QWidget(parent)
    , m_database(database)
    , m_book(book)
    , m_line(new QLineEdit(this))
    , m_below(new QVBoxLayout)
    , m_room(new QWidget(this))
    , m_place(new QFrame(this))
    , m_pause(new QTimer(this))
{
    m_line->addAction(themeIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_line->setAccessibleName(tr("Client"));
    m_line->setAccessibleDescription(tr("Type a name, phone, tax number or e-mail"));
    m_line->installEventFilter(this);
    setFocusProxy(m_line);

    m_place->setObjectName(u"floating"_s);
    m_place->hide();
    // The room stays, the hits and what is wrong take of it what they need: nothing under them moves.
    auto inRoom = new QVBoxLayout(m_room);
    inRoom->setContentsMargins(0, 0, 0, 0);
    inRoom->setSpacing(4);
    inRoom->addLayout(m_below);
    inRoom->addWidget(m_place);
    inRoom->addStretch(1);

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_line);
    layout->addWidget(m_room);
    keepRoom();

    connect(&database, &Database::stateChanged, this, &ClientField::tellCutOff);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseBeforeSearch);
    connect(m_pause, &QTimer::timeout, this, &ClientField::search);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_clientId = {};
        m_isLeft = false;
        m_line->setProperty("problem", QString());
        keepRoom();
        Q_EMIT clientHighlighted({}, {});
        m_pause->start();
        if (text.trimmed().isEmpty())
            closeHits();
    });
}

void ClientField::makeHits()
{
    m_latest = textLabel(TextLook::Caption, tr("Latest clients"));
    m_latest->setContentsMargins(12, 6, 12, 2);
    m_hits = new SuggestionList(u"list-add-user"_s);
    m_hits->setAccessibleName(tr("Clients found"));
    auto layout = new QVBoxLayout(m_place);
    layout->setContentsMargins(1, SuggestionList::Margin, 1, SuggestionList::Margin);
    layout->setSpacing(0);
    layout->addWidget(m_latest);
    layout->addWidget(m_hits);
    connect(m_hits, &SuggestionList::offerTaken, this, &ClientField::createClient);
    connect(m_hits, &SuggestionList::chosen, this, &ClientField::choose);
    connect(m_hits, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *current) {
        const ReferenceLookup::Suggestion client = SuggestionList::suggestion(current);
        Q_EMIT clientHighlighted(QUuid(client.id), client.title);
    });
}

QString ClientField::text() const
{
    return m_line->text().trimmed();
}

QString ClientField::problem() const
{
    return m_clientId.isNull() && !text().isEmpty() ? tr("Nobody is chosen yet. Choose a client, or create one.") : QString();
}

QList<FieldFix> ClientField::waysOut()
{
    QList<FieldFix> waysOut;
    if (m_hits && m_foundFor == text())
        if (const ReferenceLookup::Suggestion found = m_hits->likeliest(); !found.id.isEmpty())
            waysOut.append({tr("Choose %1").arg(found.title), [this, found] { choose(found); }});
    waysOut.append({tr("Create “%1”").arg(text()), [this] { createClient(); }});
    return waysOut;
}

void ClientField::choose(const ReferenceLookup::Suggestion &client)
{
    setClient(QUuid(client.id), client.title);
    Q_EMIT clientChosen(m_clientId, client.title);
}

void ClientField::setClient(const QUuid &id, const QString &name)
{
    ++m_ticket;
    m_pause->stop();
    m_clientId = id;
    m_isLeft = false;
    m_line->setProperty("problem", QString());
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
    if (watched == m_line && event->type() == QEvent::FocusIn && m_clientId.isNull()) {
        m_isLeft = false;
        m_pause->start();
    }
    if (watched == m_line && event->type() == QEvent::FocusOut)
        if (const auto reason = static_cast<QFocusEvent *>(event)->reason();
            reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            leave();
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);

    // Of the latest ones none is taken until somebody has moved there.
    const auto key = static_cast<QKeyEvent *>(event);
    const bool isOpen = m_hits && m_hits->isVisible();
    if (isOpen && key->key() == Qt::Key_Escape)
        closeHits();
    else if (!isOpen && key->key() == Qt::Key_Down)
        search();
    else
        return isOpen && m_hits->takeKey(*key);
    return true;
}

// What was highlighted is not chosen, and must not look as if it were.
void ClientField::leave()
{
    if (!m_clientId.isNull())
        return;
    m_isLeft = true;
    m_line->setProperty("problem", problem());
    m_place->hide();
    if (text().isEmpty())
        ++m_ticket; // nobody is looked for
    else
        Q_EMIT clientHighlighted({}, {});
}

void ClientField::search()
{
    const QString wanted = text();
    const int ticket = m_searching = ++m_ticket;
    whenAnswered(m_book.findClients(wanted), this, [this, wanted, ticket](const Result<QList<ReferenceLookup::Suggestion>> &hits) {
        if (ticket != m_ticket)
            return;
        m_searching = 0;
        if (hits)
            return showHits(wanted, *hits);
        m_place->hide(); // what stands there is of another search, or that this one goes on
        Q_EMIT searchFailed(hits.error());
    });
    tellCutOff();
}

// Where the hits will stand: the search goes on by itself.
void ClientField::tellCutOff()
{
    if (m_searching == 0 || m_searching != m_ticket || m_database.state() != Database::State::Lost || !m_line->hasFocus())
        return;
    if (!m_hits)
        makeHits();
    m_latest->hide();
    m_hits->noteCutOff();
    openHits(1);
    m_place->show();
}

void ClientField::openHits(int rows)
{
    keepRoom();
    m_hits->setFixedHeight(SuggestionDelegate::rowHeight() * std::min(m_hits->count(), rows));
}

void ClientField::showHits(const QString &text, const QList<ReferenceLookup::Suggestion> &hits)
{
    const bool isLatest = text.isEmpty();
    if (!m_hits)
        makeHits();
    m_latest->setVisible(isLatest);
    m_hits->setSuggestions(text, isLatest ? hits.first(std::min<qsizetype>(latestClients, hits.size())) : hits,
                           isLatest ? QString() : tr("Create client “%1”").arg(text));
    m_foundFor = text;
    openHits(isLatest ? latestClients : reservedRows);
    if (m_isLeft)
        return Q_EMIT waysOutChanged();
    m_place->setVisible(m_hits->count() > 0 && (!isLatest || m_line->hasFocus()));
    if (!isLatest)
        m_hits->setCurrentRow(0);
}

void ClientField::closeHits()
{
    ++m_ticket;
    m_place->hide();
    keepRoom();
}

void ClientField::keepRoom()
{
    m_room->setMinimumHeight(m_clientId.isNull() ? SuggestionDelegate::rowHeight() * reservedRows + 2 * SuggestionList::Margin : 0);
}
