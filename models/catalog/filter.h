#pragma once
#include <QList>
#include <QString>
#include <QVariant>

// One condition on a field. Values are as stored: minor units, choice keys, dates; `During` holds the key of a period such as
// "this_month", which is resolved when the statement is built, so that a saved view stays true tomorrow.
struct Condition
{
    enum class Op { Is, IsNot, Less, AtMost, More, AtLeast, Between, Contains, During, OfTeam, IsEmpty, IsNotEmpty };
    QString field;
    Op op = Op::Is;
    QVariantList values = {}; // several values of Is and IsNot: any of them; of OfTeam: the team and its name
    QString shown = {};       // the name of what a key stands for

    bool operator==(const Condition &) const = default;
};

// Which rows a list shows: conditions that all hold, and words that the search finds.
struct Filter
{
    QList<Condition> conditions = {};
    QString words = {};
    enum class Trash { Without, Only, With };
    Trash trash = Trash::Without;

    // The value of a reference to people that stands for whoever looks.
    static QString me() { return QStringLiteral("@me"); }
    // The value of a date that stands for the day on which one looks, or so many days later.
    static QString today(int days = 0) { return QStringLiteral("@today%1").arg(days == 0 ? QString() : QString::asprintf("%+d", days)); }

    bool isEmpty() const { return conditions.isEmpty() && words.isEmpty(); }
    bool operator==(const Filter &) const = default;
    Filter with(const Condition &condition) const
    {
        Filter filter = *this;
        filter.conditions.append(condition);
        return filter;
    }
    Filter without(qsizetype index) const
    {
        Filter filter = *this;
        filter.conditions.removeAt(index);
        return filter;
    }
};
