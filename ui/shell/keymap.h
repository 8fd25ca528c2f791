#pragma once
#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QMap>
#include <QPointer>
#include <optional>

// Which key every action has: the usual one, another that the person chose, or none. Windows let their actions be adopted; a change reaches
// all of them at once, and every action of the same place and usual key.
class KeyMap : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        QString id;    // "deals/N": the place and the usual key, so that it survives a change of words
        QString place; // "Deals"
        QString text;  // "New deal"
        QKeySequence usual;
        QKeySequence present; // empty: switched off

        bool isChanged() const { return usual != present; }
    };
    // Who has a key that another one is to get.
    struct Conflict
    {
        QString id;
        QString place;
        QString text;
        QKeySequence keys;
    };
    // id → the chosen key in portable text; empty: switched off.
    using Changes = QMap<QString, QString>;

    static inline const QString Everywhere = QStringLiteral("window"); // the place of keys that work on every screen

    using QObject::QObject;

    void adopt(const QString &place, const QString &title, const QList<QAction *> &actions);

    // In the order in which they were met.
    const QList<Entry> &entries() const { return m_entries; }
    // What already listens to that key where the action works; of the usual key, also to a further one that comes back with it.
    std::optional<Conflict> conflict(const QString &id, const QKeySequence &keys) const;

    void setKey(const QString &id, const QKeySequence &keys);
    void reset(const QString &id);
    void resetAll();

    const Changes &changes() const { return m_changes; }
    void setChanges(const Changes &changes);

Q_SIGNALS:
    void changed();
    // Somebody wants to see all keys: windows make the screens that they have not made yet.
    void surveyWanted();

private:
    void apply(const QString &id);
    void dress(QAction *action, const QString &id) const;
    Entry *entry(const QString &id);

    QList<Entry> m_entries;
    QHash<QString, QList<QPointer<QAction>>> m_actions;
    Changes m_changes;
};
