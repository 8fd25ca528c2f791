#include "verification/receipttable.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/emptylayout.h"
#include "widgets/statusglyph.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;
using Kind = ReadField::Kind;
using Match = ReadField::Match;

namespace {
// One line, cut at its end where there is no room.
class ValueLine : public QLabel
{
public:
    explicit ValueLine(const QString &text)
        : QLabel(text)
    {
        setMinimumWidth(Theme::scaled(40));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(Theme::tokens().ink);
        painter.drawText(rect(), Qt::AlignVCenter, fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

// What differs may be at its end: it takes another line where there is no room, wherever it can be broken.
QLabel *valueLabel(const QString &text, Match match)
{
    const bool mayBeCut = match != Match::Differs;
    QLabel *label = mayBeCut ? new ValueLine(text) : textLabel(TextLook::Body);
    if (!mayBeCut) {
        label->setText(QString(text).replace(u'-', u"-\u200b"_s));
        label->setWordWrap(true);
        label->setMinimumWidth(Theme::scaled(40));
    }
    label->setToolTip(text);
    label->setAccessibleName(text);
    return label;
}

// The sign of a line; its words are read to those who don't see it.
class MatchSign : public QWidget
{
public:
    explicit MatchSign(Match match)
        : m_match(match)
    {
        setFixedSize(Theme::scaled(14), Theme::scaled(14));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tone tone = m_match == Match::Same ? Tone::Green : m_match == Match::Differs ? Tone::Amber : Tone::Grey;
        paintGlyph(painter, rect(),
                   m_match == Match::Same      ? Glyph::DiscTick
                   : m_match == Match::Differs ? Glyph::Triangle
                                               : Glyph::Ring,
                   Theme::tokens().tone(tone).ink);
    }

private:
    Match m_match;
};

QString recordedText(Kind kind, const RecordedFacts &facts)
{
    switch (kind) {
    case Kind::Amount:
        return formatAmount(facts.amountMinor, facts.currency, facts.exponent);
    case Kind::Payer:
        return facts.payer;
    case Kind::PaidOn:
        return dateText(facts.paidOn);
    case Kind::Reference:
        break;
    }
    return facts.reference.isEmpty() ? u"–"_s : facts.reference;
}
}

ReceiptTable::ReceiptTable(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
}

QString ReceiptTable::nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Amount:
        return tr("Amount");
    case Kind::Payer:
        return tr("Payer");
    case Kind::PaidOn:
        return tr("Paid on");
    case Kind::Reference:
        break;
    }
    return tr("Reference");
}

QString ReceiptTable::readText(const ReadField &field, const RecordedFacts &facts)
{
    if (field.match == Match::NotFound)
        return tr("not found");
    if (field.kind == Kind::Amount)
        return formatAmount(field.amountMinor, facts.currency, facts.exponent);
    return field.kind == Kind::PaidOn ? dateText(field.date) : field.read;
}

void ReceiptTable::showRecorded(const RecordedFacts &facts, const QString &waits)
{
    m_facts = facts;
    m_waits = waits;
    m_fields.clear();
    build();
}

void ReceiptTable::showRead(const QList<ReadField> &fields)
{
    m_fields = fields;
    build();
}

void ReceiptTable::clear()
{
    emptyLayout(*m_grid);
}

void ReceiptTable::build()
{
    clear();
    m_grid->addWidget(textLabel(TextLook::Label, tr("Recorded")), 0, 1);
    m_grid->addWidget(textLabel(TextLook::Label, tr("Receipt")), 0, 2);
    int row = 1;
    for (const Kind kind : {Kind::Amount, Kind::Payer, Kind::PaidOn, Kind::Reference}) {
        m_grid->addWidget(hairline(), row++, 0, 1, 4);
        auto name = textLabel(TextLook::Secondary, nameOf(kind));
        name->setMinimumHeight(Theme::scaled(26));
        m_grid->addWidget(name, row, 0);
        Match match = Match::NotFound;
        QString read = m_waits;
        for (const ReadField &field : std::as_const(m_fields)) {
            if (field.kind != kind)
                continue;
            read = readText(field, m_facts);
            match = field.match;
            auto sign = new MatchSign(field.match);
            sign->setToolTip(field.match == Match::Same      ? tr("The same on the receipt")
                             : field.match == Match::Differs ? tr("Different on the receipt")
                                                             : tr("Not found on the receipt"));
            sign->setAccessibleName(nameOf(kind) + u": "_s + sign->toolTip());
            m_grid->addWidget(sign, row, 3);
        }
        m_grid->addWidget(valueLabel(recordedText(kind, m_facts), match), row, 1);
        if (m_fields.isEmpty() || read != m_waits)
            m_grid->addWidget(m_fields.isEmpty() ? textLabel(TextLook::Caption, read) : valueLabel(read, match), row, 2);
        ++row;
    }
    m_grid->addWidget(hairline(), row, 0, 1, 4);
}
