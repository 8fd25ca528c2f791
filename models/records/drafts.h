#pragma once
#include "db/result.h"

#include <QDateTime>
#include <QVariantMap>
#include <optional>

class Session;

// What somebody typed and has not saved yet, kept on this computer: one file per form, readable by its owner alone, written whole or not at
// all, so that neither a killed program nor a full disk costs the version before. Apart for every person and organization.
class Drafts
{
public:
    struct Draft
    {
        QVariantMap values;
        QDateTime keptAt;
    };

    explicit Drafts(const Session &session);
    explicit Drafts(const QString &folder);

    // Nothing when there is none, or when it can't be read any more.
    std::optional<Draft> find(const QString &form) const;
    // The error (53100) says that this computer has no room for it or doesn't let us write.
    Result<void> keep(const QString &form, const QVariantMap &values) const;
    void drop(const QString &form) const;
    // The forms that have a draft, the newest first.
    QStringList forms() const;

private:
    QString path(const QString &form) const;

    QString m_folder;
};
