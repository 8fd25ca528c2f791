#include "verification/receiptreading.h"
#include "verification/receipttext.h"

#include <algorithm>

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

const QRegularExpression &amounts()
{
    static const QRegularExpression pattern(
        uR"((?<![\d.,/-])(?:\d{1,3}(?:[ .,'’\x{a0}\x{202f}]\d{3})+|\d+)(?:[.,]\d{1,4})?(?![\d/-]|[.,]\d))"_s);
    return pattern;
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
        for (auto match = dayPattern().globalMatch(line.text); match.hasNext();) {
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
        for (auto match = dayPattern().globalMatch(line.text); match.hasNext();) {
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
    const QString wanted = bareText(recorded.reference);
    ReadField best{.kind = Kind::Reference};
    int nearest = qMax(2, int(wanted.size()) / 4);
    for (const Line &line : lines) {
        if (wanted.isEmpty())
            break;
        for (qsizetype first = 0; first < line.words.size(); ++first) {
            QString text;
            QRectF place;
            for (qsizetype last = first; last < line.words.size() && bareText(text).size() <= wanted.size(); ++last) {
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
    const QStringList wanted = foldedText(recorded.payer).split(u' ', Qt::SkipEmptyParts);
    ReadField best{.kind = Kind::Payer};
    qsizetype most = wanted.size() / 2; // half of the name's words, at least
    for (const Line &line : lines) {
        QList<qsizetype> found;
        for (const QString &part : wanted)
            for (qsizetype word = 0; word < line.words.size(); ++word)
                if (!found.contains(word) && foldedText(line.words.at(word).text) == part) {
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

QList<ReadField> readReceipt(const QList<ReadWord> &words, const RecordedFacts &recorded)
{
    const QList<Line> lines = linesOf(words);
    return {amountField(lines, recorded), payerField(lines, recorded), dayField(lines, recorded), referenceField(lines, recorded)};
}
