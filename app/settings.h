#pragma once
#include "settingsfile.h"
#include "shell/keymap.h"
#include "shell/listlooks.h"
#include "shell/locality.h"
#include "shell/recordmark.h"
#include "shell/serverprofile.h"
#include "widgets/theme.h"

// What this workstation remembers: offices, looks, the window. Never secrets: those are in the system's keychain.
class Settings
{
public:
    // Empty: the person's own file. A path: somewhere else, for tests and the tour.
    explicit Settings(const QString &path = {});

    QList<ServerProfile> profiles() const;
    void setProfiles(const QList<ServerProfile> &profiles);
    int currentProfile() const;
    void setCurrentProfile(int profile);

    Theme::Scheme scheme() const;
    int textPercent() const;
    bool patterns() const;
    void setLook(Theme::Scheme scheme, int textPercent, bool patterns);

    Locality::Choice locality() const;
    void setLocality(const Locality::Choice &choice);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    bool isSidebarCollapsed() const;
    void setSidebarCollapsed(bool collapsed);

    // Of one person in one organization ("tenant/person").
    QList<RecordMark> recentRecords(const QString &whose) const;
    void setRecentRecords(const QString &whose, const QList<RecordMark> &records);
    // Which keys the person changed or switched off.
    KeyMap::Changes keys() const;
    void setKeys(const KeyMap::Changes &changes);

    ListLooks::All listLooks() const;
    void setListLooks(const ListLooks::All &looks);

private:
    SettingsFile m_file;
};
