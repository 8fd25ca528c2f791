#pragma once
#include "widgets/chip.h"
#include <QRect>
#include <QString>

class QPainter;
class QStyleOptionViewItem;

// What a table cell can show. Each is made for one cell, painted after paintRow(), and forgotten; `elided` tells a delegate
// that a tooltip with the full text is due. Values come formatted: cells know looks, not business.

// The identifying text in ink (500), and what it is in grey after it, elided together.
struct TextCell
{
    QString text;
    QString detail = {};
    bool strong = false;
    bool quiet = false; // settled rows: everything in ink2
    bool isLink = false;
    Qt::Alignment alignment = Qt::AlignLeft;
    bool struckOut = false;

    void paint(QPainter &painter, const QStyleOptionViewItem &option) const;
    bool isElided(const QStyleOptionViewItem &option) const;
    int width() const;
};

// A figure with fixed-width digits, right-aligned, and its currency in small grey behind it. Every row keeps the same
// room for the currency, so the decimal points stand under one another.
struct AmountCell
{
    QString number;
    QString currency = {};
    bool strong = false;
    bool red = false;

    void paint(QPainter &painter, const QStyleOptionViewItem &option) const;
    // At the right end of a place that is no cell.
    void paint(QPainter &painter, const QRect &whole) const;
    bool isElided(const QStyleOptionViewItem &option) const;
    int width() const;
    // What every row keeps for the currency.
    static int currencyRoom();
};

struct ChipCell
{
    ChipLook chip;

    void paint(QPainter &painter, const QStyleOptionViewItem &option) const;
    bool isElided(const QStyleOptionViewItem &option) const;
    int width() const { return chipSize(chip).width(); }
};

// A small bar and its percent; below zero it is a dash.
struct BarCell
{
    int percent;

    void paint(QPainter &painter, const QStyleOptionViewItem &option) const;
    int width() const;
};

// A bar along the whole cell, `share` of the longest (leaderboards).
struct LengthCell
{
    double share;

    void paint(QPainter &painter, const QStyleOptionViewItem &option) const;
};

// Initials in a circle, and a name after it where there is room for one.
struct AvatarCell
{
    QString initials;
    QString name = {};
    bool me = false;

    void paint(QPainter &painter, const QStyleOptionViewItem &option) const;
    int width() const;
};

struct DateCell
{
    QString text; // empty: a dash
    bool late = false;

    void paint(QPainter &painter, const QStyleOptionViewItem &option) const;
    int width() const;
};

struct CheckCell
{
    Qt::CheckState state;

    void paint(QPainter &painter, const QStyleOptionViewItem &option) const;
};
