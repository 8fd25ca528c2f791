#include "records/referencepicker.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/suggestiondelegate.h"
#include "session/session.h"
#include "shell/errortext.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

#include <QFrame>
#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

static constexpr int PauseMilliseconds = 120;
static constexpr int RowHeight = 44;

ReferencePicker::ReferencePicker(Backend &backend, const Entity &target, QWidget *parent)
    : QLineEdit(parent)
    , m_lookup(backend, target)
    , m_canCreate(target.canInsert && backend.session.may(target.writePermission))
{
    setPlaceholderText(tr("Find %1").arg(target.singular));
    addAction(themeIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &ReferencePicker::search);
    connect(this, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    setAccessibleDescription(tr("Type to find one; Alt+Down lists them"));
    connect(&m_lookup, &ReferenceLookup::found, this, &ReferencePicker::showSuggestions);
    connect(&m_lookup, &ReferenceLookup::failed, this, &ReferencePicker::showFailure);
}

bool ReferencePicker::isOpen() const
{
    return m_popup && m_popup->isVisible();
}

void ReferencePicker::setValue(const QVariant &value)
{
    m_value = value.toString();
    m_title.clear();
    setText({});
    if (m_value.isEmpty())
        return;
    m_lookup.titleOf(m_value).then(this, [this, asked = m_value](const Result<QString> &title) {
        if (!title || asked != m_value)
            return;
        m_title = *title;
        if (!isModified()) // a draft's half-typed words stay
            setText(m_title);
    });
}

void ReferencePicker::choose(const ReferenceLookup::Suggestion &suggestion)
{
    m_value = suggestion.id;
    m_title = suggestion.title;
    setText(m_title);
    close();
    Q_EMIT valueChanged();
}

void ReferencePicker::search()
{
    m_lookup.find(text());
}

void ReferencePicker::clearList(const QList<ReferenceLookup::Suggestion> &suggestions)
{
    if (!m_popup) {
        m_popup = new QFrame(window());
        m_popup->setObjectName(u"floating"_s);
        m_popup->setFocusPolicy(Qt::NoFocus);
        m_list = new QListWidget;
        m_list->setFrameShape(QFrame::NoFrame);
        m_list->setFocusPolicy(Qt::NoFocus);
        m_list->setItemDelegate(new SuggestionDelegate(m_list));
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        auto layout = new QVBoxLayout(m_popup);
        layout->setContentsMargins(1, 1, 1, 1);
        layout->addWidget(m_list);
        connect(m_list, &QListWidget::itemClicked, this, &ReferencePicker::take);
        connect(this, &QObject::destroyed, m_popup, &QObject::deleteLater);
    }
    m_suggestions = suggestions;
    m_list->clear();
}

void ReferencePicker::addNote(const QString &sentence)
{
    auto note = new QListWidgetItem(sentence, m_list);
    note->setFlags(Qt::NoItemFlags);
    note->setToolTip(sentence);
}

void ReferencePicker::showSuggestions(const QString &words, const QList<ReferenceLookup::Suggestion> &suggestions)
{
    if (!hasFocus() || words != text())
        return;
    clearList(suggestions);
    for (const ReferenceLookup::Suggestion &suggestion : suggestions) {
        auto item = new QListWidgetItem(suggestion.title, m_list);
        item->setData(SuggestionDelegate::DetailRole, suggestion.detail);
        item->setData(SuggestionDelegate::WordsRole, words);
    }
    if (m_canCreate && !words.trimmed().isEmpty()) {
        auto create = new QListWidgetItem(tr("Create %1 “%2”").arg(m_lookup.entity().singular, words.trimmed()), m_list);
        create->setData(SuggestionDelegate::DetailRole, tr("Ctrl+Shift+N, without leaving this form"));
        create->setData(SuggestionDelegate::IsOfferRole, true);
    } else if (suggestions.isEmpty()) {
        addNote(tr("No %1 found").arg(m_lookup.entity().singular));
    }
    openList();
}

// Where they are looking; typing on asks again.
void ReferencePicker::showFailure(const Error &error)
{
    if (!hasFocus())
        return;
    clearList({});
    addNote(errorText(error));
    openList();
}

// Into the form, over what is below the field, so that nothing moves.
void ReferencePicker::openList()
{
    m_list->setCurrentRow(m_suggestions.isEmpty() ? -1 : 0);
    const QPoint below = mapTo(window(), QPoint(0, height() + 2));
    m_popup->setGeometry(below.x(), below.y(), width(), std::min<int>(6, m_list->count()) * Theme::scaled(RowHeight) + 2);
    m_popup->raise();
    m_popup->show();
}

void ReferencePicker::take()
{
    const int row = m_list ? m_list->currentRow() : -1;
    if (row >= 0 && row < m_suggestions.size()) {
        choose(m_suggestions.at(row));
    } else if (row == m_suggestions.size() && m_canCreate) {
        const QString name = text().trimmed();
        close();
        Q_EMIT createWanted(name);
    }
}

void ReferencePicker::close()
{
    m_pause.stop();
    if (m_popup)
        m_popup->hide();
}

void ReferencePicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_N && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier) && m_canCreate) {
        close();
        return Q_EMIT createWanted(text().trimmed());
    }
    if (event->key() == Qt::Key_Down && (!isOpen() || event->modifiers() & Qt::AltModifier))
        return search();
    if (!isOpen())
        return QLineEdit::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        return m_list->setCurrentRow(std::clamp(m_list->currentRow() + (event->key() == Qt::Key_Down ? 1 : -1), 0, m_list->count() - 1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return take();
    case Qt::Key_Escape:
        return close();
    default:
        return QLineEdit::keyPressEvent(event);
    }
}

// What is left is the choice again, or nothing: half a name is not a record.
void ReferencePicker::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    close();
    if (text().trimmed().isEmpty() && !m_value.isEmpty()) {
        m_value.clear();
        m_title.clear();
        Q_EMIT valueChanged();
    } else if (text() != m_title) {
        setText(m_title);
    }
}

void ReferencePicker::moveEvent(QMoveEvent *event)
{
    QLineEdit::moveEvent(event);
    close();
}
