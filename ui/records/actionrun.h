#pragma once
#include "db/result.h"
#include "shell/reversal.h"

#include <QObject>
#include <QVariantMap>

struct Action;
struct Backend;
struct Entity;
struct Target;

// One step being taken with one record: asks what it has to ask, calls, and says what was done and how to take it back. Deletes itself.
class ActionRun : public QObject
{
    Q_OBJECT
public:
    ActionRun(Backend &backend, const Entity &entity, const Action &action, const QVariantMap &record, QWidget *parent);
    void start();

Q_SIGNALS:
    void navigate(const Target &target);
    void finished(const QString &sentence, const Reversal &reversal);
    void failed(const Error &error);

private:
    void ask();
    QString title() const;
    void call(const QVariant &answer);
    Reversal reversal(const QVariant &answer) const;

    Backend &m_backend;
    const Entity &m_entity;
    const Action &m_action;
    QVariantMap m_record;
    QWidget *m_page;
};
