#include "records/recordform.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/attachmentedit.h"
#include "records/editors.h"
#include "records/formkeys.h"
#include "records/formparts.h"
#include "records/referencepicker.h"
#include "shell/constrainttext.h"
#include "shell/errortext.h"
#include "text/writtenform.h"
#include "widgets/fieldframe.h"
#include "widgets/moneyedit.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {
constexpr int Columns = 12;
constexpr int CurrencyWidth = 92;

// May stay empty: not so where the table fills in something of its own.
bool isOptional(const Field &field)
{
    const bool isText = field.type == Field::Type::Text || field.type == Field::Type::LongText;
    return !field.isRequired() && field.type != Field::Type::Boolean && (!field.hasDefault || (isText && !field.defaultValue.isValid()));
}

bool isLong(const Field &field)
{
    return field.type == Field::Type::LongText || field.type == Field::Type::Json || field.type == Field::Type::Attachment;
}
}

RecordForm::RecordForm(Backend &backend, Record &record, const QStringList &only, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_record(record)
    , m_only(only)
{
    connect(&record, &Record::reset, this, [this] {
        const QString field = focusedField();
        const bool isOther = m_editors.isEmpty() || m_isForNew != m_record.isNew();
        if (isOther)
            build();
        showValues();
        if (isOther && !field.isEmpty()) // a save that nobody waited for any more was done all the same: they type on
            focusField(field);
    });
    connect(qApp, &QApplication::focusChanged, this, [this] {
        if (const QString field = focusedField(); !field.isEmpty())
            Q_EMIT fieldEntered(field);
    });
    new FormKeys(*this, [this] {
        for (QWidget *editor : std::as_const(m_editors))
            if (const auto attachment = qobject_cast<AttachmentEdit *>(editor); attachment && attachment->isEnabled())
                return attachment->pasteFile();
        return false;
    });
}

// As the entity says, or every field that may be given: long ones across, others in halves.
QList<Section> RecordForm::sections() const
{
    const Entity &entity = m_record.entity();
    if (m_only.isEmpty() && !entity.sections.isEmpty())
        return entity.sections;
    Section all;
    for (const Field &field : entity.fields)
        if (m_only.isEmpty() ? field.stored && field.offered && !field.generated && (field.insertable || field.updatable)
                             : m_only.contains(field.name))
            all.places.append({field.name, isLong(field) || !m_only.isEmpty() ? Columns : Columns / 2});
    return {all};
}

RecordForm::~RecordForm()
{
    clear();
}

// What has the keyboard is left when it goes, and may say something once more: a phone number is grouped then. That is nothing typed.
void RecordForm::clear()
{
    const QScopedValueRollback going(m_isShowing, true);
    m_editors.clear();
    m_frames.clear();
    m_order.clear();
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete layout();
}

void RecordForm::build()
{
    clear();
    m_isForNew = m_record.isNew();
    auto layout = new QVBoxLayout(this);
    if (m_only.isEmpty())
        layout->setContentsMargins(20, 16, 20, 20);
    else
        layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    const QList<Section> all = sections();
    for (const Section &section : all)
        addSection(section, layout);
    layout->addStretch();
}

bool RecordForm::isShown(const Field &field) const
{
    return field.stored && field.offered && (!m_record.isNew() || m_record.isEditable(field)) && !m_frames.contains(field.name);
}

void RecordForm::addSection(const Section &section, QVBoxLayout *layout)
{
    if (layout->count() > 0)
        layout->addWidget(hairline(Qt::Horizontal));
    if (!section.title.isEmpty())
        layout->addLayout(sectionHead(section.title, section.hint));
    auto grid = new QGridLayout;
    layout->addLayout(grid);
    setFormColumns(*grid, Columns);
    int row = 0;
    int column = 0;
    for (const Section::Place &place : section.places) {
        const Field *field = m_record.entity().field(place.field);
        if (!field || !isShown(*field))
            continue;
        if (column + place.span > Columns) {
            ++row;
            column = 0;
        }
        const Field *currency = field->type == Field::Type::Money ? m_record.entity().field(field->currencyField) : nullptr;
        QWidget *editor = currency && isShown(*currency) ? addAmount(*field, *currency) : addEditor(*field);
        auto frame = new FieldFrame(field->label, editor);
        frame->setOptional(isOptional(*field) && m_record.isEditable(*field));
        frame->setHint(field->example);
        connect(frame, &FieldFrame::errorChanged, this, &RecordForm::problemsChanged);
        if (auto picker = qobject_cast<ReferencePicker *>(editor))
            frame->setWaysOut([picker] { return picker->waysOut(); });
        if (m_only.isEmpty()) // what a field would like to be is not what columns go by
            frame->setSizePolicy(QSizePolicy::Ignored, frame->sizePolicy().verticalPolicy());
        m_frames.insert(field->name, frame);
        if (currency && m_editors.contains(currency->name) && !m_frames.contains(currency->name))
            m_frames.insert(currency->name, frame);
        placeField(*grid, frame, row, column, place.span);
        column += place.span;
    }
}

QWidget *RecordForm::addEditor(const Field &field)
{
    QWidget *editor = createEditor(m_backend, m_record.entity(), field, this);
    editor->setObjectName(field.name);
    editor->setAccessibleName(field.label);
    editor->setToolTip(field.help);
    editor->setEnabled(m_record.isEditable(field));
    m_editors.insert(field.name, editor);
    m_order.append(field.name);
    watchEditor(editor, this, [this, &field] { take(field); });
    // What can't be read yet is typed all the same.
    if (auto line = qobject_cast<QLineEdit *>(editor))
        connect(line, &QLineEdit::textEdited, this, &RecordForm::edited);
    if (auto picker = qobject_cast<ReferencePicker *>(editor))
        followPicker(picker, field.name);
    return field.unit.isEmpty() ? editor : joined(new QWidget, editor, textLabel(TextLook::Secondary, field.unit), 6);
}

// What is told of words without a choice goes as soon as they are others, or somebody makes the record that they name.
void RecordForm::followPicker(ReferencePicker *picker, const QString &field)
{
    connect(picker, &QLineEdit::textEdited, this, [this, field] { m_frames.value(field)->clearError(); });
    connect(picker, &ReferencePicker::waysOutChanged, this, [this, picker, field] {
        if (m_frames.value(field)->error() == picker->problem())
            m_frames.value(field)->renewWaysOut();
    });
    connect(picker, &ReferencePicker::createWanted, this, [this, field](const QString &called) {
        m_frames.value(field)->clearError();
        Q_EMIT createWanted(field, called);
    });
}

QWidget *RecordForm::addAmount(const Field &amount, const Field &currency)
{
    QWidget *figure = addEditor(amount);
    QWidget *code = addEditor(currency);
    // "100 usd" says both, where both can be said.
    if (auto money = qobject_cast<MoneyEdit *>(figure)) {
        money->setCurrencies(m_record.isEditable(currency) ? m_backend.catalog.currencies() : QStringList());
        connect(money, &MoneyEdit::currencyTyped, this, [this, &currency, code](const QString &typed) {
            setEditorValue(code, typed);
            take(currency);
        });
    }
    code->setFixedWidth(Theme::scaled(CurrencyWidth));
    return joined(new QWidget, figure, code);
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
    for (QWidget *editor : std::as_const(m_editors))
        if (auto picker = qobject_cast<ReferencePicker *>(editor))
            picker->settle();
    // What can't be read at all comes before what is missing.
    for (auto editor = m_editors.cbegin(); editor != m_editors.cend(); ++editor)
        if (const QString sentence = editorProblem(editor.value()); !sentence.isEmpty())
            showProblem(editor.key(), sentence, m_frames.value(editor.key())->waysOut());
    const QList<Problem> problems = m_record.problems();
    for (const Problem &problem : problems)
        if (const FieldFrame *frame = m_frames.value(problem.field); frame && !frame->hasError())
            showProblem(problem.field, problem.sentence, fixes(problem));
    tellWritten();
    if (problemCount() == 0)
        return true;
    for (const QString &name : std::as_const(m_order))
        if (m_frames.value(name)->hasError()) {
            focusField(name);
            break;
        }
    return false;
}

// What is not written as the table asks, in all fields: the server would tell of one after another.
void RecordForm::tellWritten()
{
    const Entity &entity = m_record.entity();
    for (const QString &name : std::as_const(m_order)) {
        const QString rule = entity.write.name + u'_' + name + u"_format"_s;
        if (m_record.isEditable(*entity.field(name)) && !m_frames.value(name)->hasError()
            && !isWrittenWell(rule, m_record.value(name).toString()))
            showProblem(name, constraintText(rule));
    }
}

QList<FieldFix> RecordForm::fixes(const Problem &problem)
{
    QList<FieldFix> fixes;
    for (const Problem::Fix &fix : problem.fixes)
        fixes.append({fix.text, [this, field = problem.field, value = fix.value] {
                          if (QWidget *editor = m_editors.value(field)) {
                              setEditorValue(editor, value);
                              take(*m_record.entity().field(field));
                          }
                      }});
    return fixes;
}

void RecordForm::showProblem(const QString &field, const QString &sentence, const QList<FieldFix> &fixes)
{
    if (FieldFrame *frame = m_frames.value(field))
        frame->setError(sentence, fixes);
    Q_EMIT problemsChanged();
}

bool RecordForm::tell(const Error &error)
{
    QString field = error.column;
    const Entity &entity = m_record.entity();
    if (field.isEmpty() && error.constraint.endsWith("_dates"_L1) && !entity.dateOrders.isEmpty())
        field = entity.dateOrders.first().second;
    if (field.isEmpty()) {
        // A named constraint has its column in its name: client_email_format. The longest name that fits is meant.
        for (const QString &name : std::as_const(m_order))
            if (name.size() > field.size() && error.constraint.contains(name.endsWith("_id"_L1) ? name.chopped(3) : name))
                field = name;
    }
    if (!hasField(field))
        return false;
    showProblem(field, errorText(error));
    focusField(field);
    return true;
}

QString RecordForm::problem(const QString &field) const
{
    const FieldFrame *frame = m_frames.value(field);
    return frame ? frame->error() : QString();
}

int RecordForm::problemCount() const
{
    const QSet<FieldFrame *> frames(m_frames.cbegin(), m_frames.cend());
    return int(std::ranges::count_if(frames, [](const FieldFrame *frame) { return frame->hasError(); }));
}

void RecordForm::goToNextProblem()
{
    const qsizetype from = m_order.indexOf(focusedField());
    for (qsizetype step = 1; step <= m_order.size(); ++step) {
        const QString &name = m_order.at((from + step + m_order.size()) % m_order.size());
        if (m_frames.value(name)->hasError() && m_frames.value(name) != m_frames.value(focusedField()))
            return focusField(name);
    }
}

QString RecordForm::textOf(const QString &field) const
{
    const auto line = qobject_cast<QLineEdit *>(m_editors.value(field));
    return line ? line->text() : QString();
}

QString RecordForm::focusedField() const
{
    const QWidget *focus = focusWidget();
    if (!focus || !focus->hasFocus())
        return {};
    for (auto editor = m_editors.cbegin(); editor != m_editors.cend(); ++editor)
        if (editor.value() == focus || editor.value()->isAncestorOf(focus))
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
