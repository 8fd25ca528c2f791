#include "records/editors.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/attachmentedit.h"
#include "records/referencepicker.h"
#include "records/usualedit.h"
#include "session/session.h"
#include "widgets/dateedit.h"
#include "widgets/moneyedit.h"
#include "widgets/phoneedit.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QMetaProperty>
#include <QPlainTextEdit>
#include <QRegularExpressionValidator>

using namespace Qt::StringLiterals;

static QComboBox *choiceEdit(const QList<Choice> &choices, QWidget *parent)
{
    auto combo = new QComboBox(parent);
    for (const Choice &choice : choices)
        combo->addItem(choice.label, choice.key);
    combo->setCurrentIndex(-1);
    return combo;
}

// With what it means to choose none, where that is possible.
static QComboBox *choiceEdit(const Field &field, QWidget *parent)
{
    QComboBox *combo = choiceEdit(field.choices, parent);
    if (field.nullable || !field.whenEmpty.isEmpty()) {
        combo->insertItem(0, field.unless.isEmpty() ? field.whenEmpty : QString(), field.nullable ? QVariant() : QVariant(QString()));
        combo->setCurrentIndex(0);
    }
    return combo;
}

static QWidget *currencyEdit(const Catalog &catalog, QWidget *parent)
{
    QList<Choice> codes;
    for (const QString &code : catalog.currencies())
        codes.append({code, code});
    return choiceEdit(codes, parent);
}

static QWidget *numberEdit(const QString &pattern, QWidget *parent)
{
    auto line = new QLineEdit(parent);
    line->setValidator(new QRegularExpressionValidator(QRegularExpression(pattern), line));
    line->setAlignment(Qt::AlignRight);
    return line;
}

static QWidget *longEdit(QWidget *parent)
{
    auto text = new QPlainTextEdit(parent);
    text->setTabChangesFocus(true);
    text->setFixedHeight(Theme::scaled(76));
    return text;
}

QWidget *createEditor(Backend &backend, const Entity &, const Field &field, QWidget *parent)
{
    switch (field.type) {
    case Field::Type::Choice:
    case Field::Type::State:
        if (!field.choices.isEmpty())
            return choiceEdit(field, parent);
        return new QLineEdit(parent);
    case Field::Type::Currency:
        return currencyEdit(backend.catalog, parent);
    case Field::Type::Money:
        return new MoneyEdit(parent);
    case Field::Type::Integer:
        return numberEdit(u"-?\\d{0,18}"_s, parent);
    case Field::Type::Decimal:
        return numberEdit(u"-?\\d{0,15}([.]\\d{0,9})?"_s, parent);
    case Field::Type::Boolean:
        return new QCheckBox(parent);
    case Field::Type::Date:
        return createDateEdit(backend, field, parent);
    case Field::Type::Attachment:
        return new AttachmentEdit(backend, parent);
    case Field::Type::Reference:
        if (const Entity *target = backend.catalog.entity(field.reference))
            return new ReferencePicker(backend, *target, parent);
        return new QLineEdit(parent);
    case Field::Type::LongText:
    case Field::Type::Json:
        return longEdit(parent);
    default:
        if (!field.usual.isEmpty())
            return new UsualEdit(backend.session, field.usual, parent);
        if (field.code == Field::Code::Phone)
            return new PhoneEdit(parent);
        return new QLineEdit(parent);
    }
}

DateEdit *createDateEdit(const Backend &backend, const Field &field, QWidget *parent)
{
    auto date = new DateEdit(parent);
    date->setToday(backend.session.today());
    date->setRange(field.firstDay, field.lastDay);
    return date;
}

// A choice's value is its key, which QComboBox keeps beside its text; every other editor has its value in the USER property.
QVariant editorValue(const QWidget *editor)
{
    if (const auto usual = qobject_cast<const UsualEdit *>(editor))
        return usual->text();
    if (const auto combo = qobject_cast<const QComboBox *>(editor))
        return combo->currentData();
    const QVariant value = editor->metaObject()->userProperty().read(editor);
    const bool isNothing = value.typeId() == QMetaType::QString ? value.toString().isEmpty()
                                                                : value.typeId() == QMetaType::QDate && !value.toDate().isValid();
    // An empty text is a value of its own; an empty date or number is none.
    const auto line = qobject_cast<const QLineEdit *>(editor);
    if (isNothing && (value.typeId() == QMetaType::QDate || (line && line->validator())))
        return {};
    return value;
}

void setEditorValue(QWidget *editor, const QVariant &value)
{
    const QSignalBlocker quiet(editor);
    if (auto usual = qobject_cast<UsualEdit *>(editor))
        return usual->setText(value.toString());
    if (auto combo = qobject_cast<QComboBox *>(editor)) {
        const int index = combo->findData(value.isNull() && combo->findData(value) < 0 ? QVariant(QString()) : value);
        if (index < 0 && !value.toString().isEmpty()) { // a code of a newer server
            combo->addItem(value.toString(), value);
            return combo->setCurrentIndex(combo->count() - 1);
        }
        return combo->setCurrentIndex(index);
    }
    editor->metaObject()->userProperty().write(editor, value);
}

QString editorText(const QWidget *editor)
{
    if (const auto line = qobject_cast<const QLineEdit *>(editor))
        return line->text();
    if (const auto combo = qobject_cast<const QComboBox *>(editor))
        return combo->currentText();
    return editorValue(editor).toString();
}

QString editorProblem(const QWidget *editor)
{
    if (const auto money = qobject_cast<const MoneyEdit *>(editor))
        return money->problem();
    if (const auto date = qobject_cast<const DateEdit *>(editor))
        return date->problem();
    if (const auto attachment = qobject_cast<const AttachmentEdit *>(editor))
        return attachment->problem();
    if (const auto picker = qobject_cast<const ReferencePicker *>(editor))
        return picker->problem();
    return {};
}

void watchEditor(QWidget *editor, QObject *context, const std::function<void()> &act)
{
    if (auto usual = qobject_cast<UsualEdit *>(editor))
        QObject::connect(usual, &QComboBox::currentTextChanged, context, act);
    else if (auto combo = qobject_cast<QComboBox *>(editor))
        QObject::connect(combo, &QComboBox::currentIndexChanged, context, act);
    else if (auto money = qobject_cast<MoneyEdit *>(editor))
        QObject::connect(money, &MoneyEdit::minorChanged, context, act);
    else if (auto date = qobject_cast<DateEdit *>(editor))
        QObject::connect(date, &DateEdit::dateChanged, context, act);
    else if (auto picker = qobject_cast<ReferencePicker *>(editor))
        QObject::connect(picker, &ReferencePicker::valueChanged, context, act);
    else if (auto attachment = qobject_cast<AttachmentEdit *>(editor))
        QObject::connect(attachment, &AttachmentEdit::valueChanged, context, act);
    else if (auto line = qobject_cast<QLineEdit *>(editor))
        QObject::connect(line, &QLineEdit::textChanged, context, act);
    else if (auto text = qobject_cast<QPlainTextEdit *>(editor))
        QObject::connect(text, &QPlainTextEdit::textChanged, context, act);
    else if (auto box = qobject_cast<QCheckBox *>(editor))
        QObject::connect(box, &QCheckBox::toggled, context, act);
}

void setEditorExponent(QWidget *editor, int exponent)
{
    if (auto money = qobject_cast<MoneyEdit *>(editor))
        money->setExponent(exponent);
}
