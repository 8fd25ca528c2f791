#include "settingsfile.h"

#include <QSettings>

using namespace Qt::StringLiterals;

SettingsFile::SettingsFile(const QString &path)
    : m_path(path)
{
    m_writer.setMaxThreadCount(1);
    const QSettings file(m_path, QSettings::IniFormat);
    for (const QString &key : file.allKeys())
        m_values.insert(key, file.value(key));
}

void SettingsFile::setValue(const QString &key, const QVariant &value)
{
    change(key, value);
    write();
}

QList<QVariantMap> SettingsFile::entries(const QString &array) const
{
    QList<QVariantMap> entries(m_values.value(array + u"/size"_s).toInt());
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString entry = array + u'/' + QString::number(i + 1) + u'/';
        for (auto value = m_values.lowerBound(entry); value != m_values.cend() && value.key().startsWith(entry); ++value)
            entries[i].insert(value.key().mid(entry.size()), *value);
    }
    return entries;
}

void SettingsFile::setEntries(const QString &array, const QList<QVariantMap> &entries)
{
    QVariantMap values{{array + u"/size"_s, int(entries.size())}};
    for (qsizetype i = 0; i < entries.size(); ++i)
        for (auto value = entries.at(i).cbegin(); value != entries.at(i).cend(); ++value)
            values.insert(array + u'/' + QString::number(i + 1) + u'/' + value.key(), *value);
    const QStringList known = m_values.keys();
    for (const QString &key : known)
        if (key.startsWith(array + u'/') && !values.contains(key))
            change(key, {});
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        change(value.key(), *value);
    write();
}

void SettingsFile::change(const QString &key, const QVariant &value)
{
    if (m_values.value(key) == value)
        return;
    if (value.isValid())
        m_values.insert(key, value);
    else
        m_values.remove(key);
    m_changes.insert(key, value);
}

// Only what changed: another program may have changed something else meanwhile.
void SettingsFile::write()
{
    if (m_changes.isEmpty())
        return;
    m_writer.start([path = m_path, changes = std::exchange(m_changes, {})] {
        QSettings file(path, QSettings::IniFormat);
        for (auto change = changes.cbegin(); change != changes.cend(); ++change)
            change->isValid() ? file.setValue(change.key(), *change) : file.remove(change.key());
    });
}
