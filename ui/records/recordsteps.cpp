#include "records/recordsteps.h"
#include "backend.h"
#include "catalog/entity.h"
#include "records/editright.h"
#include "records/stepmenu.h"
#include "records/stepobstacle.h"
#include "session/session.h"
#include "widgets/emptylayout.h"
#include "widgets/flowlayout.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"
#include "widgets/theme.h"
#include "widgets/toastclearance.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

RecordSteps::RecordSteps(const Backend &backend, const Entity &entity, QWidget *parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_entity(entity)
    , m_steps(new FlowLayout(8, 8))
    , m_row(new QHBoxLayout)
{
    setObjectName(u"actionRow"_s);
    ToastClearance::keepAbove(this);
    setLayout(m_row);
    m_row->setContentsMargins(20, 10, 20, 10);
    m_row->setSpacing(8);
    m_row->addLayout(m_steps, 1);
}

void RecordSteps::showOf(const QVariantMap &record)
{
    if (const QWidget *focus = window()->focusWidget(); focus && isAncestorOf(focus))
        parentWidget()->setFocus();
    emptyLayout(*m_steps);
    if (m_menu) {
        m_menu->hide();
        m_menu->deleteLater();
        m_menu = nullptr;
    }
    QList<const Action *> offered;
    for (const Action &action : m_entity.actions)
        if (action.offered && m_backend.session.may(action.permission) && whyNotTake(m_backend, m_entity, action, record).isEmpty())
            offered.append(&action);
    const auto first = std::ranges::find_if(offered, &Action::primary);
    if (first != offered.end()) {
        m_steps->addWidget(primary(**first));
        offered.erase(first);
    }
    for (const Action *action : std::as_const(offered))
        if (action->prominent)
            addProminent(*action, record);
    offered.removeIf([](const Action *action) { return action->prominent; });
    if (whyNotToEdit(m_backend, m_entity, record).isEmpty())
        m_steps->addWidget(edit());
    if (!offered.isEmpty()) {
        m_row->addWidget(m_menu = menu(offered, record), 0, Qt::AlignTop);
        m_menu->show();
    }
    setVisible(m_steps->count() > 0 || m_menu);
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

QAbstractButton *RecordSteps::menu(const QList<const Action *> &steps, const QVariantMap &record)
{
    auto button = new QToolButton(this);
    button->setIcon(themeIcon(u"overflow-menu"_s));
    button->setAccessibleName(tr("More steps"));
    button->setToolTip(tr("More steps"));
    button->setProperty("outlined", true);
    button->setFixedSize(Theme::scaled(32), Theme::scaled(32)); // as high as the buttons beside it
    button->setPopupMode(QToolButton::InstantPopup);
    auto menu = new QMenu(button);
    for (const Action *step : steps)
        addStep(menu, *step, record, this, [this, key = step->key] { Q_EMIT wanted(key); });
    button->setMenu(menu);
    return button;
}

// Steps with a common word share a button: choosing one is choosing from its menu.
void RecordSteps::addProminent(const Action &action, const QVariantMap &record)
{
    const auto want = [this, key = action.key] { Q_EMIT wanted(key); };
    KeyButton *button = nullptr;
    for (int at = 0; at < m_steps->count(); ++at)
        if (auto known = qobject_cast<KeyButton *>(m_steps->itemAt(at)->widget()); known->menu() && known->text() == action.menu)
            button = known;
    if (!button) {
        button = new KeyButton(action.menu.isEmpty() ? action.label : action.menu, KeyButton::Normal, this);
        m_steps->addWidget(button);
        button->show();
    }
    button->setHint(action.shortcut);
    if (action.menu.isEmpty()) {
        connect(button, &KeyButton::clicked, this, want);
        return;
    }
    if (!button->menu())
        button->setMenu(new QMenu(button));
    addStep(button->menu(), action, record, this, want);
}
