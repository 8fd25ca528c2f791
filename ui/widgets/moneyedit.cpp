#include "widgets/moneyedit.h"
#include <QEvent>

MoneyEdit::MoneyEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    connect(this, &QLineEdit::textEdited, this, &MoneyEdit::read);
    connect(this, &QLineEdit::editingFinished, this, &MoneyEdit::settle);
}

void MoneyEdit::setExponent(int decimals)
{
    Q_ASSERT(decimals >= 0 && decimals <= 4);
    if (decimals == m_exponent)
        return;
    // The typed figure stays what it says: 12.00 of one currency is 12 of another, never 1,200.
    settle();
    m_exponent = decimals;
    read();
    settle();
}

void MoneyEdit::setMinor(std::optional<qint64> minor)
{
    const bool changed = minor != m_minor;
    m_minor = minor;
    m_problem.reset();
    setText(minor ? formatAmount(*minor, m_exponent, locale()) : QString());
    if (changed)
        Q_EMIT minorChanged();
}

QVariant MoneyEdit::minorVariant() const
{
    return m_minor ? QVariant::fromValue(*m_minor) : QVariant();
}

void MoneyEdit::setMinorVariant(const QVariant &value)
{
    setMinor(value.isValid() && !value.isNull() ? std::optional(value.toLongLong()) : std::nullopt);
}

QString MoneyEdit::problem() const
{
    if (!m_problem)
        return {};
    switch (*m_problem) {
    case AmountProblem::NotAnAmount:
        return tr("This is not an amount. Type for example 62.4k or 52000*1.2.");
    case AmountProblem::TooManyDecimals:
        return m_exponent == 0 ? tr("This currency has no decimals.") : tr("This currency has %n decimals.", nullptr, m_exponent);
    case AmountProblem::TooLarge:
        return tr("This amount is larger than can be kept.");
    }
    return {};
}

void MoneyEdit::read()
{
    const std::optional<qint64> before = m_minor;
    m_minor.reset();
    m_problem.reset();
    if (!text().trimmed().isEmpty()) {
        if (const auto amount = parseAmount(text(), m_exponent, locale()))
            m_minor = *amount;
        else
            m_problem = amount.error();
    }
    if (m_minor != before)
        Q_EMIT minorChanged();
}

void MoneyEdit::settle()
{
    if (m_minor)
        setText(formatAmount(*m_minor, m_exponent, locale()));
}

void MoneyEdit::focusOutEvent(QFocusEvent *event)
{
    settle();
    QLineEdit::focusOutEvent(event);
}

void MoneyEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LocaleChange)
        settle();
    QLineEdit::changeEvent(event);
}
