#include "records/recorddelegate.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/editors.h"
#include "records/recordtable.h"
#include "records/referencepicker.h"
#include "records/statelook.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/avatar.h"
#include "widgets/cells.h"
#include "widgets/panekeys.h"
#include "widgets/rowlook.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTableView>
#include <QToolTip>

using namespace Qt::StringLiterals;

RecordDelegate::RecordDelegate(Backend &backend, const RecordTable &table, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_backend(backend)
    , m_table(table)
{
}

QRect RecordDelegate::checkRect(const QRect &cell)
{
    return {cell.left() + Theme::scaled(4), cell.top(), Theme::scaled(CheckWidth), cell.height()};
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    option.index = index; // what else an option can hold is asked of the model only where it is painted
    option.state.setFlag(QStyle::State_MouseOver, index.row() == m_hovered); // the row under the pointer, not the cell
    const bool isFirst = index.column() == 0;
    const bool isChecked = index.data(RecordTable::CheckedRole).toBool();
    paintRow(*painter, option, isFirst, isChecked);
    if (m_flush) {
        const int padding = cellContent(option).left() - option.rect.left();
        const bool isLast = index.column() == index.model()->columnCount() - 1;
        option.rect.adjust(isFirst ? -padding : 0, 0, isLast ? padding : 0, 0);
    }
    if (isFirst && m_checkable) {
        QStyleOptionViewItem box = option;
        box.rect = checkRect(option.rect);
        if (m_table.isLoaded(index.row()))
            CheckCell{isChecked ? Qt::Checked : Qt::Unchecked}.paint(*painter, box);
        option.rect.setLeft(box.rect.right());
    }
    if (!index.data(RecordTable::LoadedRole).toBool())
        paintPlaceholder(*painter, option);
    else
        paintField(*painter, option, index);
}

namespace {
// Why the last step was refused, where the row is named: behind the name, or under it where there is more room.
struct RefusalCell
{
    TextCell name;
    QString why;

    static QFont font() { return Theme::font(12); }
    int nameWidth() const { return name.width() + Theme::scaled(8); }
    bool isBeside(int width) const { return nameWidth() + QFontMetrics(font()).horizontalAdvance(why) <= width; }
    int heightBelow(int width) const
    {
        return QFontMetrics(font()).boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), Qt::TextWordWrap, why).height();
    }
    static int overlap() { return Theme::scaled(8); } // of the name's line and the words under it

    void paint(QPainter &painter, const QStyleOptionViewItem &option, int usual) const
    {
        QStyleOptionViewItem line = option;
        const bool isTall = option.rect.height() > usual;
        if (isTall)
            line.rect.setHeight(usual);
        name.paint(painter, line);
        QRect room = cellContent(option);
        isTall ? room.setTop(line.rect.bottom() + 1 - overlap()) : room.setLeft(room.left() + nameWidth());
        painter.setFont(font());
        painter.setPen(Theme::tokens().tone(Tone::Red).ink);
        if (isTall)
            painter.drawText(room, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, why);
        else
            painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(font()).elidedText(why, Qt::ElideRight, room.width()));
    }
};
}

int RecordDelegate::refusedHeight(const QModelIndex &index, int width, int usual) const
{
    const QString why = index.data(RecordTable::RefusalRole).toString();
    const RefusalCell cell{{.text = index.data(Qt::DisplayRole).toString(), .strong = true}, why};
    const int box = index.column() == 0 && m_checkable ? checkRect({}).right() : 0;
    const int room = width - box - cellWidth(0);
    return why.isEmpty() || room <= 0 || cell.isBeside(room) ? usual : usual + cell.heightBelow(room);
}

static int usualHeight(const QStyleOptionViewItem &option)
{
    const auto table = qobject_cast<const QTableView *>(option.widget);
    return table ? table->verticalHeader()->defaultSectionSize() : option.rect.height();
}

void RecordDelegate::paintField(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Field &field = m_table.field(index.column());
    const QVariant value = index.data(RecordTable::ValueRole);
    const auto text = [&index] { return index.data(Qt::DisplayRole).toString(); };
    const QString state = index.data(RecordTable::StateRole).toString();
    const bool isQuiet = state == u"draft"_s || state == u"cancelled"_s;

    if (value.toString().isEmpty() && !field.whenEmpty.isEmpty() && !text().isEmpty())
        return TextCell{.text = text(), .quiet = true}.paint(painter, option);
    switch (field.look) {
    case Field::Look::Person: {
        const QString name = index.data(RecordTable::LabelRole).toString();
        const bool hasRoom = option.rect.width() > Theme::scaled(110);
        return AvatarCell{initialsOf(name), hasRoom ? name : QString(), value.toString() == m_backend.session.person().id}.paint(painter,
                                                                                                                                 option);
    }
    case Field::Look::Progress:
        return BarCell{value.isNull() || isQuiet ? -1 : value.toInt()}.paint(painter, option);
    case Field::Look::Due:
        return DateCell{isQuiet ? QString() : day(value), state == u"overdue"_s}.paint(painter, option);
    case Field::Look::Number:
        return TextCell{.text = text(), .quiet = isQuiet, .isLink = true}.paint(painter, option);
    case Field::Look::Identity:
        if (const QString why = index.data(RecordTable::RefusalRole).toString(); !why.isEmpty())
            return RefusalCell{{.text = text(), .strong = true}, why}.paint(painter, option, usualHeight(option));
        return TextCell{.text = text(), .detail = index.data(RecordTable::SecondaryRole).toString(), .strong = !isQuiet, .quiet = isQuiet}
            .paint(painter, option);
    case Field::Look::Plain:
        break;
    }
    switch (field.type) {
    case Field::Type::State:
        return ChipCell{stateChip(index)}.paint(painter, option);
    case Field::Type::Boolean:
        return text().isEmpty() ? void() : ChipCell{yesNoLook(value.toBool(), text())}.paint(painter, option);
    case Field::Type::Money:
    case Field::Type::Integer:
    case Field::Type::Decimal:
        return amount(index).paint(painter, option);
    case Field::Type::Date:
        return DateCell{day(value)}.paint(painter, option);
    default:
        return TextCell{.text = text().simplified(), .quiet = isQuiet}.paint(painter, option);
    }
}

ChipLook RecordDelegate::stateChip(const QModelIndex &index) const
{
    const Entity &entity = m_table.entity();
    const Field &field = m_table.field(index.column());
    return stateLook(entity.key, m_table.value(index.row(), field.name).toString(), m_table.text(index.row(), field),
                     m_table.value(index.row(), entity.agreement.given).toInt());
}

AmountCell RecordDelegate::amount(const QModelIndex &index) const
{
    const Field &field = m_table.field(index.column());
    if (field.type != Field::Type::Money)
        return {m_table.text(index.row(), field)};
    const QVariant value = index.data(RecordTable::ValueRole);
    const QString currency = index.data(RecordTable::CurrencyRole).toString();
    return {value.isNull() ? u"–"_s : formatMinor(value.toLongLong(), m_backend.catalog.exponent(currency)), currency};
}

QString RecordDelegate::day(const QVariant &value) const
{
    return value.isNull() ? QString() : dayText(value.toDate(), m_backend.session.today());
}

int RecordDelegate::needed(int row, int column) const
{
    const bool isFirst = column == 0;
    const bool isLast = column == m_table.columnCount() - 1;
    const int box = isFirst && m_checkable ? checkRect({}).right() : 0;
    const int unused = m_flush ? (int(isFirst) + int(isLast)) * cellWidth(0) / 2 : 0;
    return box + cellNeeds(m_table.index(row, column)) - unused;
}

// Of what paintField() paints; words are taken as bold, since some of a column may be.
int RecordDelegate::cellNeeds(const QModelIndex &index) const
{
    const Field &field = m_table.field(index.column());
    const QString text = m_table.text(index.row(), field).simplified();
    if (field.look == Field::Look::Number)
        return numberWidth(text);
    if (field.look == Field::Look::Due || (field.look == Field::Look::Plain && field.type == Field::Type::Date))
        return cellWidth(DateCell{day(index.data(RecordTable::ValueRole))}.width());
    if (field.look == Field::Look::Plain && field.type == Field::Type::State)
        return cellWidth(chipSize(stateChip(index)).width());
    if (field.look == Field::Look::Plain && field.isRightAligned())
        return cellWidth(amount(index).width());
    const bool isIdentity = field.look == Field::Look::Identity;
    const QString detail = isIdentity ? index.data(RecordTable::SecondaryRole).toString() : QString();
    return cellWidth(TextCell{.text = text, .detail = detail, .strong = true}.width());
}

QWidget *RecordDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Field &field = m_table.field(index.column());
    QWidget *editor = ::createEditor(m_backend, m_table.entity(), field, parent);
    editor->setAutoFillBackground(true);
    editor->setAccessibleName(field.label);
    addHint(editor, u"Enter|"_s + tr("Keep"));
    addHint(editor, u"Tab|"_s + tr("Next cell"));
    addHint(editor, u"Esc|"_s + tr("As it was"));
    if (field.type == Field::Type::Money)
        setEditorExponent(editor, m_backend.catalog.exponent(index.data(RecordTable::CurrencyRole).toString()));
    if (auto line = qobject_cast<QLineEdit *>(editor); line && field.maxLength > 0)
        line->setMaxLength(field.maxLength);
    return editor;
}

void RecordDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (editor->property("isFilled").toBool())
        return;
    editor->setProperty("isFilled", true);
    setEditorValue(editor, index.data(RecordTable::ValueRole));
    if (auto line = qobject_cast<QLineEdit *>(editor))
        line->selectAll();
}

void RecordDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    if (const QString problem = editorProblem(editor); !problem.isEmpty())
        Q_EMIT notAValue(problem);
    else
        Q_EMIT committed(index, editorValue(editor));
}

void RecordDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QRect cell = option.rect;
    if (index.column() == 0 && m_checkable)
        cell.setLeft(checkRect(cell).right());
    const int width = std::max(cell.width(), std::min(editor->sizeHint().width(), Theme::scaled(220)));
    editor->setGeometry(
        QRect(std::min(cell.left(), std::max(0, editor->parentWidget()->width() - width)), cell.top(), width, cell.height() - 1));
}

// A list that is open over the cell takes its keys before the cell does.
static bool isForOpenList(const QWidget *editor, int key)
{
    const auto picker = qobject_cast<const ReferencePicker *>(editor);
    return picker && picker->isOpen() && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape);
}

// What is no value stays in its open editor. Enter ends with the cell: on the row it would open the record.
bool RecordDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto editor = qobject_cast<QWidget *>(watched);
    if (!editor || event->type() != QEvent::KeyPress || qobject_cast<QPlainTextEdit *>(editor))
        return QStyledItemDelegate::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (isForOpenList(editor, key))
        return false;
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    const bool goesOn = isEnter || key == Qt::Key_Tab || key == Qt::Key_Backtab;
    if (const QString problem = goesOn ? editorProblem(editor) : QString(); !problem.isEmpty()) {
        if (auto picker = qobject_cast<ReferencePicker *>(editor))
            picker->settle(); // its list would cover what is told
        Q_EMIT notAValue(problem);
        return true;
    }
    if (!isEnter)
        return QStyledItemDelegate::eventFilter(watched, event);
    Q_EMIT commitData(editor);
    Q_EMIT closeEditor(editor);
    return true;
}

bool RecordDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString text = index.data(Qt::DisplayRole).toString();
    if (const QString more = index.data(RecordTable::SecondaryRole).toString(); !more.isEmpty())
        text += u"\n"_s + more;
    if (const QString why = index.data(RecordTable::RefusalRole).toString(); !why.isEmpty())
        text = why;
    QToolTip::showText(event->globalPos(), text.left(400), view);
    return true;
}
