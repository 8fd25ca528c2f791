#include "records/referencecreation.h"
#include "backend.h"
#include "catalog/entity.h"
#include "db/awaiting.h"
#include "records/recordform.h"
#include "records/referencepicker.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"
#include "shell/page.h"
#include "widgets/glyphlabel.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace {
constexpr int FewFields = 4;

// What it is called, what it can't be without, and what it is told apart by.
QStringList fewFields(const Entity &entity)
{
    QStringList names{entity.identityField};
    for (const Field &field : entity.fields)
        if (field.stored && field.insertable && field.isRequired())
            names.append(field.name);
    for (const QString &name : entity.searchFields)
        if (const Field *field = entity.field(name); field && field->insertable && names.size() < FewFields)
            names.append(name);
    names.removeDuplicates();
    return names;
}

QString draftsOf(const Entity &entity)
{
    return u"create/"_s + entity.key + u'/';
}
}

ReferenceCreation::ReferenceCreation(Backend &backend, const Entity &entity, ReferencePicker &picker, const QString &name, Page &page)
    : QFrame(&page)
    , m_picker(picker)
    , m_page(page)
    , m_drafts(backend.session)
    , m_name(name)
    , m_record(backend, entity)
    , m_form(new RecordForm(backend, m_record, fewFields(entity)))
    , m_problem(new GlyphLabel(Glyph::DiscCross, Tone::Red, {}, TextLook::Error))
    , m_draft(page, *this, backend.session, {[this] { return typed(); }, [this](const QVariantMap &draft) { m_record.fromDraft(draft); }})
    , m_saving(page, *m_form, *this)
{
    setObjectName(u"floating"_s);
    setAccessibleName(tr("New %1").arg(entity.singular));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto back = new KeyButton(tr("Back"));
    back->setHint(tr("Esc"));
    auto create = new KeyButton(tr("Create %1").arg(entity.singular), KeyButton::Primary);
    create->setHint(tr("Ctrl+Enter"));
    connect(back, &KeyButton::clicked, this, &ReferenceCreation::leave);
    connect(create, &KeyButton::clicked, this, &ReferenceCreation::create);

    auto foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_draft.note());
    foot->addStretch();
    foot->addWidget(back);
    foot->addWidget(create);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(textLabel(TextLook::Section, tr("New %1").arg(entity.singular)));
    layout->addWidget(m_form);
    layout->addWidget(m_problem);
    layout->addLayout(foot);

    connect(m_form, &RecordForm::edited, &m_draft, &FormDraft::noteChange);
    connect(m_form, &RecordForm::problemsChanged, this, &ReferenceCreation::place, Qt::QueuedConnection);
    connect(&m_draft, &FormDraft::discarded, this, &ReferenceCreation::startAnew);
    QFrame::show();
    raise();
    if (!open())
        m_form->focusFirst();
    place();
    m_told = page.messages()->text();
}

// Its name alone was typed into the field that asks for it, and is no draft.
QVariantMap ReferenceCreation::typed() const
{
    QVariantMap draft = m_record.toDraft();
    if (draft.isEmpty())
        return {};
    const QString identity = m_record.entity().identityField;
    QVariantMap values = draft.value(u"values"_s).toMap();
    values.insert(identity, m_record.value(identity));
    draft.insert(u"values"_s, values);
    return draft;
}

QList<ReferenceCreation::Begun> ReferenceCreation::begun() const
{
    const Entity &entity = m_record.entity();
    QList<Begun> begun;
    const QStringList forms = m_drafts.forms();
    for (const QString &form : forms)
        if (form.startsWith(draftsOf(entity)))
            if (const auto draft = m_drafts.peek(form))
                begun.append({form, draft->values.value(u"values"_s).toMap().value(entity.identityField).toString()});
    return begun;
}

// The one of this name that was begun, or without a name the last one; else a new one, beside which the last one is offered.
bool ReferenceCreation::open()
{
    const QList<Begun> begun = this->begun();
    const auto same = std::ranges::find_if(
        begun, [this](const Begun &one) { return m_name.isEmpty() || one.name.trimmed().compare(m_name, Qt::CaseInsensitive) == 0; });
    startAnew();
    if (same != begun.end())
        return m_draft.open(same->draft);
    m_draft.open(draftsOf(m_record.entity()) + m_record.id());
    const auto last = std::ranges::find_if(begun, [](const Begun &one) { return !one.name.isEmpty(); });
    if (last != begun.end())
        m_page.messages()->offer(tr("Begun and not created yet: %1.").arg(last->name), MessageBar::Kind::Note, tr("Go on with it"),
                                 [this, last = *last] { goOnWith(last); });
    return false;
}

void ReferenceCreation::startAnew()
{
    const QString identity = m_record.entity().identityField;
    m_record.startNew(m_name.isEmpty() ? QVariantMap() : QVariantMap{{identity, m_name}});
    m_form->focusFirst();
}

void ReferenceCreation::goOnWith(const Begun &begun)
{
    if (m_saving.isOn())
        return;
    m_draft.keep();
    m_record.startNew();
    if (!m_draft.open(begun.draft))
        m_form->focusFirst();
    m_told = m_page.messages()->text();
}

// Under the field, as wide as it is or as it needs to be, and inside the page.
void ReferenceCreation::place()
{
    const QSize size(std::max(m_picker.width(), Theme::scaled(420)), sizeHint().height());
    QPoint at = m_picker.mapTo(&m_page, QPoint(0, m_picker.height() + 2));
    at.setX(std::clamp(at.x(), 0, std::max(0, m_page.width() - size.width())));
    at.setY(std::clamp(at.y(), 0, std::max(0, m_page.height() - size.height())));
    setGeometry(QRect(at, size));
}

void ReferenceCreation::create()
{
    if (m_saving.isOn() || !m_form->check())
        return;
    m_problem->hide();
    m_draft.keep();
    whenAnswered(m_saving.during([this] { return m_record.save(); }), this, [this](const Result<Record::Outcome> &outcome) {
        if (outcome)
            return settle();
        if (m_form->tell(outcome.error()))
            return;
        m_problem->setText(errorText(outcome.error()));
        m_problem->show();
        place();
    });
}

void ReferenceCreation::settle()
{
    m_draft.drop();
    const QString title = m_record.value(m_record.entity().identityField).toString();
    m_picker.choose({m_record.id(), title, {}});
    goBack();
}

void ReferenceCreation::leave()
{
    m_draft.keep();
    goBack();
}

// What was offered goes with it.
void ReferenceCreation::goBack()
{
    if (m_page.messages()->text() == m_told)
        m_page.messages()->say({});
    hide();
    m_picker.setFocus();
    deleteLater();
}

// The page has the same keys for itself.
bool ReferenceCreation::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape || (isEnter && key->modifiers() & Qt::ControlModifier)) {
            event->accept();
            return true;
        }
    }
    return QFrame::event(event);
}

void ReferenceCreation::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (event->modifiers() & Qt::ControlModifier && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        create();
    else
        QFrame::keyPressEvent(event);
}
