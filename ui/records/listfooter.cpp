#include "records/listfooter.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/recordtable.h"
#include "text/moneytext.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include "widgets/toastclearance.h"

#include <QPainter>

using namespace Qt::StringLiterals;

static constexpr int CurrenciesShown = 4;

ListFooter::ListFooter(Backend &backend, const RecordTable &table, QWidget *parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_table(table)
{
    setFixedHeight(Theme::scaled(34));
    ToastClearance::keepAbove(this);
    const auto renew = [this] {
        setAccessibleName((QStringList{text()} + sums()).join(u" · "_s));
        setToolTip(moreText().isEmpty() ? QString() : sums().join(u'\n'));
        update();
    };
    connect(&table, &RecordTable::countChanged, this, renew);
    connect(&table, &RecordTable::totalsChanged, this, renew);
    connect(&table, &RecordTable::checkedChanged, this, renew);
}

QSize ListFooter::sizeHint() const
{
    return {Theme::scaled(400), Theme::scaled(34)};
}

static QString countText(const RecordTable &table)
{
    const RecordTable::Count count = table.count();
    if (count.precision == RecordTable::Precision::Unknown)
        return {};
    const QString number = QLocale().toString(count.rows) + (count.precision == RecordTable::Precision::AtLeast ? u"+"_s : QString());
    return number + u' ' + (count.rows == 1 ? table.entity().singular : table.entity().plural);
}

QString ListFooter::text() const
{
    QStringList parts{countText(m_table)};
    parts.append(m_table.isAnyChecked() ? tr("%1 selected").arg(QLocale().toString(m_table.checkedCount())) : tr("none selected"));
    if (!m_table.totals().isEmpty() && !m_table.entity().totalsNote.isEmpty())
        parts.append(m_table.entity().totalsNote);
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

// Every currency's, as it is read out.
QStringList ListFooter::sums() const
{
    QStringList sums;
    for (const RecordTable::Total &total : m_table.totals())
        sums.append(total.currency + u' ' + formatMinor(total.minor, m_backend.catalog.exponent(total.currency)));
    return sums;
}

QString ListFooter::moreText() const
{
    const qsizetype more = m_table.totals().size() - CurrenciesShown;
    return more > 0 ? tr("and %1 more").arg(QLocale().toString(more)) : QString();
}

void ListFooter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Theme::tokens();
    painter.fillRect(rect(), tokens.sunken);
    painter.fillRect(QRect(0, 0, width(), 1), tokens.line2);
    QRect area = rect().adjusted(Theme::scaled(20), 1, -Theme::scaled(16), 0);

    const QFont plain = Theme::font(12);
    const QFont strong = Theme::font(13, QFont::DemiBold);
    painter.setFont(plain);
    painter.setPen(tokens.ink2);
    if (const QString more = moreText(); !more.isEmpty()) {
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, more);
        area.setRight(area.right() - QFontMetrics(plain).horizontalAdvance(more) - Theme::scaled(20));
    }
    const QList<RecordTable::Total> totals = m_table.totals().mid(0, CurrenciesShown);
    for (auto total = totals.crbegin(); total != totals.crend(); ++total) {
        const QString number = formatMinor(total->minor, m_backend.catalog.exponent(total->currency));
        painter.setFont(strong);
        painter.setPen(tokens.ink);
        TabularText::draw(painter, area, Qt::AlignRight | Qt::AlignVCenter, number);
        area.setRight(area.right() - TabularText::width(strong, number) - Theme::scaled(5));
        painter.setFont(plain);
        painter.setPen(tokens.ink2);
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, total->currency);
        area.setRight(area.right() - QFontMetrics(plain).horizontalAdvance(total->currency) - Theme::scaled(20));
    }
    painter.setFont(plain);
    painter.setPen(tokens.ink2);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(plain).elidedText(text(), Qt::ElideRight, area.width()));
}
