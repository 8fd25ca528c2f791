#pragma once
#include "catalog/entity.h"
#include "db/statement.h"
#include "records/recordchunks.h"
#include "records/rowchoice.h"

#include <QDate>
#include <QStringList>

class Catalog;

// Builds the statements that read an entity's rows. Names come from the catalog and are quoted, values are bound; the tenant is sent as a
// constant, so that the planner estimates right, and so is the owner for a person who sees only their own.
class RecordSelect
{
public:
    // Who looks, and when: what "@me" and "this month" mean.
    struct Viewer
    {
        QString tenant;
        QString user;
        bool ownOnly = false;
        QDate today;
        QString timeZone = QStringLiteral("UTC"); // where days begin and end for the organization: an IANA name
    };

    RecordSelect(const Entity &entity, const Catalog &catalog);

    static constexpr auto SortKey = u"~sort";
    static constexpr auto IdKey = u"~id";

    Statement page(const Viewer &viewer, const QStringList &fields, const Filter &filter, const QString &sortField, Qt::SortOrder order,
                   const RecordChunks::Read &read) const;
    // Counts as far as `limit`; 0 counts all.
    Statement count(const Viewer &viewer, const Filter &filter, int limit) const;
    Statement totals(const Viewer &viewer, const Filter &filter) const;
    // Those that are chosen, in the order of their keys, as many as `limit`: of all that a filter shows the next ones after a key (none:
    // those were all), of named ones those that are there.
    Statement chosen(const Viewer &viewer, const QStringList &fields, const RowChoice &choice, const QString &after, int limit) const;
    // ' from … t where …', for statements that shape the rows in their own way.
    Statement from(const Viewer &viewer, const Filter &filter) const;
    // The list's order, ties by key; rows without a value stand last.
    QString orderBy(const QString &sortField, Qt::SortOrder order, bool backward = false) const;
    // What a reference points to, by name: looked up per row shown, where no view spells it out.
    QString label(const Field &reference) const;
    Statement one(const Viewer &viewer, const QString &id) const;
    // The row as it is written, from the table itself.
    Statement stored(const Viewer &viewer, const QString &id) const;

    static QString quoted(const QString &name);
    static QString quoted(const Relation &relation);

private:
    static QString column(const QString &name);
    QString columnList(const QStringList &fields) const;
    QString from(const Filter &filter) const;
    QString fromCounted(const Filter &filter, const QStringList &read) const;
    QString where(const Viewer &viewer, const Filter &filter, QVariantList &binds) const;
    QString storedAs(const QVariantList &states) const;
    QString passed(const Viewer &viewer, const QVariantList &states) const;
    QString condition(const Viewer &viewer, const Condition &condition, QVariantList &binds) const;
    QString dayCondition(const Viewer &viewer, const Field &field, Condition::Op op, QDate first, QDate last, QVariantList &binds) const;
    QString words(const QString &words, QVariantList &binds) const;
    QString has(const QString &field, const QString &word, QVariantList &binds) const;
    static QVariant meant(const Viewer &viewer, const QVariant &value);
    QString bound(const Field &field, const QVariant &value, QVariantList &binds) const;
    QString beyond(const Field &sort, const RecordChunks::Key &key, bool after, bool with, Qt::SortOrder order, QVariantList &binds) const;

    const Entity &m_entity;
    const Catalog &m_catalog;
    mutable QStringList m_spelledOut; // the fields whose column list was asked for last: pages of one list ask for the same
    mutable QString m_columnList;
};
