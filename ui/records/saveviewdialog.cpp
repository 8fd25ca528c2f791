#include "records/saveviewdialog.h"
#include "widgets/keybutton.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

static constexpr int NameLength = 60; // as the database has it

SaveViewDialog::SaveViewDialog(const QString &title, const QString &name, bool mayShare, QWidget *parent)
    : QuestionDialog(title, tr("Name"), parent)
    , m_name(new QLineEdit(name))
{
    m_name->setMaxLength(NameLength);
    m_name->setMinimumWidth(Theme::scaled(320));
    m_name->setAccessibleName(tr("Name"));
    m_name->selectAll();
    body()->addWidget(m_name);
    if (mayShare) {
        m_shared = new QCheckBox(tr("Share it with everybody in the organization"));
        body()->addWidget(m_shared);
    }
    auto save = new KeyButton(tr("Save view"), KeyButton::Primary);
    save->setEnabled(!name.trimmed().isEmpty());
    addAnswer(save);
    connect(m_name, &QLineEdit::textChanged, save, [save](const QString &text) { save->setEnabled(!text.trimmed().isEmpty()); });
    connect(save, &KeyButton::clicked, this, [this] {
        accept();
        Q_EMIT given(m_name->text().trimmed(), m_shared && m_shared->isChecked());
    });
}
