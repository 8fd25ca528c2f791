#include "records/recordsteps.h"
#include "backend.h"
#include "catalog/entity.h"
#include "records/editright.h"
#include "session/session.h"
#include "widgets/emptylayout.h"
#include "widgets/flowlayout.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

RecordSteps::RecordSteps(const Backend &backend, const Entity &entity, QWidget *parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_entity(entity)
    , m_prominent(new FlowLayout(8, 8))
    , m_row(new QHBoxLayout)
{
    setObjectName(u"actionRow"_s);
    auto rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 10, 12, 10);
    rows->setSpacing(8);
    rows->addLayout(m_prominent);
    rows->addLayout(m_row);
    m_row->setSpacing(8);
}

void RecordSteps::showOf(const QVariantMap &record)
{
    if (const QWidget *focus = window()->focusWidget(); focus && isAncestorOf(focus))
        parentWidget()->setFocus();
    emptyLayout(*m_prominent);
    emptyLayout(*m_row);
    const QString state = record.value(m_entity.stateField).toString();
    const bool isDeleted = !record.value(m_entity.deletedField).isNull();
    QList<const Action *> others;
    for (const Action &action : m_entity.actions) {
        if (!action.offered || action.inTrash != isDeleted || !action.isPossibleIn(state) || !m_backend.session.may(action.permission))
            continue;
        if (action.primary && m_row->count() == 0)
            m_row->addWidget(primary(action));
        else if (action.prominent)
            addProminent(action);
        else
            others.append(&action);
    }
    if (whyNotToEdit(m_backend, m_entity, record).isEmpty())
        m_row->addWidget(edit());
    m_row->addStretch();
    if (!others.isEmpty())
        m_row->addWidget(menu(others));
    setVisible(m_row->count() > 1 || m_prominent->count() > 0); // the stretch is no step
}

QAbstractButton *RecordSteps::primary(const Action &action)
{
    auto button = new KeyButton(action.label, KeyButton::Primary, this);
    button->setHint(action.shortcut);
    button->setIconName(action.icon);
    connect(button, &KeyButton::clicked, this, [this, key = action.key] { Q_EMIT wanted(key); });
    return button;
}

QAbstractButton *RecordSteps::edit()
{
    auto button = new KeyButton(tr("Edit"), KeyButton::Normal, this);
    button->setHint(u"E"_s);
    button->setIconName(u"document-edit"_s);
    connect(button, &KeyButton::clicked, this, &RecordSteps::editWanted);
    return button;
}

QAbstractButton *RecordSteps::menu(const QList<const Action *> &steps)
{
    auto button = new QToolButton(this);
    button->setIcon(themeIcon(u"overflow-menu"_s));
    button->setAccessibleName(tr("More steps"));
    button->setToolTip(tr("More steps"));
    button->setProperty("outlined", true);
    button->setPopupMode(QToolButton::InstantPopup);
    auto menu = new QMenu(button);
    for (const Action *step : steps)
        menu->addAction(step->label, this, [this, key = step->key] { Q_EMIT wanted(key); });
    button->setMenu(menu);
    return button;
}

// Steps with a common word share a button: choosing one is choosing from its menu.
void RecordSteps::addProminent(const Action &action)
{
    const auto want = [this, key = action.key] { Q_EMIT wanted(key); };
    KeyButton *button = nullptr;
    for (int at = 0; at < m_prominent->count(); ++at)
        if (auto known = qobject_cast<KeyButton *>(m_prominent->itemAt(at)->widget()); known->menu() && known->text() == action.menu)
            button = known;
    if (!button) {
        button = new KeyButton(action.menu.isEmpty() ? action.label : action.menu, KeyButton::Normal, this);
        m_prominent->addWidget(button);
        button->show();
    }
    if (action.menu.isEmpty()) {
        button->setHint(action.shortcut);
        connect(button, &KeyButton::clicked, this, want);
        return;
    }
    if (!button->menu())
        button->setMenu(new QMenu(button));
    button->menu()->addAction(action.label, this, want);
}
