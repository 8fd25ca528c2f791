#include "shell/recentrecords.h"

void RecentRecords::set(const QList<RecordMark> &records)
{
    m_records = records.first(qMin<qsizetype>(records.size(), Most));
    Q_EMIT changed();
}

void RecentRecords::add(const RecordMark &record)
{
    if (record.isEmpty() || (!m_records.isEmpty() && m_records.front() == record))
        return;
    m_records.removeIf([&record](const RecordMark &known) { return known.id == record.id; });
    m_records.prepend(record);
    m_records.resize(qMin<qsizetype>(m_records.size(), Most));
    Q_EMIT changed();
}
