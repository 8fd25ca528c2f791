#include "records/actionrun.h"
#include "backend.h"
#include "catalog/entity.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/actioncall.h"
#include "records/actionquestion.h"
#include "shell/page.h"

ActionRun::ActionRun(Backend &backend, const Entity &entity, const Action &action, const QVariantMap &record, QWidget *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_entity(entity)
    , m_action(action)
    , m_record(record)
    , m_page(parent)
{
}

void ActionRun::start()
{
    if (!m_action.page.isEmpty()) {
        Target target{m_action.page, m_action.targetId.isEmpty() ? QVariant() : m_record.value(m_action.targetId), {}};
        for (auto argument = m_action.target.cbegin(); argument != m_action.target.cend(); ++argument)
            target.arguments.insert(argument.key(), m_record.value(argument.value().toString()));
        Q_EMIT navigate(target);
        deleteLater();
    } else if (m_action.asks == Action::Asks::Nothing) {
        call({});
    } else {
        ask();
    }
}

QString ActionRun::title() const
{
    return m_record.value(m_entity.titleField()).toString();
}

void ActionRun::ask()
{
    auto question = new ActionQuestion(m_backend, m_entity, m_action, title(), m_page);
    connect(question, &ActionQuestion::answered, this, &ActionRun::call);
    connect(question, &QDialog::rejected, this, &QObject::deleteLater);
    question->open();
}

// Every step, back and again, leaves the row one version further, and the next one is asked with it. A column that was set gets back
// what it had.
Reversal ActionRun::reversal(const QVariant &answer) const
{
    const Action *inverse = m_entity.action(m_action.undo);
    if (!inverse)
        return {};
    const auto record = std::make_shared<QVariantMap>(m_record);
    const auto step = [&backend = m_backend, &entity = m_entity, record](const Action &action, const QVariant &answer) {
        QVariantMap asked = *record;
        asked.insert(entity.versionField, record->value(entity.versionField).toInt() + 1);
        return outcome(callAction(backend, entity, action, asked, answer).then([record, asked](const Result<Rows> &rows) {
            if (rows)
                *record = asked;
            return rows;
        }));
    };
    const QVariant before = m_action.field.isEmpty() ? answer : m_record.value(m_action.field);
    return {[step, inverse, before] { return step(*inverse, before); },
            [step, action = &m_action, answer] { return step(*action, answer); }};
}

void ActionRun::call(const QVariant &answer)
{
    whenAnswered(callAction(m_backend, m_entity, m_action, m_record, answer), this, [this, answer](const Result<Rows> &rows) {
        deleteLater();
        if (!rows)
            return Q_EMIT failed(rows.error());
        const QString done = m_action.doneAs.value(rows->isEmpty() ? QString() : rows->text(0, u"status"), m_action.done);
        Q_EMIT finished(done.arg(title()), reversal(answer));
    });
}
