#include "records/actionquestion.h"
#include "backend.h"
#include "catalog/entity.h"
#include "records/editors.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

ActionQuestion::ActionQuestion(Backend &backend, const Entity &entity, const Action &action, const QString &about, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    QString verb = action.label;
    while (verb.endsWith(u'…'))
        verb.chop(1);
    setWindowTitle(tr("%1: %2").arg(verb, about));
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(textLabel(TextLook::Section, windowTitle()));
    layout->addWidget(textLabel(TextLook::Label, action.question));
    if (const Field *field = entity.field(action.field); field && action.asks == Action::Asks::Value)
        m_editor = createEditor(backend, entity, *field, this);
    else if (action.asks == Action::Asks::Reason)
        m_editor = new QLineEdit(this);
    if (auto line = qobject_cast<QLineEdit *>(m_editor); line && action.asks == Action::Asks::Reason)
        line->setMaxLength(500);
    if (m_editor) {
        m_editor->setMinimumWidth(Theme::scaled(360));
        m_editor->setAccessibleName(action.question);
        layout->addWidget(m_editor);
        watchEditor(m_editor, this, [this] { check(); });
    }

    auto take = new KeyButton(verb, action.destructive ? KeyButton::Danger : KeyButton::Primary);
    m_take = take;
    auto back = new KeyButton(tr("Back"));
    back->setAutoDefault(false);
    back->setHint(tr("Esc"));
    auto buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(back);
    buttons->addWidget(take);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    take->setDefault(true); // once it is the dialog's: a button without one is nobody's default
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(take, &QPushButton::clicked, this, [this] {
        const QVariant answer = m_editor ? editorValue(m_editor) : QVariant();
        accept();
        Q_EMIT answered(answer);
    });
    check();
}

void ActionQuestion::check()
{
    m_take->setEnabled(!m_editor || !editorValue(m_editor).toString().trimmed().isEmpty());
}
