#include "records/actionrun.h"
#include "backend.h"
#include "catalog/entity.h"
#include "db/database.h"
#include "records/actioncall.h"
#include "shell/page.h"

#include <QInputDialog>
#include <QPointer>

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

// The inverse is asked with the row as it will be then, so it does not carry the old version along.
std::function<void()> ActionRun::undo() const
{
    const Action *inverse = m_entity.action(m_action.undo);
    if (!inverse)
        return {};
    QVariantMap record = m_record;
    record.insert(m_entity.versionField, record.value(m_entity.versionField).toInt() + 1);
    return [page = QPointer<QWidget>(m_page), &backend = m_backend, inverse, record] {
        if (page)
            callAction(backend, *inverse, record);
    };
}

void ActionRun::call(const QString &reason)
{
    callAction(m_backend, m_action, m_record, reason).then(this, [this](const Result<Rows> &rows) {
        deleteLater();
        if (!rows)
            return Q_EMIT failed(rows.error());
        const QString title = m_record.value(m_entity.numberField.isEmpty() ? m_entity.identityField : m_entity.numberField).toString();
        Q_EMIT finished(m_action.done.arg(title), undo());
    });
}
