#include "settings.h"

#include <QMetaEnum>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {
QString usualPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/kontor.ini"_s;
}
}

Settings::Settings(const QString &path)
    : m_file(path.isEmpty() ? usualPath() : path, QSettings::IniFormat)
{
}

QList<ServerProfile> Settings::profiles()
{
    QList<ServerProfile> profiles;
    const int size = m_file.beginReadArray(u"profile"_s);
    for (int i = 0; i < size; ++i) {
        m_file.setArrayIndex(i);
        profiles.append({m_file.value(u"name"_s).toString(), m_file.value(u"uri"_s).toString(), m_file.value(u"email"_s).toString(),
                         m_file.value(u"local"_s).toBool(), m_file.value(u"keeps_password"_s).toBool()});
    }
    m_file.endArray();
    return profiles;
}

void Settings::setProfiles(const QList<ServerProfile> &profiles)
{
    m_file.remove(u"profile"_s);
    m_file.beginWriteArray(u"profile"_s, int(profiles.size()));
    for (int i = 0; i < profiles.size(); ++i) {
        m_file.setArrayIndex(i);
        m_file.setValue(u"name"_s, profiles.at(i).name);
        m_file.setValue(u"uri"_s, profiles.at(i).uri);
        m_file.setValue(u"email"_s, profiles.at(i).email);
        m_file.setValue(u"local"_s, profiles.at(i).isLocalOffice);
        m_file.setValue(u"keeps_password"_s, profiles.at(i).keepsPassword);
    }
    m_file.endArray();
}

int Settings::currentProfile() const
{
    return m_file.value(u"current_profile"_s, 0).toInt();
}

void Settings::setCurrentProfile(int profile)
{
    m_file.setValue(u"current_profile"_s, profile);
}

Theme::Scheme Settings::scheme() const
{
    bool isKnown = false;
    const int value = QMetaEnum::fromType<Theme::Scheme>().keyToValue(m_file.value(u"look/scheme"_s).toByteArray().constData(), &isKnown);
    return isKnown ? Theme::Scheme(value) : Theme::Scheme::System;
}

int Settings::textPercent() const
{
    return qBound(Theme::smallestText, m_file.value(u"look/text_percent"_s, 100).toInt(), Theme::largestText);
}

bool Settings::patterns() const
{
    return m_file.value(u"look/patterns"_s).toBool();
}

void Settings::setLook(Theme::Scheme scheme, int textPercent, bool patterns)
{
    m_file.setValue(u"look/patterns"_s, patterns);
    m_file.setValue(u"look/scheme"_s, QByteArray(QMetaEnum::fromType<Theme::Scheme>().valueToKey(int(scheme))));
    m_file.setValue(u"look/text_percent"_s, textPercent);
}

QByteArray Settings::windowGeometry() const
{
    return m_file.value(u"window/geometry"_s).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_file.setValue(u"window/geometry"_s, geometry);
}

bool Settings::isSidebarCollapsed() const
{
    return m_file.value(u"window/sidebar_collapsed"_s).toBool();
}

void Settings::setSidebarCollapsed(bool collapsed)
{
    m_file.setValue(u"window/sidebar_collapsed"_s, collapsed);
}

QList<RecordMark> Settings::recentRecords(const QString &whose)
{
    QList<RecordMark> records;
    const int size = m_file.beginReadArray(u"recent/"_s + whose);
    for (int i = 0; i < size; ++i) {
        m_file.setArrayIndex(i);
        records.append({m_file.value(u"kind"_s).toString(), m_file.value(u"id"_s).toString(), m_file.value(u"number"_s).toString(),
                        m_file.value(u"title"_s).toString()});
    }
    m_file.endArray();
    return records;
}

void Settings::setRecentRecords(const QString &whose, const QList<RecordMark> &records)
{
    m_file.remove(u"recent/"_s + whose);
    m_file.beginWriteArray(u"recent/"_s + whose, int(records.size()));
    for (int i = 0; i < records.size(); ++i) {
        m_file.setArrayIndex(i);
        m_file.setValue(u"kind"_s, records.at(i).kind);
        m_file.setValue(u"id"_s, records.at(i).id);
        m_file.setValue(u"number"_s, records.at(i).number);
        m_file.setValue(u"title"_s, records.at(i).title);
    }
    m_file.endArray();
}

// As an array: an action's name ("deals/Ctrl+N") holds characters that a key of the file must not.
KeyMap::Changes Settings::keys()
{
    KeyMap::Changes changes;
    const int size = m_file.beginReadArray(u"key"_s);
    for (int i = 0; i < size; ++i) {
        m_file.setArrayIndex(i);
        changes.insert(m_file.value(u"action"_s).toString(), m_file.value(u"keys"_s).toString());
    }
    m_file.endArray();
    return changes;
}

void Settings::setKeys(const KeyMap::Changes &changes)
{
    m_file.remove(u"key"_s);
    m_file.beginWriteArray(u"key"_s, int(changes.size()));
    int i = 0;
    for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
        m_file.setArrayIndex(i++);
        m_file.setValue(u"action"_s, change.key());
        m_file.setValue(u"keys"_s, change.value());
    }
    m_file.endArray();
}
