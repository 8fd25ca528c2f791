#include "records/actionquestion.h"
#include "backend.h"
#include "catalog/entity.h"
#include "records/bulksteps.h"
#include "records/editors.h"
#include "widgets/keybutton.h"
#include "widgets/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace {
constexpr int ReasonLength = 500; // as the database has it

QString verbOf(const Action &action)
{
    QString verb = action.menu.isEmpty() ? action.label : action.menu;
    while (verb.endsWith(u'…'))
        verb.chop(1);
    return verb;
}
}

ActionQuestion::ActionQuestion(Backend &backend, const Entity &entity, const Action &action, const QString &about, QWidget *parent)
    : ActionQuestion(backend, entity, action, tr("%1: %2").arg(verbOf(action), about), verbOf(action), parent)
{
}

ActionQuestion::ActionQuestion(Backend &backend, const Entity &entity, const Action &action, qlonglong count, QWidget *parent)
    : ActionQuestion(backend, entity, action, bulkTitle(entity, action, count), bulkVerb(entity, action, count), parent)
{
}

ActionQuestion::ActionQuestion(Backend &backend, const Entity &entity, const Action &action, const QString &title, const QString &verb,
                               QWidget *parent)
    : QuestionDialog(title, action.question, parent)
    , m_take(new KeyButton(verb, action.destructive ? KeyButton::Danger : KeyButton::Primary))
{
    if (const Field *field = entity.field(action.field); field && action.asks == Action::Asks::Value) {
        m_editor = createEditor(backend, entity, *field, this);
    } else if (action.asks == Action::Asks::Reason) {
        auto line = new QLineEdit(this);
        line->setMaxLength(ReasonLength);
        m_editor = line;
    }
    if (m_editor) {
        m_editor->setMinimumWidth(Theme::scaled(440)); // a file says where it may be dropped
        m_editor->setAccessibleName(action.question);
        body()->addWidget(m_editor);
        watchEditor(m_editor, this, [this] { check(); });
    }
    addAnswer(m_take);
    connect(m_take, &KeyButton::clicked, this, [this] {
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
