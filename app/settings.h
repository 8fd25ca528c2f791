#pragma once
#include "shell/serverprofile.h"
#include "widgets/theme.h"

#include <QSettings>

// What this workstation remembers: offices, looks, the window. Never secrets: those are in the system's keychain.
class Settings
{
public:
    // Empty: the person's own file. A path: somewhere else, for tests and the tour.
    explicit Settings(const QString &path = {});

    QList<ServerProfile> profiles();
    void setProfiles(const QList<ServerProfile> &profiles);
    int currentProfile() const;
    void setCurrentProfile(int profile);

    Theme::Scheme scheme() const;
    int textPercent() const;
    void setLook(Theme::Scheme scheme, int textPercent);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    bool isSidebarCollapsed() const;
    void setSidebarCollapsed(bool collapsed);

private:
    QSettings m_file;
};
