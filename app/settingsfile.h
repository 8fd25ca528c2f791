#pragma once
#include <QThreadPool>
#include <QVariantMap>

// A file of keys and values that is read once and written on a thread of its own: writing waits for the disk, which whoever types must
// not. What was set is there for the next program once this one's settings are gone, or a moment later.
class SettingsFile
{
public:
    explicit SettingsFile(const QString &path);

    QVariant value(const QString &key, const QVariant &otherwise = {}) const { return m_values.value(key, otherwise); }
    void setValue(const QString &key, const QVariant &value);
    // Entries in their order, each with keys of its own. As QSettings keeps arrays.
    QList<QVariantMap> entries(const QString &array) const;
    void setEntries(const QString &array, const QList<QVariantMap> &entries);

private:
    void change(const QString &key, const QVariant &value);
    void write();

    QString m_path;
    QVariantMap m_values;
    QVariantMap m_changes; // that wait to be written; without a value: the key goes
    QThreadPool m_writer;  // one after the other: the last one stays
};
