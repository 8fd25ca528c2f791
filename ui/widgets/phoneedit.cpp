#include "widgets/phoneedit.h"
#include "text/phonetext.h"

PhoneEdit::PhoneEdit(QWidget *parent)
    : QLineEdit(parent)
{
    connect(this, &QLineEdit::editingFinished, this, [this] { setNumber(number()); });
}

QString PhoneEdit::number() const
{
    return typedPhone(text());
}

void PhoneEdit::setNumber(const QString &number)
{
    if (const QString grouped = phoneText(number); grouped != text())
        setText(grouped);
}
