#include "home/daysquestion.h"
#include "widgets/dateedit.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"

#include <QBoxLayout>

DaysQuestion::DaysQuestion(QDate from, QDate to, QDate today, QWidget *parent)
    : QuestionDialog(tr("Days of your own"), tr("The first and the last of them"), parent)
{
    auto first = new DateEdit;
    auto last = new DateEdit;
    auto use = new KeyButton(tr("Show these days"), KeyButton::Primary);
    first->setDate(from);
    last->setDate(to);
    first->setAccessibleName(tr("First day"));
    last->setAccessibleName(tr("Last day"));
    for (DateEdit *edit : {first, last}) {
        edit->setToday(today);
        connect(edit, &DateEdit::dateChanged, use,
                [use, first, last] { use->setEnabled(first->date().isValid() && last->date().isValid()); });
    }
    auto line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(first);
    line->addWidget(textLabel(TextLook::Secondary, tr("to")));
    line->addWidget(last);
    body()->addLayout(line);
    addAnswer(use);
    connect(use, &KeyButton::clicked, this, [this, first, last] {
        Q_EMIT answered(first->date(), last->date());
        accept();
    });
    first->setFocus();
    first->selectAll();
}
