#include "verification/receipttext.h"

#include <QLocale>
#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

static int monthNamed(const QString &word)
{
    const QString wanted = foldedText(word);
    for (const QLocale::Language language : {QLocale::English, QLocale::Polish, QLocale::Spanish, QLocale::German})
        for (int month = 1; month <= 12; ++month)
            for (const QString &name : {QLocale(language).monthName(month), QLocale(language).standaloneMonthName(month)})
                if (foldedText(name) == wanted || (wanted.size() == 3 && foldedText(name).startsWith(wanted)))
                    return month;
    return 0;
}

QString bareText(const QString &text)
{
    QString bare;
    for (const QChar c : text)
        if (c.isLetterOrNumber())
            bare += c.toUpper();
    return bare;
}

QString foldedText(const QString &text)
{
    QString folded;
    for (const QChar c : text.normalized(QString::NormalizationForm_D).toLower())
        if (c == u'ł')
            folded += u'l';
        else if (c == u'ß')
            folded += u"ss"_s;
        else if (c.isLetterOrNumber())
            folded += c;
        else if (c.isSpace() || c.isPunct())
            folded += u' ';
    return folded.simplified();
}

const QRegularExpression &dayPattern()
{
    static const QRegularExpression pattern(uR"(\b(\d{4})-(\d{1,2})-(\d{1,2})\b)"                // 2026-05-14
                                            uR"(|\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b)"       // 14.05.2026, 05/14/2026
                                            uR"(|\b(\d{1,2})\.?\s+(\p{L}{3,})\.?\s+(\d{4})\b)"   // 14. Mai 2026
                                            uR"(|\b(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(\d{4})\b)"_s, // May 14, 2026
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

std::optional<qlonglong> amountIn(const QString &text, int exponent)
{
    static const QRegularExpression separator(u"[.,]"_s);
    QString digits = text.trimmed();
    const qsizetype last = digits.lastIndexOf(separator);
    QString decimals;
    // The last point or comma begins the decimals, unless three digits follow it as in thousands and no decimals are told apart.
    if (last >= 0) {
        const QString after = digits.mid(last + 1);
        const bool isThousands = after.size() == 3 && exponent != 3;
        if (!isThousands) {
            decimals = after;
            digits.truncate(last);
        }
    }
    digits.remove(QRegularExpression(u"[ .,'’\\x{a0}\\x{202f}]"_s));
    if (digits.isEmpty() || digits.size() > 15 || decimals.size() > exponent)
        return std::nullopt;
    bool isNumber = false;
    const qlonglong amount = QString(digits + decimals.leftJustified(exponent, u'0')).toLongLong(&isNumber);
    return isNumber ? std::optional(amount) : std::nullopt;
}

QList<QDate> daysIn(const QString &text)
{
    const auto match = dayPattern().match(text);
    if (!match.hasMatch())
        return {};
    const auto number = [&match](int part) { return match.captured(part).toInt(); };
    QList<QDate> meant;
    if (match.hasCaptured(1))
        meant = {QDate(number(1), number(2), number(3))};
    else if (match.hasCaptured(4))
        meant = {QDate(number(6), number(5), number(4)), QDate(number(6), number(4), number(5))};
    else if (match.hasCaptured(7))
        meant = {QDate(number(9), monthNamed(match.captured(8)), number(7))};
    else
        meant = {QDate(number(12), monthNamed(match.captured(10)), number(11))};
    meant.removeIf([](QDate day) { return !day.isValid(); });
    return meant;
}

int distanceOf(const QString &one, const QString &other)
{
    const QString a = bareText(one);
    const QString b = bareText(other);
    QList<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i));
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int replaced = diagonal + (a.at(i - 1) != b.at(j - 1));
            diagonal = row.at(j);
            row[j] = std::min({replaced, row.at(j) + 1, row.at(j - 1) + 1});
        }
    }
    return row.last();
}
