#pragma once
#include <QDate>
#include <QList>
#include <QString>
#include <QVariant>

// One value of a closed set: what is stored and what people read.
struct Choice
{
    QString key;
    QString label;
};

// The label of a choice, or the key itself when a newer server sends one that is unknown here.
inline QString labelOf(const QList<Choice> &choices, const QString &key)
{
    for (const Choice &choice : choices)
        if (choice.key == key)
            return choice.label;
    return key;
}

// A column as the database describes it, refined by models/catalog/entities: what it is called, what it may hold, how it is ordered.
// It says what a value means; editors and delegates decide how that looks.
struct Field
{
    enum class Type {
        Text,
        LongText,
        Integer,
        Decimal, // numeric: an exact string
        Money,   // bigint minor units, of the currency in currencyField
        Currency,
        Date,
        DateTime,
        Boolean,
        Choice,
        State, // a choice that is shown as a chip
        Reference,
        Attachment,
        Json,
        Uuid,
    };

    // What a list makes of it beyond its type.
    enum class Look {
        Plain,
        Number,   // the record's own number: DLID0042
        Identity, // the name people know it by, with `secondary` after it
        Person,   // initials in a circle, the name as tooltip
        Progress, // a percentage as a bar
        Due,      // a date that is late when the state says so
    };

    // What it holds is a code: people read the name of the country or language, and the groups of a phone number.
    enum class Code { None, Country, Language, Phone };

    QString name;
    QString label;
    QString heading = {}; // what a narrow column is called in lists; empty: the label
    QString help;
    QString sqlType; // as format_type() writes it; keys of pages are cast to it
    Type type = Type::Text;
    Look look = Look::Plain;
    Code code = Code::None;

    bool nullable = true;
    bool hasDefault = false;
    QVariant defaultValue = {}; // where it is a constant
    bool generated = false;
    bool listed = false;     // the relation that lists read has it
    bool stored = false;     // the table that forms write has it
    bool insertable = false; // this person may give it when creating
    bool updatable = false;  // … and change it later
    int maxLength = 0;       // 0: no limit
    QDate firstDay = {};     // of the days that it may hold, and the last of them; none: any
    QDate lastDay = {};
    QList<Choice> choices = {};

    QString reference = {};     // key of the entity it points to
    QString currencyField = {}; // of money: the field that names its currency
    QString secondary = {};     // a list shows this field after it, quieter
    QString labelField = {};    // of a reference: the listed field that names what it points to; of initials: the full name
    QString sortField = {};     // what ordering by it orders by; empty: itself
    QString unit = {};
    QString example = {};    // the hint under an editor
    QString whenEmpty = {};  // what it means that it holds nothing: "Everybody" …
    QStringList unless = {}; // … where these fields hold nothing, either
    QString usual = {};      // a setting of the organization with its usual values: they are offered, anything else can be typed
    bool sortable = true;
    bool isUnique = false; // no two rows of an organization have the same: an order by it needs nothing beside it
    bool offered = true;   // people may see it at all
    int width = 0;         // pixels at 100 %; 0: by its type

    bool isRequired() const { return !nullable && !hasDefault && type != Type::Boolean; }
    bool isNumeric() const { return type == Type::Integer || type == Type::Decimal || type == Type::Money; }
    bool isRightAligned() const { return isNumeric() && look != Look::Progress; }
    // A yes or no as it is unless somebody changed it: not worth telling.
    bool isUsual(const QVariant &value) const { return type == Type::Boolean && defaultValue.isValid() && value == defaultValue; }
    QString columnHeading() const { return heading.isEmpty() ? label : heading; }
    QString orderedBy() const { return sortField.isEmpty() ? name : sortField; }
    QString choiceLabel(const QString &key) const { return labelOf(choices, key); }
};
