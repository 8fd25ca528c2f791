#include "verification/queuedelegate.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "verification/verificationlook.h"
#include "verification/verificationqueue.h"
#include "widgets/checkmark.h"
#include "widgets/rowlook.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"

#include <QPainter>

namespace {
constexpr int HeadingHeight = 26;
constexpr int RowHeightPixels = 76;
constexpr int Margin = 12;
constexpr int TextLeft = 38;

void drawText(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &color,
              Qt::Alignment alignment = Qt::AlignLeft)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, int(alignment | Qt::AlignVCenter), QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}
}

QueueDelegate::QueueDelegate(Backend &backend, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_backend(backend)
{
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool isHeading = !index.data(VerificationQueue::PaymentRole).isValid();
    return {Theme::scaled(200), Theme::scaled(isHeading ? HeadingHeight : RowHeightPixels)};
}

bool QueueDelegate::isTickBox(const QRect &row, const QPoint &position)
{
    return QRect(row.left(), row.top(), Theme::scaled(TextLeft - 4), row.height()).contains(position);
}

QString QueueDelegate::displayText(const QVariant &value, const QLocale &) const
{
    if (!value.canConvert<QueuedPayment>())
        return value.toString();
    const auto payment = value.value<QueuedPayment>();
    return tr("%1, %2, %3, %4, %5")
        .arg(payment.number, payment.clientName,
             formatAmount(payment.amountMinor, payment.currency, m_backend.catalog.exponent(payment.currency)), queueChip(payment).text,
             age(payment));
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (const QVariant payment = index.data(VerificationQueue::PaymentRole); payment.isValid())
        paintPayment(*painter, option, index, payment.value<QueuedPayment>());
    else
        paintHeading(*painter, option, index);
    painter->restore();
}

void QueueDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto section = index.data(VerificationQueue::SectionRole).value<VerificationQueue::Section>();
    const QString title = section == VerificationQueue::Section::SecondChecks  ? tr("Needs you as the second person")
                          : section == VerificationQueue::Section::OldestFirst ? tr("Oldest first")
                          : section == VerificationQueue::Section::ForOthers   ? tr("Approved by you, one more person")
                                                                               : tr("Decided by you today");
    const Tokens &t = Theme::tokens();
    painter.fillRect(option.rect, t.sunken);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    const QRect text = option.rect.adjusted(Theme::scaled(Margin), 0, -Theme::scaled(Margin), 0);
    drawText(painter, text, title, Theme::font(12), t.ink2);
    drawText(painter, text, QString::number(index.data(VerificationQueue::CountRole).toInt()), Theme::font(12), t.ink2, Qt::AlignRight);
}

void QueueDelegate::paintPayment(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                 const QueuedPayment &payment) const
{
    const Tokens &t = Theme::tokens();
    const QVariant tick = index.data(Qt::CheckStateRole);
    paintRow(painter, option, true, tick.isValid() && tick.toInt() == Qt::Checked);

    const QRect row = option.rect;
    if (tick.isValid()) {
        const int side = Theme::scaled(16);
        paintCheckBox(painter, QRect(row.left() + Theme::scaled(Margin), row.top() + Theme::scaled(10), side, side),
                      QStyle::State_Enabled | (tick.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off));
    }

    const int line = Theme::scaled(20);
    QRect first(row.left() + Theme::scaled(TextLeft), row.top() + Theme::scaled(8), row.width() - Theme::scaled(TextLeft + Margin), line);
    const QRect second = first.translated(0, line);
    const QRect third = first.translated(0, 2 * line + Theme::scaled(2));

    // Amount, and its currency in small grey behind it.
    const QFont small = Theme::font(11);
    const int currencyWidth = QFontMetrics(small).horizontalAdvance(payment.currency);
    drawText(painter, first, payment.currency, small, t.ink3, Qt::AlignRight);
    painter.setFont(Theme::font(13, QFont::DemiBold));
    painter.setPen(payment.canDecide || payment.isDecided() ? t.ink : t.ink2);
    const QString amount = formatMinor(payment.amountMinor, m_backend.catalog.exponent(payment.currency));
    const QRectF figure = first.adjusted(0, 0, -currencyWidth - Theme::scaled(5), 0);
    TabularText::draw(painter, figure, int(Qt::AlignRight | Qt::AlignVCenter), amount);

    const bool isCurrent = option.state & QStyle::State_Selected;
    first.setRight(int(figure.right() - TabularText::width(painter.font(), amount)) - Theme::scaled(8));
    drawText(painter, first, payment.number, Theme::font(13, QFont::Medium), isCurrent ? t.accentInk : t.ink);
    drawText(painter, second, payment.clientName, Theme::font(13), t.ink);
    const QString waited = age(payment);
    drawText(painter, third, waited, Theme::font(12), t.ink2, Qt::AlignRight);
    paintChip(painter, third.adjusted(0, 0, -QFontMetrics(Theme::font(12)).horizontalAdvance(waited) - Theme::scaled(8), 0),
              queueChip(payment));
}

QString QueueDelegate::age(const QueuedPayment &payment) const
{
    if (payment.decidedAt.isValid())
        return timeText(m_backend.session.localTime(payment.decidedAt));
    return durationText(payment.createdAt.secsTo(QDateTime::currentDateTimeUtc()));
}
