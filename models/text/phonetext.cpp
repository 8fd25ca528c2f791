#include "text/phonetext.h"

#include <QList>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {
// Numbers of a country whose first two digits are an area that has a way of its own to be written.
struct Plan
{
    QStringView code;
    QStringView areas;
    QList<int> groups;
};

bool isNumber(const QString &text)
{
    static const QRegularExpression international(u"^\\+[1-9][0-9]{5,14}$"_s);
    return international.match(text).hasMatch();
}

// By the ITU's E.164: one or two digits for these, three for all others.
qsizetype codeLength(QStringView digits)
{
    static const QString two
        = u"20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86"
          " 90 91 92 93 94 95 98"_s;
    if (digits.startsWith(u'1') || digits.startsWith(u'7'))
        return 1;
    return two.contains(digits.first(2)) ? 2 : 3;
}

// In threes, and no digit alone at the end.
QList<int> threes(qsizetype length)
{
    QList<int> groups(length / 3, 3);
    if (length % 3 == 2 || groups.isEmpty())
        groups.append(int(length % 3));
    else if (length % 3 == 1)
        ++groups.last();
    return groups;
}

QList<int> groupsOf(QStringView code, QStringView rest)
{
    static const QList<Plan> plans{
        // what is no mobile number of Poland
        {u"48",
         u"12 13 14 15 16 17 18 22 23 24 25 29 32 33 34 41 42 43 44 46 48 52 54 55 56 58 59 61 62 63 65 67 68 71 74 75 76 77 81 82 83 84 85"
         " 86 87 89 91 94 95",
         {2, 3, 2, 2}},
        // Berlin, Hamburg, Frankfurt and Munich; elsewhere in Germany an area's length is not told by its beginning
        {u"49", u"30 40 69 89", {2, 4, 4}},
    };
    for (const Plan &plan : plans)
        if (plan.code == code && std::accumulate(plan.groups.begin(), plan.groups.end(), 0) == rest.size()
            && plan.areas.contains(rest.first(2)))
            return plan.groups;
    return threes(rest.size());
}
}

QString phoneText(const QString &number)
{
    if (!isNumber(number))
        return number;
    const QStringView digits = QStringView(number).sliced(1);
    const qsizetype code = codeLength(digits);
    const QStringView rest = digits.sliced(code);
    QString text = number.first(1 + code);
    qsizetype at = 0;
    for (const int group : groupsOf(digits.first(code), rest)) {
        text += u'\u00a0' + rest.sliced(at, group);
        at += group;
    }
    return text;
}

QString typedPhone(const QString &text)
{
    const QString number = ungrouped(text);
    return isNumber(number) ? number : text;
}

QString ungrouped(const QString &text)
{
    static const QRegularExpression between(u"[\\s\u00a0()./-]"_s);
    return QString(text).remove(between);
}
