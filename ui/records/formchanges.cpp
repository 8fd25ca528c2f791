#include "backend.h"
#include "catalog/entity.h"
#include "records/actioncall.h"
#include "records/conflictdialog.h"
#include "records/formpage.h"
#include "records/history.h"
#include "records/recordform.h"
#include "session/session.h"
#include "shell/messagebar.h"

// What others do to a record while it is being edited.

using namespace Qt::StringLiterals;

// Who was faster is read from the trail, to be named.
void FormPage::resolve(bool another)
{
    if (!m_entity->hasActivity)
        return merge(nullptr, another);
    const int shown = m_shown;
    await(
        m_saving->during([this] { return readHistory(m_backend, *m_entity, m_record->id()); }),
        [this, shown, another](const QList<HistoryEntry> &entries) {
            if (shown == m_shown) // else the fields are of another one by now
                merge(entries.isEmpty() ? nullptr : &entries.constFirst(), another);
        },
        [this, shown, another](const Error &error) {
            if (error.sqlState == Stopped) // of saving
                return false;
            if (shown == m_shown)
                merge(nullptr, another);
            return true;
        });
}

// Nobody is asked when each changed something else; both are kept.
void FormPage::merge(const HistoryEntry *theirs, bool another)
{
    const bool needsChoice = std::ranges::any_of(m_record->differences(), &Record::Difference::needsChoice);
    if (!needsChoice) {
        m_record->rebase();
        Q_EMIT told(theirs && !theirs->isMine ? tr("What %1 changed meanwhile is kept as well").arg(theirs->who)
                                              : tr("What was changed meanwhile is kept as well"));
        return enter(another);
    }
    auto dialog = new ConflictDialog(m_backend, *m_record, theirs ? ConflictDialog::Author::of(*theirs) : ConflictDialog::Author(), this);
    connect(dialog, &QDialog::accepted, this, [this, another] { enter(another); });
    dialog->open();
}

// Somebody else's change shows at once where nothing was typed, and is announced where something was.
void FormPage::lookForChanges()
{
    if (!m_record || m_record->isNew() || m_saving->isOn() || !isVisible())
        return;
    await(
        m_record->standing(),
        [this](Record::Standing standing) {
            if (m_saving->isOn() || standing == Record::Standing::Current)
                return;
            if (standing != Record::Standing::Outdated)
                return tellGone(standing);
            if (m_draft->hasChanges())
                return messages()->say(
                    tr("Somebody changed this %1 while you are editing. Saving merges both, or asks where both changed the same.")
                        .arg(m_entity->singular),
                    MessageBar::Kind::Warning);
            say({});
            const QStringList changed = outdatedFields();
            m_record->takeTheirs(); // at once: between two answers somebody may begin to type
            addTabs();
            tellFollowed(changed);
        },
        [](const Error &) { return true; }); // a lost connection has its own banner
}

// What stands in the form and is another there, as people call it.
QStringList FormPage::outdatedFields() const
{
    QStringList labels;
    for (const Field &field : m_entity->fields)
        if (m_form->hasField(field.name) && m_record->isOutdated(field.name))
            labels.append(field.label);
    return labels;
}

// Nothing is to be decided: it goes with the next key, or when something else is said.
void FormPage::tellFollowed(const QStringList &changed)
{
    if (changed.isEmpty())
        return;
    const auto tell = [this, changed, id = m_record->id()](const QString &who) {
        if (m_record->id() != id) // another one is there by now
            return;
        m_followed = tr("%1 changed %2 just now.").arg(who, QLocale().createSeparatedList(changed));
        say(m_followed);
    };
    if (!m_entity->hasActivity)
        return tell(tr("Somebody"));
    await(
        readHistory(m_backend, *m_entity, m_record->id()),
        [tell](const QList<HistoryEntry> &entries) {
            tell(entries.isEmpty() ? tr("Somebody") : entries.first().isMine ? tr("You") : entries.first().who);
        },
        [tell](const Error &) {
            tell(tr("Somebody"));
            return true;
        });
}

// The step that makes a record editable again, if this person may take it and it asks nothing.
const Action *FormPage::wayBack(Record::Standing standing) const
{
    const QString status = m_record->status();
    const auto leads = [&](const Action &action) {
        const bool isPage = action.function.isEmpty() && action.field.isEmpty();
        if (action.asks != Action::Asks::Nothing || isPage || !m_backend.session.may(action.permission))
            return false;
        return standing == Record::Standing::InTrash ? action.inTrash : !action.inTrash && action.states == QStringList{status};
    };
    const auto found = std::ranges::find_if(m_entity->actions, leads);
    return found == m_entity->actions.end() ? nullptr : &*found;
}

// Taken back, cancelled or deleted under the form's hands: it says so, keeps what was typed, and offers the way on that there is.
void FormPage::tellGone(Record::Standing standing)
{
    const QString kept = m_draft->hasChanges() ? tr(" What you typed stays here.") : QString();
    if (standing != Record::Standing::Gone) {
        const QString status = m_record->status();
        const Field *field = m_entity->field(m_entity->stateField);
        const QString state
            = standing == Record::Standing::InTrash
                  ? tr("This %1 was put in the trash.").arg(m_entity->singular)
                  : tr("A %1 that is %2 stays as it is.").arg(m_entity->singular, field ? field->choiceLabel(status).toLower() : status);
        const Action *back = wayBack(standing);
        return messages()->offer(state + kept, MessageBar::Kind::Warning, back ? back->label : QString(), [this, back] {
            if (back)
                restore(*back);
        });
    }
    const QString gone = tr("This %1 is not there any more.").arg(m_entity->singular) + kept;
    if (!m_entity->canInsert || !m_record->isDirty())
        return messages()->say(gone, MessageBar::Kind::Warning);
    messages()->offer(gone, MessageBar::Kind::Warning, tr("Make a new one of it"), [this] {
        m_draft->drop();
        m_record->startAgain();
        addTabs();
        m_draft->open(draftName());
        m_draft->noteChange();
        say({});
        m_form->focusFirst();
    });
}

void FormPage::restore(const Action &step)
{
    QVariantMap row = m_record->values();
    row.insert(m_record->theirs());
    await(callAction(m_backend, *m_entity, step, row), [this, &step](const Rows &) {
        say({});
        m_form->focusFirst();
        Q_EMIT told(step.done.arg(title()));
        lookForChanges();
    });
}
