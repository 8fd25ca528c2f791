#pragma once
#include "db/result.h"

#include <QDateTime>
#include <QFuture>
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
        QVariantMap place; // where the person was: the field, the cursor in it, the tab
        QDateTime keptAt;
    };

    explicit Drafts(const Session &session);
    explicit Drafts(const QString &folder);
    // What was handed over is on the disk afterwards.
    ~Drafts();

    // Nothing when there is none, or when it can't be read any more.
    std::optional<Draft> find(const QString &form) const;
    // In the order of the calls, beside the caller's thread: reaching the disk takes longer than a screen may stand still. The error
    // (53100) says that this computer has no room for it or doesn't let us write.
    QFuture<Result<void>> keep(const QString &form, const QVariantMap &values, const QVariantMap &place = {}) const;
    void drop(const QString &form) const;
    // The forms that have a draft, the newest first.
    QStringList forms() const;

private:
    QString path(const QString &form) const;

    QString m_folder;
};
