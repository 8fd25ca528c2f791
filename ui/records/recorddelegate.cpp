#include "records/recorddelegate.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/recordtable.h"
#include "records/statelook.h"
#include "session/datetext.h"
#include "session/moneytext.h"
#include "session/session.h"
#include "widgets/avatar.h"
#include "widgets/cells.h"
#include "widgets/rowlook.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
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
    initStyleOption(&option, index);
    const bool isFirst = index.column() == 0;
    const bool isChecked = index.data(RecordTable::CheckedRole).toBool();
    paintRow(*painter, option, isFirst, isChecked);
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

void RecordDelegate::paintField(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Field &field = m_table.field(index.column());
    const QVariant value = index.data(RecordTable::ValueRole);
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString state = index.data(RecordTable::StateRole).toString();
    const bool isQuiet = state == u"draft"_s || state == u"cancelled"_s;

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
        return DateCell{value.isNull() || isQuiet ? QString() : dayText(value.toDate(), m_backend.session.today()), state == u"overdue"_s}
            .paint(painter, option);
    case Field::Look::Number:
        return TextCell{.text = text, .quiet = isQuiet, .isLink = true}.paint(painter, option);
    case Field::Look::Identity:
        return TextCell{.text = text, .detail = index.data(RecordTable::SecondaryRole).toString(), .strong = !isQuiet, .quiet = isQuiet}
            .paint(painter, option);
    case Field::Look::Plain:
        break;
    }
    switch (field.type) {
    case Field::Type::State:
        return ChipCell{stateLook(m_table.entity().key, value.toString(), text)}.paint(painter, option);
    case Field::Type::Money: {
        const QString currency = index.data(RecordTable::CurrencyRole).toString();
        return AmountCell{value.isNull() ? u"–"_s : formatMinor(value.toLongLong(), m_backend.catalog.exponent(currency)), currency}.paint(
            painter, option);
    }
    case Field::Type::Integer:
    case Field::Type::Decimal:
        return AmountCell{text}.paint(painter, option);
    case Field::Type::Date:
        return DateCell{value.isNull() ? QString() : dayText(value.toDate(), m_backend.session.today())}.paint(painter, option);
    default:
        return TextCell{.text = text.simplified(), .quiet = isQuiet}.paint(painter, option);
    }
}

bool RecordDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString text = index.data(Qt::DisplayRole).toString();
    if (const QString more = index.data(RecordTable::SecondaryRole).toString(); !more.isEmpty())
        text += u"\n"_s + more;
    QToolTip::showText(event->globalPos(), text.left(400), view);
    return true;
}
