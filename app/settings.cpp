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
    : m_file(path.isEmpty() ? usualPath() : path)
{
}

QList<ServerProfile> Settings::profiles() const
{
    QList<ServerProfile> profiles;
    for (const QVariantMap &entry : m_file.entries(u"profile"_s))
        profiles.append({entry[u"name"_s].toString(), entry[u"uri"_s].toString(), entry[u"email"_s].toString(), entry[u"local"_s].toBool(),
                         entry[u"keeps_password"_s].toBool()});
    return profiles;
}

void Settings::setProfiles(const QList<ServerProfile> &profiles)
{
    QList<QVariantMap> entries;
    for (const ServerProfile &profile : profiles)
        entries.append({{u"name"_s, profile.name},
                        {u"uri"_s, profile.uri},
                        {u"email"_s, profile.email},
                        {u"local"_s, profile.isLocalOffice},
                        {u"keeps_password"_s, profile.keepsPassword}});
    m_file.setEntries(u"profile"_s, entries);
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

Locality::Choice Settings::locality() const
{
    return {m_file.value(u"locality/language"_s).toString(), m_file.value(u"locality/format"_s).toString()};
}

void Settings::setLocality(const Locality::Choice &choice)
{
    m_file.setValue(u"locality/language"_s, choice.language);
    m_file.setValue(u"locality/format"_s, choice.format);
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

QList<RecordMark> Settings::recentRecords(const QString &whose) const
{
    QList<RecordMark> records;
    for (const QVariantMap &entry : m_file.entries(u"recent/"_s + whose))
        records.append(
            {entry[u"kind"_s].toString(), entry[u"id"_s].toString(), entry[u"number"_s].toString(), entry[u"title"_s].toString()});
    return records;
}

void Settings::setRecentRecords(const QString &whose, const QList<RecordMark> &records)
{
    QList<QVariantMap> entries;
    for (const RecordMark &record : records)
        entries.append({{u"kind"_s, record.kind}, {u"id"_s, record.id}, {u"number"_s, record.number}, {u"title"_s, record.title}});
    m_file.setEntries(u"recent/"_s + whose, entries);
}

// As an array: an action's name ("deals/Ctrl+N") holds characters that a key of the file must not.
KeyMap::Changes Settings::keys() const
{
    KeyMap::Changes changes;
    for (const QVariantMap &entry : m_file.entries(u"key"_s))
        changes.insert(entry[u"action"_s].toString(), entry[u"keys"_s].toString());
    return changes;
}

void Settings::setKeys(const KeyMap::Changes &changes)
{
    QList<QVariantMap> entries;
    for (auto change = changes.cbegin(); change != changes.cend(); ++change)
        entries.append({{u"action"_s, change.key()}, {u"keys"_s, change.value()}});
    m_file.setEntries(u"key"_s, entries);
}

// As an array, too: keys of saved views and names of fields may hold any character.
ListLooks::All Settings::listLooks() const
{
    ListLooks::All looks;
    for (const QVariantMap &entry : m_file.entries(u"list"_s)) {
        ListLook look{entry[u"columns"_s].toStringList(), {}, entry[u"sort"_s].toString()};
        look.order = entry[u"descending"_s].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
        for (const QString &width : entry[u"widths"_s].toStringList())
            look.widths.insert(width.section(u'=', 0, 0), width.section(u'=', 1).toInt());
        looks.insert(entry[u"view"_s].toString(), look);
    }
    return looks;
}

void Settings::setListLooks(const ListLooks::All &looks)
{
    QList<QVariantMap> entries;
    QStringList views = looks.keys();
    views.sort();
    for (const QString &view : std::as_const(views)) {
        const ListLook look = looks.value(view);
        QStringList widths;
        for (auto width = look.widths.cbegin(); width != look.widths.cend(); ++width)
            widths.append(width.key() + u'=' + QString::number(width.value()));
        widths.sort();
        entries.append({{u"view"_s, view},
                        {u"columns"_s, look.columns},
                        {u"widths"_s, widths},
                        {u"sort"_s, look.sortField},
                        {u"descending"_s, look.order == Qt::DescendingOrder}});
    }
    m_file.setEntries(u"list"_s, entries);
}
