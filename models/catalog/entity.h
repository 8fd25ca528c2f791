#pragma once
#include "catalog/action.h"
#include "catalog/deed.h"
#include "catalog/field.h"
#include "catalog/filter.h"

#include <QHash>

// A relation of the database: its schema and name, quoted where a statement is built.
struct Relation
{
    QString schema;
    QString name;

    bool isEmpty() const { return name.isEmpty(); }
    QString text() const { return schema + QLatin1Char('.') + name; } // as NOTIFY and the audit name it
    bool operator==(const Relation &) const = default;
};

// A list's tab: which rows, in what order.
struct SavedView
{
    QString key;
    QString label;
    Filter filter = {};
    QString sortField = {}; // empty: the entity's default
    Qt::SortOrder order = Qt::AscendingOrder;
    QStringList columns = {}; // empty: the entity's
    QString permission = {};  // of those whom it is of use to; empty: everybody
};

// Rows of another entity that belong to this one: a tab of its drawer and form.
struct RelatedList
{
    QString key;
    QString label;
    QString entity;          // whose rows
    QString foreignField;    // the listed field of theirs that holds our key
    QStringList fields = {}; // the three or four to show; empty: the identifying ones
    QString permission = {};
};

// A group of fields on the form, in the order of typing. Spans are twelfths of a row.
struct Section
{
    struct Place
    {
        QString field;
        int span = 6;
    };
    QString title;
    QString hint = {};
    QList<Place> places = {};
};

// What follows from saving a changed field, told beside the form before it is done.
struct SavingEffect
{
    QString field;
    QString title;
    QString detail = {};
    bool alsoWhenNew = false;
};

// Where more people than one have to agree before a step is done: told of a record before everything else, until they all have.
struct Agreement
{
    QStringList states = {}; // in which it is told
    QString given = {};      // fields: how many people did …
    QString needed = {};     // … and have to; one alone is not told
    QString firstBy = {};    // who was first …
    QString firstAt = {};    // … and when
    QString from = {};       // the amount from which the rules ask for so many, where it is what asks for them …
    QString fromIn = {};     // … and its currency
    QString title = {};      // "%1 of %2 approved"
    QString detail = {};     // "%1 people must approve …"
    QString detailFrom = {}; // "… it is over %2": where there is such an amount

    QStringList fields() const { return {given, needed, firstBy, firstAt, from, fromIn}; }
};

// What is stored of a row in a state: some values of a field.
struct StoredAs
{
    QString field = {};
    QStringList values = {};
};

// What a table or view is to people: its names, fields, order, states, views and steps. Generic pages obey it and never ask which it is.
struct Entity
{
    QString key;             // "deal"
    Relation read;           // what lists read: sales.deal_list
    Relation write;          // what forms write: sales.deal; empty: nothing can be edited
    Relation withTrash = {}; // what lists read, with the deleted rows; empty: nothing is kept in a trash
    QString singular;        // "deal"
    QString plural;          // "deals"
    QString title;           // the page: "Deals"
    QString icon = {};
    QString emptyHint = {};   // "Record the first one when money arrives."
    QString createLabel = {}; // "New deal"; empty: built from the singular
    QString createKey = {};   // "I"; empty: N
    QString page = {};        // where its list is: a page's id; empty: the key
    QString formPage = {};    // where one of them is edited; empty: "<key>.form"
    QString createPage = {};  // a hand-made page for a new one; empty: the form

    QList<Field> fields;
    QStringList columns = {}; // the list's, in order; empty: the first offered ones
    QString keyField = {};
    QString versionField = {};
    QString stateField = {};
    QString statusField = {};             // the stored column that the state follows from
    QStringList closedStates = {};        // in which nothing of it can be changed
    QHash<QString, StoredAs> stored = {}; // by state, where an index leads to the values that it comes with
    QHash<QString, QString> dayOf = {};   // by state, the field with the day that has passed then, where an index has it
    QString numberField = {};             // DLID0042
    QString sequenceField = {};           // its running part, where that is all but a prefix: 42
    QString identityField = {};           // the name people know it by
    QString currencyField = {};
    QString amountField = {};  // shown large in the drawer, totalled in the footer
    QString paidField = {};    // minor units of the amount that are settled: the drawer's bar
    QString waitingField = {}; // … and that wait for a decision
    QString ownerField = {};   // narrows what a person with the scope 'own' reads
    QString tenantField = {};
    QString deletedField = {}; // soft deletion: rows with it leave every list

    QString sortField = {};
    Qt::SortOrder sortOrder = Qt::AscendingOrder;

    QList<SavedView> views = {};
    QStringList filters = {};     // fields that the filter bar offers
    QStringList totals = {};      // money fields that the footer adds up, per currency
    StoredAs totalsLeaveOut = {}; // stored values whose rows totals leave out
    QString totalsNote = {};      // "totals leave out cancelled"
    // Fields that one index of the table has together and that lists show as they are stored: where a filter names no others, rows are
    // counted, and added up, in that index.
    QStringList counted = {};
    QStringList facts = {}; // fields of the drawer's overview
    QList<Action> actions = {};
    QList<RelatedList> related = {};
    QList<Section> sections = {}; // of the form; empty: one, built from the fields
    QList<SavingEffect> effects = {};
    QStringList carried = {}; // fields that the next one usually has like the last (Ctrl+D); empty: choices, references and the like

    QList<std::pair<QString, QString>> dateOrders = {}; // the second date is never before the first

    QString searchFunction = {}; // "crm.client_hits": finds by words and returns ids; empty: `searchFields` contain the words
    QStringList searchFields = {};
    // "crm.find_clients": the best few for what somebody types (name, phone, e-mail), with the fields of `foundBy` and the name
    QString findFunction = {};
    QStringList foundBy = {};     // what tells found ones apart: the first of these fields that has a value
    bool isFoundByNumber = false; // wherever a number is typed, and a link may hold the number
    QString readPermission = {};
    QString writePermission = {};
    bool canInsert = false;
    bool canUpdate = false;
    bool canDelete = false;
    bool hasActivity = false;   // audited: an activity tab
    QString activityTable = {}; // as the audit names it, when it is not the table that is written
    Agreement agreement = {};
    QList<Deed> deeds = {};   // how its activity tells what somebody did to something else; the first that fits is told
    QStringList derived = {}; // fields that follow from others: nobody changed them, so activity does not say so

    const Field *field(QStringView name) const
    {
        for (const Field &field : fields)
            if (field.name == name)
                return &field;
        return nullptr;
    }
    Field *field(QStringView name) { return const_cast<Field *>(std::as_const(*this).field(name)); }
    const Action *action(QStringView key) const
    {
        for (const Action &action : actions)
            if (action.key == key)
                return &action;
        return nullptr;
    }
    const SavedView *view(QStringView key) const
    {
        for (const SavedView &view : views)
            if (view.key == key)
                return &view;
        return nullptr;
    }
    // What a single one is called where there is room for one word: its number, else its name.
    QString titleField() const { return numberField.isEmpty() ? identityField : numberField; }
    QString listPageId() const { return page.isEmpty() ? key : page; }
    QString formPageId() const { return formPage.isEmpty() ? key + QStringLiteral(".form") : formPage; }
    // The table that a record is a row of, as the audit names it.
    QString recordTable() const { return activityTable.isEmpty() ? write.text() : activityTable; }
    // Relations whose notification means that the list may have changed.
    QStringList listensTo() const { return write.isEmpty() ? QStringList{read.text()} : QStringList{write.text(), read.text()}; }
};
