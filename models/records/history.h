#pragma once
#include "db/result.h"

#include <QDateTime>
#include <QFuture>
#include <QStringList>

struct Backend;
struct Entity;
struct Field;

// Who did what to a record and when, from the audit trail, each change as a sentence.
struct HistoryEntry
{
    QDateTime at;
    QString who;
    QString sentence; // "You changed Due from 28 May 2026 to 30 May 2026"
    bool isMine = false;
    QStringList fields = {}; // those that it changed
};

// The newest first.
QFuture<Result<QList<HistoryEntry>>> readHistory(Backend &backend, const Entity &entity, const QString &id);

// "Due from 28 May 2026 to 30 May 2026"; "Due to 30 May 2026" when there was none. Texts that can't be told are left out.
QString changeText(const Field &field, const QString &was, const QString &is);
