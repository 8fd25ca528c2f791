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

void Settings::setLook(Theme::Scheme scheme, int textPercent)
{
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
