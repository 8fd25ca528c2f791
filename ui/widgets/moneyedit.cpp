#include "widgets/moneyedit.h"
#include "text/moneytext.h"

#include <QEvent>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

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

void MoneyEdit::setCurrencies(const QStringList &codes)
{
    m_currencies = codes;
}

void MoneyEdit::setMinor(std::optional<qint64> minor)
{
    const bool changed = minor != m_minor || !problem().isEmpty();
    m_minor = minor;
    m_problem.reset();
    m_typedCurrency.clear();
    setText(minor ? formatMinor(*minor, m_exponent, locale()) : QString());
    if (changed)
        Q_EMIT minorChanged();
}

void MoneyEdit::setUnread(const QString &text)
{
    m_minor.reset();
    m_typedCurrency.clear();
    m_problem = AmountProblem::NotAnAmount;
    setText(text);
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
    if (!m_typedCurrency.isEmpty() && !m_currencies.contains(m_typedCurrency))
        return m_currencies.size() == 1 ? tr("“%1” can’t be used, the amount is in %2 here.").arg(m_typedCurrency, m_currencies.first())
                                        : tr("There is no currency “%1” here. Use one of the list.").arg(m_typedCurrency);
    if (!m_problem)
        return {};
    switch (*m_problem) {
    case AmountProblem::NotAnAmount:
        return tr("This is not an amount. Type for example 62.4k or 52000*1.2.");
    case AmountProblem::TooManyDecimals:
        return m_exponent == 0 ? tr("This currency has no decimals.") : tr("This currency has %Ln decimals.", nullptr, m_exponent);
    case AmountProblem::TooLarge:
        return tr("This amount is larger than can be kept.");
    }
    return {};
}

// "100 usd", "USD 100" and "12kusd": the figures, and the code is remembered.
QString MoneyEdit::withoutCurrency(const QString &text)
{
    static const QRegularExpression behind(u"^(.*?)\\s*([A-Za-z]{3})$"_s);
    static const QRegularExpression before(u"^([A-Za-z]{3})\\s*(.*)$"_s);
    m_typedCurrency.clear();
    if (m_currencies.isEmpty())
        return text;
    if (const auto found = behind.match(text); found.hasMatch()) {
        m_typedCurrency = found.captured(2).toUpper();
        return found.captured(1);
    }
    if (const auto found = before.match(text); found.hasMatch()) {
        m_typedCurrency = found.captured(1).toUpper();
        return found.captured(2);
    }
    return text;
}

void MoneyEdit::read()
{
    const std::optional<qint64> before = m_minor;
    const QString saidBefore = problem();
    m_minor.reset();
    m_problem.reset();
    const QString figures = withoutCurrency(text().trimmed());
    if (!figures.isEmpty() || !m_typedCurrency.isEmpty()) {
        if (const auto amount = parseAmount(figures, m_exponent, locale()); !amount) {
            m_problem = amount.error();
            if (amount.error() == AmountProblem::NotAnAmount)
                m_typedCurrency.clear();
        } else if (m_typedCurrency.isEmpty() || m_currencies.contains(m_typedCurrency)) {
            m_minor = *amount;
        }
    }
    const std::optional<qint64> typed = m_minor;
    const bool saysOther = problem() != saidBefore;
    // With another currency go other decimals, and what was typed is read once more.
    if (m_currencies.size() > 1 && m_currencies.contains(m_typedCurrency))
        Q_EMIT currencyTyped(m_typedCurrency);
    if (typed != before || saysOther)
        Q_EMIT minorChanged();
}

void MoneyEdit::settle()
{
    if (m_minor)
        setText(formatMinor(*m_minor, m_exponent, locale()));
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
