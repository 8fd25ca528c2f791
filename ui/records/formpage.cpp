#include "records/formpage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "records/formcolumns.h"
#include "records/formfoot.h"
#include "records/formsentences.h"
#include "records/historyview.h"
#include "records/presenceline.h"
#include "records/recordform.h"
#include "records/referencecreation.h"
#include "records/referencepicker.h"
#include "records/relatedrows.h"
#include "records/rowupdate.h"
#include "records/savingpreview.h"
#include "session/session.h"
#include "shell/messagebar.h"
#include "widgets/emptystate.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/panekeys.h"
#include "widgets/tabs.h"

#include <QScrollArea>

using namespace Qt::StringLiterals;

FormPage::FormPage(Backend &backend, const QString &entity, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_entity(backend.catalog.entity(entity))
{
    if (m_entity)
        build();
    else
        content()->addWidget(new EmptyState(u"view-list-details"_s, tr("There is nothing here that you may change."),
                                            tr("An administrator of your organization can allow it.")));
}

QString FormPage::title() const
{
    if (!m_entity || !m_record)
        return {};
    if (m_record->isNew())
        return m_entity->createLabel.isEmpty() ? tr("New %1").arg(m_entity->singular) : m_entity->createLabel;
    const QString number = m_record->value(m_entity->numberField).toString();
    return number.isEmpty() ? m_record->value(m_entity->identityField).toString() : number;
}

QString FormPage::subtitle() const
{
    return m_entity && m_record && !m_record->isNew() ? m_entity->singular : QString();
}

void FormPage::build()
{
    m_record = new Record(m_backend, *m_entity, this);
    m_form = new RecordForm(m_backend, *m_record);
    m_preview = new SavingPreview;
    m_presence = new PresenceLine(m_backend, *m_entity, Presence::Purpose::Editing, this);
    m_tabs = new TabPages;
    m_draft = std::make_unique<FormDraft>(
        *this, *m_form, m_backend.session,
        FormDraft::Contents{[this] { return m_record->toDraft(); }, [this](const QVariantMap &draft) { m_record->fromDraft(draft); }});
    QScrollArea *scroll = FormColumns::scrollArea();
    scroll->setObjectName(u"fields"_s);
    m_tabs->addTab(scroll, tr("Fields"));
    auto columns = new FormColumns(m_tabs, scroll, fields(), m_preview, this);
    m_draft->setTabs(m_tabs);
    m_saving = std::make_unique<SavingHold>(*this, *m_form, *this);

    m_presence->setContentsMargins(20, 0, 20, 0);
    content()->addWidget(m_presence);
    content()->addWidget(columns, 1);
    content()->addWidget(foot());

    connect(m_draft.get(), &FormDraft::discarded, this, &FormPage::startOver);
    connect(m_form, &RecordForm::edited, this, &FormPage::formEdited);
    connect(m_form, &RecordForm::createWanted, this, &FormPage::create);
    connect(m_form, &RecordForm::fieldEntered, this, [this](const QString &name) {
        const Field *field = m_entity->field(name);
        m_preview->setNote(field->label, field->help);
    });
    connect(m_record, &Record::reset, this, [this] {
        m_presence->showOf(m_record->isNew() ? QString() : m_record->id());
        showPreview();
        showKeys();
        Q_EMIT headerChanged();
    });
    keepCurrent(m_backend.live, m_entity->listensTo(), [this] { lookForChanges(); });
    addKeys();
}

QWidget *FormPage::fields()
{
    auto card = new QFrame;
    card->setObjectName(u"card"_s);
    auto inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_form);
    return card;
}

FormFoot *FormPage::foot()
{
    auto cancel = new KeyButton(tr("Cancel"));
    auto save = new KeyButton(tr("Save %1").arg(m_entity->singular), KeyButton::Primary);
    cancel->setHint(u"Esc"_s);
    save->setHint(u"Ctrl+Enter"_s);
    auto foot = new FormFoot(m_draft->note(), {cancel, save});
    connect(cancel, &KeyButton::clicked, this, [this] { Q_EMIT navigate({m_entity->listPageId(), {}, {}}); });
    connect(save, &KeyButton::clicked, this, &FormPage::save);
    connect(foot, &FormFoot::nextProblemWanted, m_form, &RecordForm::goToNextProblem);
    connect(m_form, &RecordForm::problemsChanged, foot, [this, foot] { foot->setProblems(m_form->problemCount()); });
    return foot;
}

void FormPage::addKeys()
{
    m_copy = addKey(this, {Qt::CTRL | Qt::Key_D}, tr("From the last one"), &FormPage::copyLast);
    addKey(this, {Qt::Key_F8}, tr("Next problem"), [this] { m_form->goToNextProblem(); });
    addKey(this, {Qt::CTRL | Qt::Key_S}, tr("Keep draft"), [this] { m_draft->keep(); });
    addKey(this, {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}, tr("Save"), &FormPage::save);
    m_another = addKey(this, {Qt::CTRL | Qt::SHIFT | Qt::Key_Return, Qt::CTRL | Qt::SHIFT | Qt::Key_Enter}, tr("Save and another"),
                       &FormPage::saveAndStartAnother);
}

// Only what the form can do: a record that is there copies nothing, and where nobody makes new ones there is no other to start.
void FormPage::showKeys()
{
    QList<SavingPreview::Key> keys{{u"Alt+↓"_s, tr("Open the list of a field")}};
    if (m_record->isNew())
        keys.prepend({u"Ctrl+D"_s, tr("Copy what stays the same")});
    if (m_entity->canInsert)
        keys.append({u"Ctrl+Shift+Enter"_s, tr("Save and start another")});
    m_preview->setKeys(keys);
    m_copy->setEnabled(m_record->isNew());
    m_another->setEnabled(m_entity->canInsert);
}

void FormPage::show(const Target &target)
{
    if (!m_entity)
        return;
    m_draft->keep(); // of the record before this one
    say({});
    m_saving->end();
    ++m_shown;
    if (target.id.isNull()) {
        m_initial = target.arguments;
        m_record->startNew(m_initial);
        addTabs();
        return openDraft();
    }
    await(m_record->load(target.id.toString()), [this] {
        addTabs();
        openDraft();
        if (m_record->read() != Record::Standing::Current)
            tellGone(m_record->read());
    });
}

void FormPage::refresh()
{
    lookForChanges();
}

// As it was before anything was typed.
void FormPage::startOver()
{
    m_saving->end(); // what is on its way is none of it any more
    ++m_shown;
    if (!m_record->isNew())
        return await(m_record->load(m_record->id()), [this] { m_form->focusFirst(); });
    m_record->startNew(m_initial);
    m_form->focusFirst();
}

void FormPage::addTabs()
{
    while (m_tabs->count() > 1)
        delete m_tabs->widget(1);
    if (m_record->isNew())
        return;
    for (const RelatedList &related : m_entity->related) {
        const Entity *entity = m_backend.catalog.entity(related.entity);
        if (!entity || !m_backend.session.may(related.permission))
            continue;
        auto rows = new RelatedRows(m_backend, *entity, related);
        rows->setObjectName(related.key);
        const int tab = m_tabs->addTab(rows, related.label);
        connect(rows, &RelatedRows::opened, this, [this, entity](const QString &id) { Q_EMIT navigate({entity->listPageId(), id, {}}); });
        connect(rows, &RelatedRows::counted, this, [this, tab](qlonglong count) { m_tabs->setCount(tab, count > 0 ? count : -1); });
        connect(&rows->table(), &RecordTable::failed, this, [this](const Error &error) { report(error); });
        rows->showOf(m_record->id());
    }
    if (m_entity->hasActivity) {
        auto history = new HistoryView(m_backend, *m_entity);
        history->setObjectName(u"activity"_s);
        m_tabs->addTab(history, tr("Activity"));
        history->showOf(m_record->id());
    }
}

void FormPage::openDraft()
{
    if (!m_draft->open(draftName()))
        m_form->focusFirst();
    showPreview();
}

QString FormPage::draftName() const
{
    return m_entity->key + u'/' + (m_record->isNew() ? u"new"_s : m_record->id());
}

bool FormPage::canLeave()
{
    return !m_draft || m_draft->mayLeave();
}

void FormPage::formEdited()
{
    if (!m_followed.isEmpty() && messages()->text() == std::exchange(m_followed, {}))
        say({});
    m_draft->noteChange();
    showPreview();
}

void FormPage::showPreview()
{
    m_preview->setSteps(FormSentences::steps(m_backend, *m_record, [this](const QString &field) { return m_form->textOf(field); }));
}

void FormPage::enter(bool another)
{
    if (!m_entity || m_saving->isOn() || !m_form->check())
        return;
    const QVariantMap saved = m_record->isNew() ? QVariantMap() : m_record->toDraft();
    const Left left{m_shown, title(), draftName()};
    m_draft->keep(); // until the server has said yes
    await(
        m_saving->during([this] { return m_record->save(); }),
        [this, saved, left, another](Record::Outcome outcome) {
            if (isLeft(left))
                return tellLeft(left, outcome == Record::Outcome::Saved, takingBack(saved, saved.value(u"values"_s).toMap()));
            switch (outcome) {
            case Record::Outcome::Saved:
                return finish(saved, another);
            case Record::Outcome::Conflict:
                return resolve(another);
            case Record::Outcome::Gone:
                return lookForChanges();
            }
        },
        [this, left](const Error &error) {
            if (isLeft(left)) {
                tellLeft(left, false, {});
                return true;
            }
            if (!isVisible())
                Q_EMIT told(tr("%1 could not be saved. What you typed is in its form.").arg(left.title));
            return m_form->tell(error);
        });
}

// What was saved can be taken back while it stands; what others change meanwhile in other fields stays.
Reversal FormPage::takingBack(const QVariantMap &saved, const QVariantMap &after) const
{
    const QVariantMap before = saved.value(u"before"_s).toMap();
    if (before.isEmpty())
        return {};
    const auto turn = [&backend = m_backend, &entity = *m_entity, id = saved.value(u"id"_s).toString()](
                          const QVariantMap &from, const QVariantMap &to) { return turnRow(backend, entity, id, from, to); };
    return {[turn, before, after] { return turn(after, before); }, [turn, before, after] { return turn(before, after); }};
}

// Only what became of it: the fields are of another one by now.
void FormPage::tellLeft(const Left &left, bool isSaved, const Reversal &reversal)
{
    if (!isSaved)
        return Q_EMIT told(tr("%1 could not be saved").arg(left.title));
    if (left.draft != draftName())
        m_draft->drop(left.draft);
    Q_EMIT done(tr("%1 saved").arg(left.title), reversal);
}

void FormPage::finish(const QVariantMap &saved, bool another)
{
    QVariantMap after; // as the server has it
    for (const QString &field : saved.value(u"before"_s).toMap().keys())
        after.insert(field, m_record->before(field));
    m_draft->drop();
    say({});
    Q_EMIT done(tr("%1 saved").arg(title()), takingBack(saved, after));
    if (another) {
        m_record->startNew(m_initial);
        addTabs();
        m_draft->open(draftName());
        return m_form->focusFirst();
    }
    Q_EMIT navigate({m_entity->listPageId(), m_record->id(), {}});
}

void FormPage::create(const QString &field, const QString &name)
{
    const Entity *target = m_backend.catalog.entity(m_entity->field(field)->reference);
    if (auto picker = qobject_cast<ReferencePicker *>(m_form->editor(field)); picker && target)
        new ReferenceCreation(m_backend, *target, *picker, name, *this);
}

void FormPage::copyLast()
{
    if (!m_record || !m_record->isNew() || m_saving->isOn())
        return;
    await(m_record->copyLast(), [this](bool found) {
        if (!found)
            return say(tr("There is no %1 of yours yet to copy from.").arg(m_entity->singular));
        m_draft->noteChange();
    });
}
