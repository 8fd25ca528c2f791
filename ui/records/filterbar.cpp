#include "records/filterbar.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "catalog/choosablefields.h"
#include "records/conditioneditor.h"
#include "records/conditiontext.h"
#include "records/filterline.h"
#include "session/session.h"
#include "widgets/emptylayout.h"
#include "widgets/filtertoken.h"
#include "widgets/flowlayout.h"
#include "widgets/icon.h"
#include "widgets/panekeys.h"
#include "widgets/searchline.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

static QToolButton *outlined(QWidget *parent, const QString &text, const QString &icon = {})
{
    auto button = new QToolButton(parent);
    button->setText(text);
    button->setProperty("outlined", true);
    button->setProperty("small", true);
    if (!icon.isEmpty()) {
        button->setIcon(themeIcon(icon));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setProperty("beside", true);
    }
    return button;
}

FilterBar::FilterBar(Backend &backend, const Entity &entity, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_entity(entity)
    , m_line(new SearchLine(tr("Filter %1").arg(entity.plural), u"F"_s, this))
    , m_tokens(new QWidget(this))
    , m_flow(new FlowLayout(8, 4, m_tokens))
    , m_columns(outlined(this, tr("Columns"), u"object-columns"_s))
    , m_export(outlined(this, tr("Export"), u"document-export"_s))
    , m_note(textLabel(TextLook::Warning, {}, this))
{
    m_line->setProperty("small", true);
    m_line->setToolTip(tr("Words, or for example status:overdue amount>10k due:this month"));
    static_cast<SearchLine *>(m_line)->setIconName(u"view-filter"_s);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::returnPressed, this, &FilterBar::read);
    addHint(m_line, u"Enter|"_s + tr("Filter"));
    addHint(m_line, u"↓|"_s + tr("To the rows"));
    addHint(m_line, u"Esc|"_s + tr("Clear, then the rows"));
    connect(m_line, &QLineEdit::textChanged, this, &FilterBar::fitLine);
    m_columns->setToolTip(tr("Which columns are shown, and in what order (Ctrl+Shift+C)"));
    m_export->setToolTip(tr("Save all that the filter shows as a file (Ctrl+E)"));

    m_flow->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_tokens->setSizePolicy(policy);
    m_note->setWordWrap(true);
    m_note->setObjectName(u"filterNote"_s);
    m_note->hide();

    auto row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_line, 0, Qt::AlignTop);
    row->addWidget(m_tokens, 1);
    row->addWidget(m_columns, 0, Qt::AlignTop);
    row->addWidget(m_export, 0, Qt::AlignTop);
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_note);
    fitLine();
    showTokens();
}

// As wide as what is typed, within bounds: several conditions can be read before they are tokens. It takes no token its place in the row.
void FilterBar::fitLine()
{
    const QFontMetrics metrics = m_line->fontMetrics();
    const int others = m_flow->sizeHint().width() + m_columns->sizeHint().width() + m_export->sizeHint().width() + 4 * 8;
    const int most = std::clamp(width() - others, Theme::scaled(180), Theme::scaled(440));
    const int text = metrics.horizontalAdvance(m_line->text()) + Theme::scaled(56);
    const int empty = metrics.horizontalAdvance(m_line->placeholderText()) + Theme::scaled(76); // with its icon and its key
    m_line->setFixedWidth(std::max(empty, std::clamp(text, Theme::scaled(180), most)));
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitLine();
}

void FilterBar::focusLine()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

QString FilterBar::note() const
{
    return m_note->text();
}

void FilterBar::showNote(const QStringList &sentences)
{
    m_note->setText(sentences.join(u'\n'));
    m_note->setVisible(!sentences.isEmpty());
    if (!sentences.isEmpty()) {
        QAccessibleEvent alert(m_note, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void FilterBar::setFilter(const Filter &filter)
{
    const bool isOther = filter != m_filter;
    m_filter = filter;
    m_line->setText(filter.words);
    showNote({});
    if (isOther)
        showTokens();
}

void FilterBar::change(const Filter &filter)
{
    if (filter == m_filter)
        return;
    setFilter(filter);
    Q_EMIT filterChanged(m_filter);
}

// Of what amounts in the filter are in.
int FilterBar::exponent() const
{
    return exponentOf(m_filter, m_entity, m_backend);
}

// What was typed becomes tokens beside those that hold already; words stay in the line, and so does what was not understood.
void FilterBar::read()
{
    const FilterReading typed = readFilterLine(m_line->text(), m_entity, m_backend.catalog, m_backend.session.today(), exponent());
    Filter filter = m_filter;
    filter.words = typed.filter.words;
    for (const Condition &condition : typed.filter.conditions) {
        filter.conditions.removeIf([&](const Condition &old) { return old.field == condition.field && old.op == condition.op; });
        filter.conditions.append(condition);
    }
    change(filter);
    m_line->setText(typed.kept.join(u' '));
    showNote(typed.sentences);
}

void FilterBar::replace(const QString &field, const Condition &condition)
{
    Filter filter = m_filter;
    qsizetype at = filter.conditions.size();
    for (qsizetype index = 0; index < filter.conditions.size(); ++index)
        if (filter.conditions.at(index).field == field)
            at = std::min(at, index);
    filter.conditions.removeIf([&](const Condition &old) { return old.field == field; });
    if (!condition.field.isEmpty())
        filter.conditions.insert(std::min(at, filter.conditions.size()), condition);
    change(filter);
}

void FilterBar::editCondition(const Field &field, QWidget *anchor)
{
    Condition present;
    for (const Condition &condition : m_filter.conditions)
        if (condition.field == field.name)
            present = condition;
    auto editor = new ConditionEditor(m_backend, m_entity, field, present, exponent(), this);
    connect(editor, &ConditionEditor::applied, this, [this, name = field.name](const Condition &condition) { replace(name, condition); });
    connect(editor, &ConditionEditor::removed, this, [this, name = field.name] { replace(name, {}); });
    connect(editor, &QObject::destroyed, this, &FilterBar::left);
    editor->openUnder(anchor);
}

QWidget *FilterBar::token(qsizetype index)
{
    const Condition &condition = m_filter.conditions.at(index);
    const ConditionText text = conditionText(condition, m_entity, exponent());
    auto token = new FilterToken(text.label, text.value);
    token->setToolTip(tr("Change this filter; × removes it"));
    connect(token, &FilterToken::removeWanted, this, [this, index] { change(m_filter.without(index)); });
    if (const Field *field = m_entity.field(condition.field);
        field && field->name != m_entity.keyField && condition.op != Condition::Op::OfTeam)
        connect(token, &FilterToken::clicked, this, [this, field, token] { editCondition(*field, token); });
    return token;
}

QWidget *FilterBar::offer(const Field &field)
{
    auto token = new FilterToken(field.label);
    token->setToolTip(tr("Filter by %1").arg(field.label));
    connect(token, &FilterToken::clicked, this, [this, &field, token] { editCondition(field, token); });
    return token;
}

// Every other column that can be asked something of, those that the entity thinks of first.
QToolButton *FilterBar::offerMore(const QStringList &used, const QStringList &shown)
{
    QToolButton *add = outlined(m_tokens, tr("Add filter"), u"list-add"_s);
    add->setPopupMode(QToolButton::InstantPopup);
    auto menu = new QMenu(add);
    connect(menu, &QMenu::aboutToShow, this, [this, used, shown, menu, add] {
        if (!menu->isEmpty())
            return;
        for (const Field *field : fieldsToFilterBy(m_entity))
            if (!used.contains(field->name) && !shown.contains(field->name))
                menu->addAction(field->label, this, [this, field, add] { editCondition(*field, add); });
    });
    add->setMenu(menu);
    return add;
}

void FilterBar::showTokens()
{
    if (m_tokens->isAncestorOf(focusWidget()))
        m_line->setFocus(); // the token that was changed goes
    emptyLayout(*m_flow);
    QStringList used;
    for (qsizetype index = 0; index < m_filter.conditions.size(); ++index) {
        used.append(m_filter.conditions.at(index).field);
        m_flow->addWidget(token(index));
    }
    QStringList shown;
    for (const QString &name : m_entity.filters)
        if (const Field *field = m_entity.field(name); field && !used.contains(name) && shown.size() < 2) {
            shown.append(name);
            m_flow->addWidget(offer(*field));
        }
    m_flow->addWidget(offerMore(used, shown));
    QWidget *before = m_line;
    for (int index = 0; index < m_flow->count(); ++index) {
        setTabOrder(before, m_flow->itemAt(index)->widget());
        before = m_flow->itemAt(index)->widget();
    }
    setTabOrder(before, m_columns);
    fitLine();
    updateGeometry();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    // Esc belongs to the line while it is there, not to the page, whose shortcut it is too.
    if (watched == m_line && event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
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
