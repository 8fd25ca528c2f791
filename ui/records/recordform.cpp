#include "records/recordform.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/editors.h"
#include "widgets/fieldframe.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

static constexpr int Columns = 12;

RecordForm::RecordForm(Backend &backend, Record &record, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_record(record)
{
    connect(&record, &Record::reset, this, [this] {
        if (m_editors.isEmpty())
            build();
        showValues();
    });
}

// As the entity says, or every field that may be given: long ones across, others in halves.
QList<Section> RecordForm::sections() const
{
    if (!m_record.entity().sections.isEmpty())
        return m_record.entity().sections;
    Section all;
    for (const Field &field : m_record.entity().fields)
        if (field.stored && field.offered && !field.generated && (field.insertable || field.updatable))
            all.places.append({field.name, field.type == Field::Type::LongText || field.type == Field::Type::Json ? Columns : Columns / 2});
    return {all};
}

void RecordForm::build()
{
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 20);
    layout->setSpacing(12);
    const QList<Section> all = sections();
    for (const Section &section : all)
        addSection(section, layout);
    layout->addStretch();
}

void RecordForm::addSection(const Section &section, QVBoxLayout *layout)
{
    if (layout->count() > 0)
        layout->addWidget(hairline(Qt::Horizontal));
    if (!section.title.isEmpty()) {
        auto head = new QHBoxLayout;
        head->addWidget(textLabel(TextLook::Section, section.title));
        head->addWidget(textLabel(TextLook::Caption, section.hint));
        head->addStretch();
        layout->addLayout(head);
    }
    auto grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    for (int column = 0; column < Columns; ++column)
        grid->setColumnStretch(column, 1);
    int row = 0;
    int column = 0;
    for (const Section::Place &place : section.places) {
        const Field *field = m_record.entity().field(place.field);
        if (!field || !field->stored || !field->offered || (m_record.isNew() && !m_record.isEditable(*field)))
            continue;
        if (column + place.span > Columns) {
            ++row;
            column = 0;
        }
        QWidget *editor = createEditor(m_backend, m_record.entity(), *field, this);
        editor->setObjectName(field->name);
        editor->setAccessibleName(field->label);
        editor->setToolTip(field->help);
        editor->setEnabled(m_record.isEditable(*field));
        auto frame = new FieldFrame(field->label, editor);
        frame->setOptional(!field->isRequired() && field->type != Field::Type::Boolean && !field->hasDefault);
        frame->setHint(field->example);
        grid->addWidget(frame, row, column, 1, place.span, Qt::AlignTop);
        column += place.span;
        m_editors.insert(field->name, editor);
        m_frames.insert(field->name, frame);
        m_order.append(field->name);
        watchEditor(editor, this, [this, field] { take(*field); });
    }
    layout->addLayout(grid);
}

void RecordForm::showValues()
{
    m_isShowing = true;
    fitCurrency();
    for (const QString &name : std::as_const(m_order)) {
        setEditorValue(m_editors.value(name), m_record.value(name));
        m_frames.value(name)->clearError();
    }
    m_isShowing = false;
    Q_EMIT problemsChanged();
}

void RecordForm::fitCurrency()
{
    for (const Field &field : m_record.entity().fields)
        if (field.type == Field::Type::Money && m_editors.contains(field.name))
            setEditorExponent(m_editors.value(field.name), m_backend.catalog.exponent(m_record.value(field.currencyField).toString()));
}

void RecordForm::take(const Field &field)
{
    if (m_isShowing)
        return;
    m_record.setValue(field.name, editorValue(m_editors.value(field.name)));
    m_frames.value(field.name)->clearError();
    if (field.type == Field::Type::Currency)
        fitCurrency();
    Q_EMIT edited();
    Q_EMIT problemsChanged();
}

bool RecordForm::check()
{
    for (FieldFrame *frame : std::as_const(m_frames))
        frame->clearError();
    const QList<Problem> problems = m_record.problems();
    for (const Problem &problem : problems)
        showProblem(problem.field, problem.sentence);
    // What can't be read at all is worse than what is missing.
    for (auto editor = m_editors.cbegin(); editor != m_editors.cend(); ++editor)
        if (const QString sentence = editorProblem(editor.value()); !sentence.isEmpty())
            showProblem(editor.key(), sentence);
    if (problemCount() == 0)
        return true;
    goToNextProblem();
    return false;
}

void RecordForm::showProblem(const QString &field, const QString &sentence)
{
    if (FieldFrame *frame = m_frames.value(field))
        frame->setError(sentence);
    Q_EMIT problemsChanged();
}

int RecordForm::problemCount() const
{
    return int(std::ranges::count_if(m_frames, [](const FieldFrame *frame) { return frame->hasError(); }));
}

void RecordForm::goToNextProblem()
{
    const qsizetype from = m_order.indexOf(focusedField());
    for (qsizetype step = 1; step <= m_order.size(); ++step) {
        const QString &name = m_order.at((from + step + m_order.size()) % m_order.size());
        if (m_frames.value(name)->hasError())
            return focusField(name);
    }
}

QString RecordForm::focusedField() const
{
    for (auto editor = m_editors.cbegin(); editor != m_editors.cend(); ++editor)
        if (editor.value()->hasFocus() || editor.value()->isAncestorOf(focusWidget()))
            return editor.key();
    return {};
}

void RecordForm::focusField(const QString &field)
{
    if (QWidget *editor = m_editors.value(field))
        editor->setFocus(Qt::OtherFocusReason);
}

void RecordForm::focusFirst()
{
    for (const QString &name : std::as_const(m_order))
        if (m_editors.value(name)->isEnabled())
            return focusField(name);
}
