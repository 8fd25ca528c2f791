#pragma once
#include "catalog/field.h"

#include <QHash>
#include <QStringList>
#include <QVariant>
#include <utility>

// A step that people may take with a record: one function call, one column set, or a page to go to. Declared per entity, carried out by
// generic pages.
struct Action
{
    // A parameter of the function: a field of the record, or what the person is asked for.
    struct Argument
    {
        enum class Source { FieldValue, Reason, Ids, Constant };
        Source source = Source::FieldValue;
        QString sqlType = {}; // what the bound value is cast to
        QVariant value = {};  // the field's name, or the constant
    };
    enum class Asks { Nothing, Reason, Confirmation, Value };

    QString key;
    QString label;                       // a verb: "Cancel deal"
    QString done = {};                   // the toast, %1 the record's title: "%1 cancelled"
    QHash<QString, QString> doneAs = {}; // instead of it, where the function answers with another status
    QString shortcut = {};
    QString icon = {};
    QString permission = {};
    QStringList states = {}; // in which it is possible; empty: in all
    bool primary = false;
    bool bulk = false; // also for the checked rows, one call each or all at once when an argument is Ids
    bool destructive = false;
    bool prominent = false;                    // a button of the drawer's, not in the menu of further steps
    QString menu = {};                         // steps with the same word share one button, and one key, with a menu: "Change role"
    QString person = {};                       // the field that says with whom it is taken: nobody takes it with themselves
    std::pair<QString, QVariant> present = {}; // the field that has this value where nothing would change: marked in the menu

    QString function = {}; // "sales.cancel_deal"; quoted by who calls it
    QList<Argument> arguments = {};
    QString field = {};  // instead of a function: the column that it sets …
    QVariant value = {}; // … to this, or to what the person is asked for; cast to the column's type
    Asks asks = Asks::Nothing;
    QString question = {}; // what the reason or the confirmation is asked with
    QString undo = {};     // key of the action that takes it back
    bool offered = true;   // false: only as the undo of another
    bool inTrash = false;  // taken with deleted records, and only with them

    QString page = {};       // instead of a function: where to go …
    QVariantMap target = {}; // … and what with: argument → field name
    QString targetId = {};   // the field whose value is the target's id; empty: a new record

    bool isPossibleIn(const QString &state) const { return states.isEmpty() || states.contains(state); }
    bool isPresentIn(const QVariantMap &record) const { return !present.first.isEmpty() && record.value(present.first) == present.second; }
};
