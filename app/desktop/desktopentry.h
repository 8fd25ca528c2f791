#pragma once
#include "db/result.h"

#include <QStringList>

// What makes this person's desktop list the program and open kontor:// links with it, for one that is not installed.
class DesktopEntry
{
public:
    // `data`: where the desktop looks; empty: XDG_DATA_HOME.
    explicit DesktopEntry(const QString &data = {});

    // Opens links with this program from now on.
    Result<void> add(const QString &program) const;
    Result<void> remove() const;
    QString file() const;
    QString icon() const;
    // The desktop's own commands that were missing, so that it learns of the entry only with the next session.
    QStringList missing() const { return m_missing; }

private:
    void tellDesktop(const QStringList &command) const;

    QString m_data;
    mutable QStringList m_missing;
};
