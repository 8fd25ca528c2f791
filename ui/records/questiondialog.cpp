#include "records/questiondialog.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"

#include <QHBoxLayout>

QuestionDialog::QuestionDialog(const QString &title, const QString &question, QWidget *parent)
    : QDialog(parent)
    , m_body(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_body->setContentsMargins(20, 16, 20, 16);
    m_body->setSpacing(8);
    m_body->addWidget(textLabel(TextLook::Section, title));
    m_body->addWidget(textLabel(TextLook::Label, question));
}

void QuestionDialog::addAnswer(KeyButton *answer, KeyButton *other)
{
    auto back = new KeyButton(tr("Back"));
    back->setAutoDefault(false);
    back->setHint(tr("Esc"));
    connect(back, &KeyButton::clicked, this, &QDialog::reject);
    answer->setKeys(Qt::CTRL | Qt::Key_Return);
    auto buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(back);
    if (other)
        buttons->addWidget(other);
    buttons->addWidget(answer);
    m_body->addSpacing(8);
    m_body->addLayout(buttons);
    answer->setDefault(true); // once it is the dialog's: a button without one is nobody's default
}
