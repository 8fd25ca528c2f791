#include "records/referencepicker.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/suggestiondelegate.h"
#include "records/suggestionlist.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "widgets/fieldframe.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

#include <QFrame>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

static constexpr int PauseMilliseconds = 120;

ReferencePicker::ReferencePicker(Backend &backend, const Entity &target, QWidget *parent)
    : QLineEdit(parent)
    , m_database(backend.database)
    , m_lookup(backend, target)
    , m_mayCreate(target.canInsert && backend.session.may(target.writePermission))
{
    addAction(themeIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &ReferencePicker::search);
    connect(this, &QLineEdit::textEdited, this, [this] {
        setProperty("problem", QString());
        m_pause.start();
    });
    setAccessibleDescription(tr("Type to find one; Alt+Down lists them"));
    connect(&m_lookup, &ReferenceLookup::found, this, &ReferencePicker::showSuggestions);
    connect(&m_lookup, &ReferenceLookup::failed, this, &ReferencePicker::showFailure);
    connect(&m_database, &Database::stateChanged, this, &ReferencePicker::tellCutOff);
    showHint();
}

bool ReferencePicker::isOpen() const
{
    return m_popup && m_popup->isVisible();
}

void ReferencePicker::setValue(const QVariant &value)
{
    m_value = value.toString();
    m_title.clear();
    setProperty("problem", QString());
    setText({});
    close();
    showHint();
    readTitle();
}

void ReferencePicker::readTitle()
{
    if (m_value.isEmpty())
        return;
    whenAnswered(m_lookup.titleOf(m_value), this, [this, asked = m_value](const Result<QString> &title) {
        if (asked == m_value)
            showTitle(title.value_or(QString()));
    });
}

// A choice whose name can't be read, or may not be seen, is still chosen.
void ReferencePicker::showTitle(const QString &title)
{
    m_title = title;
    showHint();
    if (!m_value.isEmpty() && title.isEmpty())
        setPlaceholderText(tr("Chosen, its name can’t be shown"));
    if (!isModified()) // a draft's half-typed words stay
        setText(m_title);
}

void ReferencePicker::showHint()
{
    setPlaceholderText(tr("Find %1").arg(m_lookup.entity().singular));
}

void ReferencePicker::choose(const ReferenceLookup::Suggestion &suggestion)
{
    m_value = suggestion.id;
    setProperty("problem", QString());
    setModified(false);
    showTitle(suggestion.title);
    close();
    Q_EMIT valueChanged();
}

QString ReferencePicker::problem() const
{
    if (!isModified() || text().trimmed().isEmpty() || text() == m_title)
        return {};
    const Entity &target = m_lookup.entity();
    const bool isSomebody = target.field(u"email") || target.field(u"display_name"); // a person, or a company
    return isSomebody ? tr("Nobody is chosen yet.") : tr("No %1 is chosen yet.").arg(target.singular);
}

QList<FieldFix> ReferencePicker::waysOut()
{
    QList<FieldFix> waysOut;
    if (m_list && m_foundFor == text())
        if (const ReferenceLookup::Suggestion found = m_list->likeliest(); !found.id.isEmpty())
            waysOut.append({tr("Choose %1").arg(found.title), [this, found] { choose(found); }});
    if (canCreate())
        waysOut.append({tr("Create “%1”").arg(text().trimmed()), [this] { create(); }});
    if (!m_value.isEmpty())
        waysOut.append({m_title.isEmpty() ? tr("Keep the one before") : tr("Keep %1").arg(m_title), [this] { keep(); }});
    return waysOut;
}

bool ReferencePicker::canCreate() const
{
    return m_mayCreate && isSignalConnected(QMetaMethod::fromSignal(&ReferencePicker::createWanted));
}

void ReferencePicker::keep()
{
    setProperty("problem", QString());
    setModified(false);
    setText(m_title);
    Q_EMIT valueChanged();
}

void ReferencePicker::search()
{
    m_isSearching = true;
    m_lookup.find(text());
    tellCutOff();
}

void ReferencePicker::buildList()
{
    m_popup = new QFrame(window());
    m_popup->setObjectName(u"floating"_s);
    m_popup->setFocusPolicy(Qt::NoFocus);
    m_list = new SuggestionList;
    auto layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins(1, SuggestionList::Margin, 1, SuggestionList::Margin);
    layout->addWidget(m_list);
    connect(m_list, &SuggestionList::chosen, this, &ReferencePicker::choose);
    connect(m_list, &SuggestionList::offerTaken, this, &ReferencePicker::create);
    connect(this, &QObject::destroyed, m_popup, &QObject::deleteLater);
}

void ReferencePicker::showSuggestions(const QString &words, const QList<ReferenceLookup::Suggestion> &suggestions)
{
    m_isSearching = false;
    if (words != text())
        return;
    const QString name = words.trimmed();
    const QString singular = m_lookup.entity().singular;
    const bool isOffered = canCreate() && !name.isEmpty();
    fillList(words, suggestions, isOffered ? tr("Create %1 “%2”").arg(singular, name) : QString(),
             suggestions.isEmpty() && !isOffered ? tr("No %1 found").arg(singular) : QString());
    if (hasFocus() && property("problem").toString().isEmpty())
        placeList();
    else
        Q_EMIT waysOutChanged();
}

// Where they are looking; typing on asks again.
void ReferencePicker::showFailure(const Error &error)
{
    m_isSearching = false;
    if (!hasFocus())
        return;
    fillList({}, {}, {}, errorText(error));
    placeList();
}

// Where the hits will stand: the search goes on by itself.
void ReferencePicker::tellCutOff()
{
    if (!m_isSearching || m_database.state() != Database::State::Lost || !hasFocus())
        return;
    if (!m_popup)
        buildList();
    m_foundFor.clear();
    m_list->noteCutOff();
    placeList();
}

void ReferencePicker::fillList(const QString &words, const QList<ReferenceLookup::Suggestion> &suggestions, const QString &offer,
                               const QString &note)
{
    if (!m_popup)
        buildList();
    m_foundFor = words;
    m_list->setSuggestions(words, suggestions, offer);
    if (!note.isEmpty())
        m_list->addNote(note);
    m_list->setCurrentRow(suggestions.isEmpty() ? -1 : 0);
}

// Into the form, over what is below the field, so that nothing moves; and after the field where that does, be it with all around it.
void ReferencePicker::placeList()
{
    for (QWidget *around = this; around && around != window(); around = around->parentWidget())
        around->installEventFilter(this);
    const QPoint below = mapTo(window(), QPoint(0, height() + 2));
    m_popup->setGeometry(below.x(), below.y(), width(),
                         std::min<int>(6, m_list->count()) * SuggestionDelegate::rowHeight() + 2 * SuggestionList::Margin);
    m_popup->raise();
    m_popup->show();
}

void ReferencePicker::create()
{
    close();
    setProperty("problem", QString());
    m_isCreating = true; // until they come back, with it or without
    Q_EMIT createWanted(text().trimmed());
}

void ReferencePicker::close()
{
    m_pause.stop();
    m_isSearching = false;
    if (m_popup)
        m_popup->hide();
}

void ReferencePicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_N && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier) && canCreate())
        return create();
    if (event->key() == Qt::Key_Down && (!isOpen() || event->modifiers() & Qt::AltModifier)) {
        setProperty("problem", QString());
        return search();
    }
    if (isOpen() && m_list->takeKey(*event))
        return;
    if (isOpen() && event->key() == Qt::Key_Escape)
        return close();
    if (isOpen() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return; // of a list without anything to take
    QLineEdit::keyPressEvent(event);
}

void ReferencePicker::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    m_isCreating = false;
    if (m_title.isEmpty())
        readTitle();
}

void ReferencePicker::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    close();
    const bool isLooking = event->reason() == Qt::ActiveWindowFocusReason || event->reason() == Qt::PopupFocusReason;
    if (isEnabled() && !isLooking && !m_isCreating) // while the form is saved they are not done here
        settle();
}

// Half a name is not a record, and was typed all the same: it stays, and what it could be is looked for.
void ReferencePicker::settle()
{
    close();
    if (text().trimmed().isEmpty() && isModified() && !m_value.isEmpty()) { // they deleted it, not a name that could not be read
        m_value.clear();
        setModified(false);
        showTitle({});
        return Q_EMIT valueChanged();
    }
    setProperty("problem", problem());
    if (problem().isEmpty())
        setText(m_title);
    else if (m_foundFor != text())
        search();
}

bool ReferencePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Move && isOpen())
        placeList();
    return QLineEdit::eventFilter(watched, event);
}
