#include "verification/receiptreading.h"

#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using Kind = ReadField::Kind;
using Match = ReadField::Match;

namespace {
// Words beside each other, and which of them a part of the line's text belongs to.
struct Line
{
    QList<ReadWord> words;
    QString text;
    QList<int> starts; // of each word in the text

    QRectF place(qsizetype from, qsizetype length) const
    {
        QRectF place;
        for (qsizetype word = 0; word < words.size(); ++word)
            if (starts.at(word) < from + length && starts.at(word) + words.at(word).text.size() > from)
                place |= words.at(word).place;
        return place;
    }
    int page() const { return words.isEmpty() ? 0 : words.first().page; }
};

QList<Line> linesOf(QList<ReadWord> words)
{
    const auto middle = [](const ReadWord &word) { return word.place.center().y(); };
    std::ranges::stable_sort(
        words, [&](const ReadWord &a, const ReadWord &b) { return a.page != b.page ? a.page < b.page : middle(a) < middle(b); });
    QList<Line> lines;
    for (const ReadWord &word : std::as_const(words)) {
        const bool isSameLine = !lines.isEmpty() && lines.last().page() == word.page
                                && middle(word) < lines.last().words.first().place.bottom()
                                && middle(lines.last().words.first()) > word.place.top();
        if (!isSameLine)
            lines.append(Line());
        lines.last().words.append(word);
    }
    for (Line &line : lines) {
        std::ranges::stable_sort(line.words, {}, [](const ReadWord &word) { return word.place.x(); });
        for (const ReadWord &word : std::as_const(line.words)) {
            if (!line.text.isEmpty())
                line.text += u' ';
            line.starts.append(int(line.text.size()));
            line.text += word.text;
        }
    }
    return lines;
}

// Letters and digits alone, in capitals: as people compare references.
QString bare(const QString &text)
{
    QString bare;
    for (const QChar c : text)
        if (c.isLetterOrNumber())
            bare += c.toUpper();
    return bare;
}

// Without accents and in small letters: machines read Łąki as Laki.
QString folded(const QString &text)
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

const QRegularExpression &amounts()
{
    static const QRegularExpression pattern(
        uR"((?<![\d.,/-])(?:\d{1,3}(?:[ .,'’\x{a0}\x{202f}]\d{3})+|\d+)(?:[.,]\d{1,4})?(?![\d/-]|[.,]\d))"_s);
    return pattern;
}

const QRegularExpression &days()
{
    static const QRegularExpression pattern(uR"(\b(\d{4})-(\d{1,2})-(\d{1,2})\b)"                // 2026-05-14
                                            uR"(|\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b)"       // 14.05.2026, 05/14/2026
                                            uR"(|\b(\d{1,2})\.?\s+(\p{L}{3,})\.?\s+(\d{4})\b)"   // 14. Mai 2026
                                            uR"(|\b(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(\d{4})\b)"_s, // May 14, 2026
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

int monthNamed(const QString &word)
{
    const QString wanted = folded(word);
    for (const QLocale::Language language : {QLocale::English, QLocale::Polish, QLocale::Spanish, QLocale::German})
        for (int month = 1; month <= 12; ++month)
            for (const QString &name : {QLocale(language).monthName(month), QLocale(language).standaloneMonthName(month)})
                if (folded(name) == wanted || (wanted.size() == 3 && folded(name).startsWith(wanted)))
                    return month;
    return 0;
}

// Digits that look like money: with decimals, or beside a currency.
bool isMoney(const Line &line, const QRegularExpressionMatch &match, const QString &currency)
{
    static const QRegularExpression decimals(u"[.,]\\d{2}$"_s);
    static const QStringList signs{u"€"_s, u"$"_s, u"zł"_s, u"£"_s};
    const QString around = line.text.mid(qMax<qsizetype>(0, match.capturedStart() - 5), match.capturedLength() + 10);
    return match.captured().contains(decimals) || around.contains(currency, Qt::CaseInsensitive)
           || std::ranges::any_of(signs, [&](const QString &sign) { return around.contains(sign, Qt::CaseInsensitive); });
}

ReadField amountField(const QList<Line> &lines, const RecordedFacts &recorded)
{
    ReadField best{.kind = Kind::Amount};
    double bestHeight = 0;
    for (const Line &line : lines) {
        QList<std::pair<qsizetype, qsizetype>> dates;
        for (auto match = days().globalMatch(line.text); match.hasNext();) {
            const auto date = match.next();
            dates.append({date.capturedStart(), date.capturedEnd()});
        }
        for (auto match = amounts().globalMatch(line.text); match.hasNext();) {
            const auto found = match.next();
            const auto amount = amountIn(found.captured(), recorded.exponent);
            const bool isDay = std::ranges::any_of(
                dates, [&](const auto &day) { return found.capturedStart() < day.second && found.capturedEnd() > day.first; });
            if (!amount || isDay || !isMoney(line, found, recorded.currency))
                continue;
            const QRectF place = line.place(found.capturedStart(), found.capturedLength());
            const Match same = *amount == recorded.amountMinor ? Match::Same : Match::Differs;
            // What equals the record, else what is written largest: that is the sum.
            const bool isBetter = (same == Match::Same) != (best.match == Match::Same) ? same == Match::Same : place.height() > bestHeight;
            if (!isBetter)
                continue;
            best = {Kind::Amount, same, found.captured(), *amount, {}, place, line.page()};
            bestHeight = place.height();
        }
    }
    return best;
}

ReadField dayField(const QList<Line> &lines, const RecordedFacts &recorded)
{
    ReadField best{.kind = Kind::PaidOn};
    for (const Line &line : lines)
        for (auto match = days().globalMatch(line.text); match.hasNext();) {
            const auto found = match.next();
            const QList<QDate> meant = daysIn(found.captured());
            if (meant.isEmpty() || best.match == Match::Same)
                continue;
            const bool isSame = meant.contains(recorded.paidOn);
            if (isSame || best.match == Match::NotFound)
                best = {Kind::PaidOn,
                        isSame ? Match::Same : Match::Differs,
                        found.captured(),
                        0,
                        isSame ? recorded.paidOn : meant.first(),
                        line.place(found.capturedStart(), found.capturedLength()),
                        line.page()};
        }
    return best;
}

// The value of a line that begins with one of these labels, in the languages of the demo's banks and their neighbours.
std::optional<ReadField> labelled(const QList<Line> &lines, Kind kind, const QRegularExpression &labels)
{
    for (const Line &line : lines)
        if (const auto match = labels.match(line.text); match.hasMatch()) {
            const qsizetype from = match.capturedEnd();
            if (const QString value = line.text.mid(from).trimmed(); !value.isEmpty())
                return ReadField{kind, Match::Differs, value, 0, {}, line.place(from, line.text.size() - from), line.page()};
        }
    return std::nullopt;
}

ReadField referenceField(const QList<Line> &lines, const RecordedFacts &recorded)
{
    static const QRegularExpression labels(
        uR"(^(reference|referenz|referencia|ref\.?|nr operacji|numer operacji|transaction(?: id| no\.?)?|cheque(?: no\.?)?)[\s:.]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString wanted = bare(recorded.reference);
    ReadField best{.kind = Kind::Reference};
    int nearest = qMax(2, int(wanted.size()) / 4);
    for (const Line &line : lines) {
        if (wanted.isEmpty())
            break;
        for (qsizetype first = 0; first < line.words.size(); ++first) {
            QString text;
            QRectF place;
            for (qsizetype last = first; last < line.words.size() && bare(text).size() <= wanted.size(); ++last) {
                text += (text.isEmpty() ? QString() : u" "_s) + line.words.at(last).text;
                place |= line.words.at(last).place;
                const bool hasDigits = std::ranges::any_of(text, [](QChar c) { return c.isDigit(); });
                const int distance = hasDigits ? distanceOf(text, recorded.reference) : nearest + 1;
                if (distance > nearest || (distance == nearest && best.match != Match::NotFound))
                    continue;
                nearest = distance;
                best = {Kind::Reference, distance == 0 ? Match::Same : Match::Differs, text, 0, {}, place, line.page()};
            }
        }
    }
    if (best.match == Match::NotFound)
        if (const auto found = labelled(lines, Kind::Reference, labels))
            return *found;
    return best;
}

ReadField payerField(const QList<Line> &lines, const RecordedFacts &recorded)
{
    static const QRegularExpression labels(
        uR"(^(auftraggeber|nadawca|zleceniodawca|płatnik|platnik|originator|payer|sender|from|ordenante|pagador)[\s:.]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QStringList wanted = folded(recorded.payer).split(u' ', Qt::SkipEmptyParts);
    ReadField best{.kind = Kind::Payer};
    qsizetype most = wanted.size() / 2; // half of the name's words, at least
    for (const Line &line : lines) {
        QList<qsizetype> found;
        for (const QString &part : wanted)
            for (qsizetype word = 0; word < line.words.size(); ++word)
                if (!found.contains(word) && folded(line.words.at(word).text) == part) {
                    found.append(word);
                    break;
                }
        if (found.size() <= most)
            continue;
        most = found.size();
        QStringList read;
        QRectF place;
        std::ranges::sort(found);
        for (qsizetype word = found.first(); word <= found.last(); ++word) {
            read.append(line.words.at(word).text);
            place |= line.words.at(word).place;
        }
        best = {Kind::Payer, found.size() == wanted.size() ? Match::Same : Match::Differs, read.join(u' '), 0, {}, place, line.page()};
    }
    if (best.match != Match::Same)
        if (const auto found = labelled(lines, Kind::Payer, labels))
            return *found;
    return best;
}
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
    const auto match = days().match(text);
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
    const QString a = bare(one);
    const QString b = bare(other);
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

QList<ReadField> readReceipt(const QList<ReadWord> &words, const RecordedFacts &recorded)
{
    const QList<Line> lines = linesOf(words);
    return {amountField(lines, recorded), payerField(lines, recorded), dayField(lines, recorded), referenceField(lines, recorded)};
}
