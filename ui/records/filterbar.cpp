#include "records/filterbar.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/filterline.h"
#include "records/period.h"
#include "session/session.h"
#include "widgets/filtertoken.h"
#include "widgets/flowlayout.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

FilterBar::FilterBar(Backend &backend, const Entity &entity, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_entity(entity)
    , m_line(new QLineEdit)
    , m_tokens(new QWidget)
    , m_flow(new FlowLayout(8, 4, m_tokens))
    , m_columns(new QToolButton)
{
    m_line->setPlaceholderText(tr("Filter %1").arg(entity.plural));
    m_line->setAccessibleName(m_line->placeholderText());
    m_line->setToolTip(tr("Words, or for example status:overdue amount>10k due:this_month"));
    m_line->addAction(themeIcon(u"view-filter"_s), QLineEdit::LeadingPosition);
    m_line->setFixedWidth(Theme::scaled(200));
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::returnPressed, this, &FilterBar::read);

    m_columns->setText(tr("Columns"));
    m_columns->setIcon(themeIcon(u"object-columns"_s));
    m_columns->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_columns->setProperty("outlined", true);

    m_flow->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_tokens->setSizePolicy(policy);

    auto layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    layout->addWidget(m_line, 0, Qt::AlignTop);
    layout->addWidget(m_tokens, 1);
    layout->addWidget(m_columns, 0, Qt::AlignTop);
    showTokens();
}

void FilterBar::focusLine()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void FilterBar::setFilter(const Filter &filter)
{
    m_filter = filter;
    m_line->setText(filter.words);
    showTokens();
}

void FilterBar::change(const Filter &filter)
{
    if (filter == m_filter)
        return;
    setFilter(filter);
    Q_EMIT filterChanged(m_filter);
}

// What was typed becomes tokens beside those that hold already; words stay in the line.
void FilterBar::read()
{
    const Filter typed = readFilterLine(m_line->text(), m_entity, m_backend.catalog, m_backend.session.today());
    Filter filter = m_filter;
    filter.words = typed.words;
    for (const Condition &condition : typed.conditions) {
        filter.conditions.removeIf([&](const Condition &old) { return old.field == condition.field && old.op == condition.op; });
        filter.conditions.append(condition);
    }
    change(filter);
}

QWidget *FilterBar::token(qsizetype index)
{
    const ConditionText text = conditionText(m_filter.conditions.at(index), m_entity, m_backend.catalog);
    auto token = new FilterToken(text.label, text.value);
    token->setToolTip(tr("Remove this filter"));
    connect(token, &FilterToken::removeWanted, this, [this, index] { change(m_filter.without(index)); });
    return token;
}

QToolButton *FilterBar::offer(const Field &field)
{
    auto button = new QToolButton;
    button->setText(field.label);
    button->setProperty("outlined", true);
    button->setPopupMode(QToolButton::InstantPopup);
    auto menu = new QMenu(button);
    const auto add = [&](const QString &label, const Condition &condition) {
        menu->addAction(label, this, [this, condition] { change(m_filter.with(condition)); });
    };
    switch (field.type) {
    case Field::Type::State:
    case Field::Type::Choice:
        for (const Choice &choice : field.choices)
            add(choice.label, {field.name, Condition::Op::Is, {choice.key}});
        break;
    case Field::Type::Date:
    case Field::Type::DateTime:
        for (const QString &key : Period::keys())
            add(Period::label(key), {field.name, Condition::Op::During, {key}});
        break;
    default:
        if (field.type == Field::Type::Currency)
            add(m_backend.session.tenant().currency, {field.name, Condition::Op::Is, {m_backend.session.tenant().currency}});
        if (field.look == Field::Look::Person)
            add(tr("Me"), {field.name, Condition::Op::Is, {Filter::me()}});
        menu->addAction(tr("Type it in the filter line…"), this, [this, name = field.label.toLower().replace(u' ', u'_')] {
            m_line->setText(QString(m_line->text() + u' ' + name + u':').trimmed());
            m_line->setFocus(Qt::OtherFocusReason);
        });
        break;
    }
    button->setMenu(menu);
    return button;
}

void FilterBar::showTokens()
{
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    QStringList used;
    for (qsizetype index = 0; index < m_filter.conditions.size(); ++index) {
        used.append(m_filter.conditions.at(index).field);
        m_flow->addWidget(token(index));
    }
    auto more = new QMenu;
    int shown = 0;
    for (const QString &name : m_entity.filters) {
        const Field *field = m_entity.field(name);
        if (!field || used.contains(name))
            continue;
        QToolButton *button = offer(*field);
        if (shown++ < 2) {
            m_flow->addWidget(button);
        } else {
            QMenu *menu = button->menu();
            menu->setTitle(field->label);
            button->setParent(this);
            button->hide();
            more->addMenu(menu);
        }
    }
    if (more->isEmpty()) {
        delete more;
    } else {
        auto add = new QToolButton;
        add->setText(tr("Add filter"));
        add->setIcon(themeIcon(u"list-add"_s));
        add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        add->setProperty("outlined", true);
        add->setPopupMode(QToolButton::InstantPopup);
        more->setParent(add, more->windowFlags());
        add->setMenu(more);
        m_flow->addWidget(add);
    }
    updateGeometry();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        auto key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            if (m_line->text().isEmpty() && m_filter.words.isEmpty())
                Q_EMIT left();
            m_line->clear();
            read();
            return true;
        }
        if (key->key() == Qt::Key_Down) {
            Q_EMIT left();
            return true;
        }
        if (key->key() == Qt::Key_Backspace && m_line->text().isEmpty() && !m_filter.conditions.isEmpty()) {
            change(m_filter.without(m_filter.conditions.size() - 1));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}
