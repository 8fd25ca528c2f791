#include "records/actionrun.h"
#include "backend.h"
#include "catalog/entity.h"
#include "db/database.h"
#include "records/actioncall.h"
#include "shell/page.h"

#include <QInputDialog>

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

void ActionRun::ask()
{
    auto dialog = new QInputDialog(m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(m_action.label);
    dialog->setLabelText(m_action.question);
    dialog->setOkButtonText(m_action.label);
    connect(dialog, &QInputDialog::textValueSelected, this, &ActionRun::call);
    connect(dialog, &QDialog::rejected, this, &QObject::deleteLater);
    dialog->open();
}

// Every step, back and again, leaves the row one version further, and the next one is asked with it.
Reversal ActionRun::reversal(const QString &reason) const
{
    const Action *inverse = m_entity.action(m_action.undo);
    if (!inverse)
        return {};
    const auto record = std::make_shared<QVariantMap>(m_record);
    const auto step = [&backend = m_backend, record, versionField = m_entity.versionField, reason](const Action &action) {
        QVariantMap asked = *record;
        asked.insert(versionField, record->value(versionField).toInt() + 1);
        return outcome(callAction(backend, action, asked, reason).then([record, asked](const Result<Rows> &rows) {
            if (rows)
                *record = asked;
            return rows;
        }));
    };
    return {[step, inverse] { return step(*inverse); }, [step, action = &m_action] { return step(*action); }};
}

void ActionRun::call(const QString &reason)
{
    callAction(m_backend, m_action, m_record, reason).then(this, [this, reason](const Result<Rows> &rows) {
        deleteLater();
        if (!rows)
            return Q_EMIT failed(rows.error());
        const QString title = m_record.value(m_entity.titleField()).toString();
        const QString done = m_action.doneAs.value(rows->isEmpty() ? QString() : rows->text(0, u"status"), m_action.done);
        Q_EMIT finished(done.arg(title), reversal(reason));
    });
}
