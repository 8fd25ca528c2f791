#pragma once
#include "shell/recordmark.h"

#include <QList>
#include <QObject>

// The records that this person looked at in this organization, the last first. Whoever keeps them between starts listens to changed().
class RecentRecords : public QObject
{
    Q_OBJECT
public:
    static constexpr int Most = 12;

    using QObject::QObject;

    const QList<RecordMark> &all() const { return m_records; }
    void set(const QList<RecordMark> &records);
    void add(const RecordMark &record);

Q_SIGNALS:
    void changed();

private:
    QList<RecordMark> m_records;
};
