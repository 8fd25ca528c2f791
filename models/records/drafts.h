#pragma once
#include "db/result.h"

#include <QDateTime>
#include <QFuture>
#include <QVariantMap>
#include <map>
#include <memory>
#include <optional>

class HeldFile;
class Session;

// What somebody typed and has not saved yet, kept on this computer: a file of its own for every form that is open, readable by its owner
// alone, written whole or not at all, so that neither a killed program nor a full disk costs the version before. Apart for every person and
// organization. Whoever finds or keeps a draft holds it until they let it go: it has the ids of what will be saved, so nobody else is
// offered it meanwhile, and a second window on the same form has a draft of its own.
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

    // The one that is held already, or the newest that nobody else holds. Nothing when there is none, or when it can't be read any more.
    std::optional<Draft> find(const QString &form) const;
    // What somebody would be offered who finds it; nobody holds it.
    std::optional<Draft> peek(const QString &form) const { return Drafts(m_folder).find(form); }
    // In the order of the calls, beside the caller's thread: reaching the disk takes longer than a screen may stand still. The error
    // (53100) says that this computer has no room for it or doesn't let us write.
    QFuture<Result<void>> keep(const QString &form, const QVariantMap &values, const QVariantMap &place = {}) const;
    void drop(const QString &form) const;
    // The form is left: whoever opens it next is offered its draft.
    void letGo(const QString &form) const;
    // It is there again, with what it had: nobody else is offered that, unless they were meanwhile.
    void holdAgain(const QString &form) const;
    // The forms that have a draft that nobody else holds, the newest first.
    QStringList forms() const;

private:
    using Held = std::map<QString, std::unique_ptr<HeldFile>>;

    QString m_folder;
    std::shared_ptr<Held>
        m_held; // by form; once it was let go, the one to be held again. Touched where files are written, or when none is.
};
