#include "records/conflictdialog.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/awaiting.h"
#include "records/history.h"
#include "records/record.h"
#include "records/referencelookup.h"
#include "records/valuetext.h"
#include "session/moments.h"
#include "session/session.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace {
enum Column { Name, Before, Theirs, Mine, Columns };

QLabel *cell(TextLook look, const QString &text)
{
    QLabel *label = textLabel(look, text);
    label->setWordWrap(true);
    return label;
}

bool differ(const QVariant &left, const QVariant &right)
{
    return left.toString() != right.toString();
}
}

ConflictDialog::Author ConflictDialog::Author::of(const HistoryEntry &entry)
{
    return {entry.isMine ? ConflictDialog::tr("Your last save") : entry.who, entry.at};
}

ConflictDialog::ConflictDialog(Backend &backend, Record &record, const Author &author, QWidget *parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_record(record)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Changed while you were editing"));
    setMinimumWidth(Theme::scaled(760));

    auto grid = new QGridLayout;
    grid->setSpacing(0);
    grid->setHorizontalSpacing(Theme::scaled(16));
    grid->setContentsMargins(Theme::scaled(16), 0, Theme::scaled(16), 0);
    const QStringList heads{tr("Field"), tr("Before"), author.name.isEmpty() ? tr("Theirs") : author.name, tr("You")};
    for (int column = 0; column < Columns; ++column) {
        grid->addWidget(textLabel(TextLook::Label, heads.at(column)), 0, column);
        grid->setColumnStretch(column, column == Name ? 2 : 3);
    }
    grid->setRowMinimumHeight(0, Theme::scaled(34));
    for (int index = 0; index < record.differences().size(); ++index)
        if (!record.entity().derived.contains(record.differences().at(index).field)) // follows by itself, whatever is chosen
            addRow(grid, 2 * index + 1, index);

    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(heading(author));
    layout->addLayout(grid);
    layout->addStretch(1);
    layout->addLayout(foot());
    if (!m_order.isEmpty())
        m_choices.value(m_order.first()).second->setFocus();
}

QLayout *ConflictDialog::heading(const Author &author) const
{
    const Entity &entity = m_record.entity();
    QString title = m_record.value(entity.numberField).toString();
    if (title.isEmpty())
        title = m_record.value(entity.identityField).toString();
    if (title.isEmpty())
        title = tr("this %1").arg(entity.singular);
    auto layout = new QHBoxLayout;
    layout->setContentsMargins(Theme::scaled(16), Theme::scaled(14), Theme::scaled(16), Theme::scaled(14));
    layout->setSpacing(Theme::scaled(8));
    layout->addWidget(textLabel(
        TextLook::Section, tr("%1 changed %2 while you were editing").arg(author.name.isEmpty() ? tr("Somebody") : author.name, title)));
    if (author.at.isValid())
        layout->addWidget(textLabel(TextLook::Caption, tr("saved %1").arg(momentText(m_backend.session, author.at))));
    layout->addStretch();
    return layout;
}

QLayout *ConflictDialog::foot()
{
    auto back = new KeyButton(tr("Back to editing"));
    back->setHint(tr("Esc"));
    auto save = new KeyButton(tr("Save this mix"), KeyButton::Primary);
    save->setKeys(Qt::CTRL | Qt::Key_Return);
    connect(back, &KeyButton::clicked, this, &QDialog::reject);
    connect(save, &KeyButton::clicked, this, &ConflictDialog::accept);
    auto layout = new QHBoxLayout;
    layout->setContentsMargins(Theme::scaled(16), Theme::scaled(12), Theme::scaled(16), Theme::scaled(12));
    layout->setSpacing(Theme::scaled(8));
    layout->addWidget(
        cell(TextLook::Caption, tr("Arrows choose. What they saved stays in Activity; what you leave of yours is not saved.")), 1);
    layout->addWidget(back);
    layout->addWidget(save);
    return layout;
}

// A reference is shown by its name, which has to be asked for.
template<typename Widget>
void ConflictDialog::show(Widget *widget, const Field &field, const QVariant &value)
{
    const Entity *target = field.type == Field::Type::Reference ? m_backend.catalog.entity(field.reference) : nullptr;
    if (!target || value.toString().isEmpty()) {
        const QString text = valueText(m_backend, field, value, m_record.value(field.currencyField).toString());
        return widget->setText(text.isEmpty() ? tr("nothing") : text);
    }
    auto lookup = new ReferenceLookup(m_backend, *target, this);
    whenAnswered(lookup->titleOf(value.toString()), this, [widget](const Result<QString> &title) {
        widget->setText(title && !title->isEmpty() ? *title : tr("one you may not see"));
    });
}

QLabel *ConflictDialog::valueLabel(const Field &field, const QVariant &value)
{
    QLabel *label = cell(TextLook::Secondary, {});
    show(label, field, value);
    return label;
}

QRadioButton *ConflictDialog::option(const Field &field, const QVariant &value)
{
    auto option = new QRadioButton;
    option->setFont(Theme::font(13, QFont::DemiBold));
    option->setMinimumHeight(Theme::scaled(24));
    show(option, field, value);
    return option;
}

// What only one side touched is settled: marked as taken there, and nothing to choose.
QWidget *ConflictDialog::side(const Field &field, const QVariant &value, bool isChanged, bool isTaken)
{
    if (!isChanged)
        return cell(TextLook::Secondary, tr("not changed"));
    QRadioButton *taken = option(field, value);
    taken->setAutoExclusive(false);
    taken->setChecked(isTaken);
    taken->setFocusPolicy(Qt::NoFocus);
    taken->setAttribute(Qt::WA_TransparentForMouseEvents);
    return taken;
}

void ConflictDialog::addRow(QGridLayout *grid, int row, int index)
{
    const Record::Difference &difference = m_record.differences().at(index);
    const Field &field = *m_record.entity().field(difference.field);
    grid->addWidget(hairline(), row, 0, 1, Columns);
    grid->setRowMinimumHeight(++row, Theme::scaled(34));
    grid->addWidget(cell(TextLook::Secondary, field.label), row, Name);
    grid->addWidget(valueLabel(field, difference.before), row, Before);
    if (!difference.needsChoice) {
        const bool theyChanged = differ(difference.theirs, difference.before);
        const bool iChanged = differ(difference.mine, difference.before);
        grid->addWidget(side(field, difference.theirs, theyChanged, true), row, Theirs);
        grid->addWidget(side(field, difference.mine, iChanged, true), row, Mine);
        return;
    }
    QRadioButton *theirs = option(field, difference.theirs);
    QRadioButton *mine = option(field, difference.mine);
    theirs->setAccessibleName(tr("%1, theirs").arg(field.label));
    mine->setAccessibleName(tr("%1, yours").arg(field.label));
    auto group = new QButtonGroup(this);
    for (QRadioButton *button : {theirs, mine}) {
        group->addButton(button);
        button->installEventFilter(this);
    }
    mine->setChecked(true);
    grid->addWidget(theirs, row, Theirs);
    grid->addWidget(mine, row, Mine);
    m_choices.insert(difference.field, {theirs, mine});
    m_order.append(difference.field);
}

void ConflictDialog::choose(const QString &field, bool mine)
{
    const auto [theirs, own] = m_choices.value(field);
    if (!theirs)
        return;
    QRadioButton *chosen = mine ? own : theirs;
    chosen->setChecked(true);
    chosen->setFocus();
}

bool ConflictDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    for (qsizetype row = 0; row < m_order.size(); ++row) {
        const auto [theirs, mine] = m_choices.value(m_order.at(row));
        if (watched != theirs && watched != mine)
            continue;
        const auto go = [&](qsizetype to) {
            to = std::clamp<qsizetype>(to, 0, m_order.size() - 1);
            choose(m_order.at(to), m_choices.value(m_order.at(to)).second->isChecked());
        };
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Left:
            choose(m_order.at(row), false);
            return true;
        case Qt::Key_Right:
            choose(m_order.at(row), true);
            return true;
        case Qt::Key_Up:
            go(row - 1);
            return true;
        case Qt::Key_Down:
            go(row + 1);
            return true;
        default:
            return false;
        }
    }
    return false;
}

void ConflictDialog::accept()
{
    const QList<Record::Difference> differences = m_record.differences();
    m_record.rebase();
    QVariantMap mix;
    for (const Record::Difference &difference : differences)
        if (const auto choice = m_choices.value(difference.field); choice.first && choice.first->isChecked())
            mix.insert(difference.field, difference.theirs);
    m_record.setValues(mix);
    QDialog::accept();
}

// The column heads stand on a band, as on a list.
void ConflictDialog::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(rect(), Theme::tokens().surface);
    if (const auto grid = layout()->itemAt(1)->layout())
        painter.fillRect(QRect(0, grid->geometry().top(), width(), Theme::scaled(34)), Theme::tokens().sunken);
}
