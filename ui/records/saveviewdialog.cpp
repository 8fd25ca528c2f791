#include "records/saveviewdialog.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

static constexpr int NameLength = 60; // as the database has it

SaveViewDialog::SaveViewDialog(const QString &title, const QString &name, bool mayShare, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(name))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_name->setMaxLength(NameLength);
    m_name->setMinimumWidth(Theme::scaled(320));
    m_name->setAccessibleName(tr("Name"));
    m_name->selectAll();
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(textLabel(TextLook::Section, title));
    layout->addWidget(textLabel(TextLook::Label, tr("Name")));
    layout->addWidget(m_name);
    if (mayShare) {
        m_shared = new QCheckBox(tr("Share it with everybody in the organization"));
        layout->addWidget(m_shared);
    }
    auto save = new KeyButton(tr("Save view"), KeyButton::Primary);
    save->setDefault(true);
    save->setEnabled(!name.trimmed().isEmpty());
    auto back = new KeyButton(tr("Back"));
    back->setAutoDefault(false);
    back->setHint(tr("Esc"));
    auto buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(back);
    buttons->addWidget(save);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    connect(m_name, &QLineEdit::textChanged, save, [save](const QString &text) { save->setEnabled(!text.trimmed().isEmpty()); });
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT given(m_name->text().trimmed(), m_shared && m_shared->isChecked());
    });
}
