#include "records/conflictdialog.h"
#include "backend.h"
#include "catalog/entity.h"
#include "records/record.h"
#include "records/valuetext.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QRadioButton>

using namespace Qt::StringLiterals;

ConflictDialog::ConflictDialog(Backend &backend, Record &record, QWidget *parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_record(record)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Changed while you were editing"));
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(textLabel(TextLook::Section, tr("Somebody changed this %1 while you were editing").arg(record.entity().singular)));

    auto grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(10);
    const QStringList heads{tr("Field"), tr("Before"), tr("Theirs"), tr("You")};
    for (int column = 0; column < heads.size(); ++column)
        grid->addWidget(textLabel(TextLook::Label, heads.at(column)), 0, column);
    for (int index = 0; index < record.differences().size(); ++index)
        addRow(grid, index + 1, index);
    layout->addLayout(grid);
    layout->addWidget(textLabel(TextLook::Caption, tr("Nothing is lost: both versions stay in Activity.")));

    auto back = new KeyButton(tr("Back to editing"));
    back->setHint(tr("Esc"));
    auto save = new KeyButton(tr("Save this mix"), KeyButton::Primary);
    save->setKeys(Qt::CTRL | Qt::Key_Return);
    connect(back, &KeyButton::clicked, this, &QDialog::reject);
    connect(save, &KeyButton::clicked, this, &ConflictDialog::accept);
    auto row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(back);
    row->addWidget(save);
    layout->addLayout(row);
}

QString ConflictDialog::text(const QString &name, const QVariant &value) const
{
    const Field *field = m_record.entity().field(name);
    const QString text = valueText(m_backend, *field, value, m_record.value(field->currencyField).toString());
    return text.isEmpty() ? tr("nothing") : text;
}

void ConflictDialog::addRow(QGridLayout *grid, int row, int index)
{
    const Record::Difference &difference = m_record.differences().at(index);
    grid->addWidget(textLabel(TextLook::Secondary, m_record.entity().field(difference.field)->label), row, 0);
    grid->addWidget(textLabel(TextLook::Secondary, text(difference.field, difference.before)), row, 1);
    const bool theyChanged = difference.theirs.toString() != difference.before.toString();
    const bool iChanged = difference.mine.toString() != difference.before.toString();
    if (!difference.needsChoice) {
        grid->addWidget(textLabel(TextLook::Strong, theyChanged ? text(difference.field, difference.theirs) : tr("not changed")), row, 2);
        grid->addWidget(textLabel(TextLook::Strong, iChanged ? text(difference.field, difference.mine) : tr("not changed")), row, 3);
        return;
    }
    auto theirs = new QRadioButton(text(difference.field, difference.theirs));
    auto mine = new QRadioButton(text(difference.field, difference.mine));
    auto group = new QButtonGroup(this);
    group->addButton(theirs);
    group->addButton(mine);
    mine->setChecked(true);
    grid->addWidget(theirs, row, 2);
    grid->addWidget(mine, row, 3);
    m_choices.insert(difference.field, {theirs, mine});
}

void ConflictDialog::choose(const QString &field, bool mine)
{
    const auto choice = m_choices.value(field);
    if (choice.first)
        (mine ? choice.second : choice.first)->setChecked(true);
}

void ConflictDialog::accept()
{
    const QList<Record::Difference> differences = m_record.differences();
    m_record.rebase();
    QVariantMap mix;
    for (const Record::Difference &difference : differences)
        if (const auto choice = m_choices.value(difference.field); choice.first && choice.first->isChecked())
            mix.insert(difference.field, difference.theirs);
    m_record.setValues(mix);
    QDialog::accept();
}
