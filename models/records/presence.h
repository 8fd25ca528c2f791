#pragma once
#include "db/result.h"

#include <QDateTime>
#include <QTimer>

struct Backend;
struct Entity;

// Somebody else who has the same record open.
struct Onlooker
{
    QString person;
    QString name;
    bool isEditing = false;
    QDateTime since;

    bool operator==(const Onlooker &) const = default;
};

// Tells colleagues that this person has a record open, and this person who of them has. A record that is only walked past is not told.
// Told again while it lasts; the server forgets it by itself, should this program die.
class Presence : public QObject
{
    Q_OBJECT
public:
    enum class Purpose { Looking, Editing };
    Presence(Backend &backend, const Entity &entity, Purpose purpose, QObject *parent = nullptr);
    ~Presence() override;

    // An empty id: none any more.
    void open(const QString &record);
    void close() { open({}); }
    QString record() const { return m_record; }
    // Whoever edits it first.
    const QList<Onlooker> &others() const { return m_others; }

    static constexpr int DwellMilliseconds = 600;
    static constexpr int RenewMilliseconds = 60 * 1000; // of the 150 seconds that it lasts

Q_SIGNALS:
    void othersChanged();

private:
    void tell();
    void setOthers(const QList<Onlooker> &others);

    Backend &m_backend;
    const Entity &m_entity;
    const Purpose m_purpose;
    QString m_record;
    QString m_told; // the server's line for this record; empty until it was told
    QList<Onlooker> m_others;
    QTimer m_dwell;
    QTimer m_renew;
};
