#include "text/typedamount.h"

#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace {
__extension__ typedef __int128 Wide;
using Problem = AmountProblem;
template<typename T>
using Parsed = std::expected<T, Problem>;

Wide gcd(Wide a, Wide b)
{
    while (b != 0)
        a = std::exchange(b, a % b);
    return a < 0 ? -a : a;
}

// An exact number; the denominator is positive. Every step reports overflow instead of wrapping.
struct Fraction
{
    Wide top = 0;
    Wide bottom = 1;
};

Parsed<Fraction> reduced(Wide top, Wide bottom)
{
    if (bottom == 0)
        return std::unexpected(Problem::NotAnAmount);
    const Wide common = gcd(top, bottom);
    const Wide sign = bottom < 0 ? -1 : 1;
    return Fraction{sign * top / common, sign * bottom / common};
}

Parsed<Fraction> product(Fraction a, Fraction b)
{
    Wide top, bottom;
    if (__builtin_mul_overflow(a.top, b.top, &top) || __builtin_mul_overflow(a.bottom, b.bottom, &bottom))
        return std::unexpected(Problem::TooLarge);
    return reduced(top, bottom);
}

Parsed<Fraction> sum(Fraction a, Fraction b)
{
    Wide left, right, top, bottom;
    if (__builtin_mul_overflow(a.top, b.bottom, &left) || __builtin_mul_overflow(b.top, a.bottom, &right)
        || __builtin_add_overflow(left, right, &top) || __builtin_mul_overflow(a.bottom, b.bottom, &bottom))
        return std::unexpected(Problem::TooLarge);
    return reduced(top, bottom);
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// Every group after the first has three digits, so "1,500" can be read as one thousand five hundred and "1,5" can't; or they are those
// that the locale itself makes ("12,34,567").
bool groupsWell(const QString &number, QChar separator, const QLocale &locale)
{
    if (number == locale.toString(QString(number).remove(separator).toULongLong()))
        return true;
    const QStringList groups = number.split(separator);
    if (groups.first().isEmpty() || groups.first().size() > 3)
        return false;
    return std::all_of(groups.begin() + 1, groups.end(), [](const QString &group) { return group.size() == 3; });
}

// Digits with at most one '.', from what the locale's people write.
Parsed<QString> plainNumber(QString number, const QLocale &locale)
{
    const QChar decimal = locale.decimalPoint().front();
    const QChar other = decimal == u',' ? u'.' : u',';
    const qsizetype point = number.indexOf(decimal);
    const QString whole = point < 0 ? number : number.left(point);
    if (point >= 0 && (number.indexOf(decimal, point + 1) >= 0 || number.indexOf(other, point) >= 0))
        return std::unexpected(Problem::NotAnAmount);
    if (whole.contains(other)) {
        const bool groupsHere = locale.groupSeparator().front() == other || whole.count(other) > 1;
        if (groupsWell(whole, other, locale) && (groupsHere || point >= 0))
            number.remove(other);
        else if (point < 0 && number.count(other) == 1)
            number.replace(other, u'.');
        else
            return std::unexpected(Problem::NotAnAmount);
    }
    return number.replace(decimal, u'.');
}

// expression = term {(+|-) term};  term = factor {(*|/) factor};  factor = -factor | (expression) | number[k|m]
class Sum
{
public:
    Sum(const QString &text, const QLocale &locale)
        : m_text(text)
        , m_locale(locale)
    {
    }

    Parsed<Fraction> value()
    {
        auto result = expression();
        if (result && m_at != m_text.size())
            return std::unexpected(Problem::NotAnAmount);
        return result;
    }
    // True while nothing was calculated: then the decimals are those that were typed.
    bool isOneNumber() const { return !m_calculated; }

private:
    bool take(QChar c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    Parsed<Fraction> expression()
    {
        auto left = term();
        while (left) {
            const bool plus = take(u'+');
            if (!plus && !take(u'-'))
                break;
            m_calculated = true;
            auto right = term();
            if (!right)
                return right;
            left = sum(*left, {plus ? right->top : -right->top, right->bottom});
        }
        return left;
    }

    Parsed<Fraction> term()
    {
        auto left = factor();
        while (left) {
            const bool times = take(u'*');
            if (!times && !take(u'/'))
                break;
            m_calculated = true;
            auto right = factor();
            if (!right)
                return right;
            left = product(*left, times ? *right : Fraction{right->bottom, right->top});
        }
        return left;
    }

    Parsed<Fraction> factor()
    {
        constexpr int deepest = 64; // brackets in brackets: what was pasted must not use the stack up
        if (m_depth == deepest)
            return std::unexpected(Problem::NotAnAmount);
        ++m_depth;
        auto value = factorWithin();
        --m_depth;
        return value;
    }

    Parsed<Fraction> factorWithin()
    {
        if (take(u'-')) {
            auto inner = factor();
            if (inner)
                inner->top = -inner->top;
            return inner;
        }
        if (take(u'(')) {
            auto inner = expression();
            if (inner && !take(u')'))
                return std::unexpected(Problem::NotAnAmount);
            return inner;
        }
        return number();
    }

    Parsed<Fraction> number()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && (isDigit(m_text[m_at]) || m_text[m_at] == u'.' || m_text[m_at] == u','))
            ++m_at;
        const auto plain = plainNumber(m_text.mid(start, m_at - start), m_locale);
        if (!plain)
            return std::unexpected(plain.error());
        if (std::none_of(plain->begin(), plain->end(), isDigit))
            return std::unexpected(Problem::NotAnAmount);

        Fraction value;
        bool decimals = false;
        for (QChar c : *plain) {
            if (c == u'.') {
                decimals = true;
                continue;
            }
            if (__builtin_mul_overflow(value.top, Wide(10), &value.top)
                || __builtin_add_overflow(value.top, Wide(c.digitValue()), &value.top)
                || (decimals && __builtin_mul_overflow(value.bottom, Wide(10), &value.bottom)))
                return std::unexpected(Problem::TooLarge);
        }
        const int thousands = take(u'k') || take(u'K') ? 1000 : take(u'm') || take(u'M') ? 1000000 : 1;
        return product(value, {thousands, 1});
    }

    QString m_text;
    QLocale m_locale;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_calculated = false;
};

// What is between figures without meaning anything: spaces of all widths, the Swiss apostrophe.
QString withoutSpaces(const QString &text)
{
    QString bare;
    for (QChar c : text) {
        if (!c.isSpace() && c != u'\'' && c != u'’')
            bare += c == u'−' ? QChar(u'-') : c == u'×' ? QChar(u'*') : c;
    }
    return bare;
}
}

std::optional<QString> parseDecimal(const QString &text, const QLocale &locale)
{
    QString bare = withoutSpaces(text);
    const bool isNegative = bare.startsWith(u'-');
    const auto number = plainNumber(isNegative ? bare.sliced(1) : bare, locale);
    if (!number || std::none_of(number->begin(), number->end(), isDigit)
        || !std::all_of(number->begin(), number->end(), [](QChar c) { return isDigit(c) || c == u'.'; }))
        return std::nullopt;
    return isNegative ? u'-' + *number : *number;
}

std::expected<qint64, AmountProblem> parseAmount(const QString &text, int exponent, const QLocale &locale)
{
    Sum typed(withoutSpaces(text), locale);
    const auto value = typed.value();
    if (!value)
        return std::unexpected(value.error());

    Wide scale = 1;
    for (int i = 0; i < exponent; ++i)
        scale *= 10;
    const auto minor = product(*value, {scale, 1});
    if (!minor)
        return std::unexpected(minor.error());
    if (minor->bottom != 1 && typed.isOneNumber())
        return std::unexpected(Problem::TooManyDecimals);

    const Wide half = minor->bottom / 2;
    const Wide rounded = (minor->top < 0 ? minor->top - half : minor->top + half) / minor->bottom;
    if (rounded > std::numeric_limits<qint64>::max() || rounded < std::numeric_limits<qint64>::min())
        return std::unexpected(Problem::TooLarge);
    return static_cast<qint64>(rounded);
}
