#include "records/conditioneditor.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/editors.h"
#include "records/period.h"
#include "records/referencepicker.h"
#include "session/session.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using Op = Condition::Op;

ConditionEditor::ConditionEditor(Backend &backend, const Entity &entity, const Field &field, const Condition &present, int exponent,
                                 QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_backend(backend)
    , m_exponent(exponent)
    , m_entity(entity)
    , m_field(field)
    , m_present(present)
    , m_layout(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"floating"_s);
    setAccessibleName(tr("Filter by %1").arg(field.label));
    m_layout->setContentsMargins(12, 12, 12, 12);
    m_layout->setSpacing(6);
    m_layout->addWidget(textLabel(TextLook::Strong, field.label));
    switch (field.type) {
    case Field::Type::State:
    case Field::Type::Choice:
        addChoices();
        break;
    case Field::Type::Date:
    case Field::Type::DateTime:
        addDays();
        break;
    case Field::Type::Money:
    case Field::Type::Integer:
        addFigures();
        break;
    case Field::Type::Reference:
        addReference();
        break;
    case Field::Type::Boolean:
        addYesNo();
        break;
    default:
        addWords();
        break;
    }
    addButtons();
}

void ConditionEditor::openUnder(QWidget *anchor)
{
    adjustSize();
    move(anchor->mapToGlobal(QPoint(0, anchor->height() + 2)));
    show();
    if (!m_editors.isEmpty())
        m_editors.first()->setFocus(Qt::PopupFocusReason);
}

void ConditionEditor::addChoices()
{
    const bool holds = m_present.op == Op::Is;
    for (const Choice &choice : m_field.choices) {
        auto box = new QCheckBox(choice.label);
        box->setProperty("key", choice.key);
        box->setChecked(holds && m_present.values.contains(choice.key));
        m_layout->addWidget(box);
        m_editors.append(box);
    }
}

// The field's own editor, whatever it is for a form.
QWidget *ConditionEditor::addEditor(const QString &label)
{
    QWidget *editor = createEditor(m_backend, m_entity, m_field, this);
    editor->setAccessibleName(label);
    editor->setMinimumWidth(Theme::scaled(160));
    QLabel *name = textLabel(TextLook::Label, label);
    name->setBuddy(editor);
    m_layout->addWidget(name);
    m_layout->addWidget(editor);
    m_editors.append(editor);
    return editor;
}

void ConditionEditor::addDays()
{
    auto grid = new QGridLayout;
    grid->setSpacing(6);
    int place = 0;
    for (const QString &key : Period::keys()) {
        QString label = Period::label(key);
        label[0] = label.at(0).toUpper();
        const bool isPresent = m_present.op == Op::During && m_present.values.value(0).toString() == key;
        auto button = new KeyButton(label, isPresent ? KeyButton::Primary : KeyButton::Normal);
        button->setHeight(KeyButton::Small);
        connect(button, &QPushButton::clicked, this, [this, key] { applyAtOnce({m_field.name, Op::During, {key}}); });
        grid->addWidget(button, place / 3, place % 3);
        ++place;
    }
    m_layout->addLayout(grid);
    QWidget *from = addEditor(tr("From"));
    QWidget *to = addEditor(tr("To"));
    if (m_present.op == Op::Between || m_present.op == Op::AtLeast)
        setEditorValue(from, m_present.values.value(0));
    if (m_present.op == Op::Between || m_present.op == Op::AtMost)
        setEditorValue(to, m_present.values.last());
}

void ConditionEditor::addFigures()
{
    QWidget *from = addEditor(tr("From"));
    QWidget *to = addEditor(tr("To"));
    for (QWidget *editor : {from, to})
        setEditorExponent(editor, m_exponent);
    if (m_present.op == Op::Between || m_present.op == Op::AtLeast || m_present.op == Op::More)
        setEditorValue(from, m_present.values.value(0));
    if (m_present.op == Op::Between || m_present.op == Op::AtMost || m_present.op == Op::Less)
        setEditorValue(to, m_present.values.last());
}

void ConditionEditor::addReference()
{
    if (m_field.look == Field::Look::Person) {
        auto me = new KeyButton(tr("Me"));
        me->setHeight(KeyButton::Small);
        connect(me, &QPushButton::clicked, this, [this] { applyAtOnce({m_field.name, Op::Is, {Filter::me()}}); });
        m_layout->addWidget(me);
    }
    addEditor(tr("Name"));
}

void ConditionEditor::addYesNo()
{
    for (const bool isYes : {true, false}) {
        auto button = new KeyButton(isYes ? tr("Yes") : tr("No"));
        connect(button, &QPushButton::clicked, this, [this, isYes] { applyAtOnce({m_field.name, Op::Is, {isYes}}); });
        m_layout->addWidget(button);
    }
}

void ConditionEditor::addWords()
{
    if (m_field.type == Field::Type::Currency) {
        setEditorValue(addEditor(tr("Currency")),
                       m_present.values.isEmpty() ? m_backend.session.tenant().currency : m_present.values.first());
        return;
    }
    auto line = new QLineEdit(m_present.op == Op::Contains ? m_present.values.value(0).toString() : QString());
    line->setAccessibleName(tr("Contains"));
    line->setMinimumWidth(Theme::scaled(200));
    QLabel *name = textLabel(TextLook::Label, tr("Contains"));
    name->setBuddy(line);
    m_layout->addWidget(name);
    m_layout->addWidget(line);
    m_editors.append(line);
}

void ConditionEditor::addButtons()
{
    auto row = new QHBoxLayout;
    row->setSpacing(8);
    if (!m_present.field.isEmpty()) {
        auto remove = new KeyButton(tr("Remove"));
        remove->setHeight(KeyButton::Small);
        connect(remove, &QPushButton::clicked, this, [this] {
            Q_EMIT removed();
            close();
        });
        row->addWidget(remove);
    }
    row->addStretch();
    if (!m_editors.isEmpty()) {
        auto apply = new KeyButton(tr("Apply"), KeyButton::Primary);
        apply->setHeight(KeyButton::Small);
        apply->setHint(tr("Enter"));
        connect(apply, &QPushButton::clicked, this, &ConditionEditor::apply);
        row->addWidget(apply);
    }
    m_layout->addSpacing(6);
    m_layout->addLayout(row);
}

void ConditionEditor::applyAtOnce(const Condition &condition)
{
    Q_EMIT applied(condition);
    close();
}

// Nothing given is no condition.
void ConditionEditor::apply()
{
    QVariantList values;
    for (const QWidget *editor : std::as_const(m_editors))
        values.append(editorValue(editor));
    switch (m_field.type) {
    case Field::Type::State:
    case Field::Type::Choice: {
        QVariantList keys;
        for (const QWidget *editor : std::as_const(m_editors))
            if (static_cast<const QCheckBox *>(editor)->isChecked())
                keys.append(editor->property("key"));
        if (!keys.isEmpty())
            return applyAtOnce({m_field.name, Op::Is, keys});
        break;
    }
    case Field::Type::Date:
    case Field::Type::DateTime:
    case Field::Type::Money:
    case Field::Type::Integer: {
        const QVariant from = values.first();
        const QVariant to = values.last();
        if (!from.isNull() && !to.isNull())
            return applyAtOnce({m_field.name, Op::Between, {from, to}});
        if (!from.isNull() || !to.isNull())
            return applyAtOnce({m_field.name, from.isNull() ? Op::AtMost : Op::AtLeast, {from.isNull() ? to : from}});
        break;
    }
    case Field::Type::Reference:
        if (!values.first().isNull())
            return applyAtOnce({m_field.name, Op::Is, {values.first()}, static_cast<QLineEdit *>(m_editors.first())->text()});
        break;
    case Field::Type::Currency:
        return applyAtOnce({m_field.name, Op::Is, {values.first()}});
    default:
        if (!values.first().toString().trimmed().isEmpty())
            return applyAtOnce({m_field.name, Op::Contains, {values.first().toString().trimmed()}});
    }
    Q_EMIT removed();
    close();
}

void ConditionEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        apply();
    else
        QFrame::keyPressEvent(event);
}
