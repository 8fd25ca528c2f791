#pragma once
#include "records/questiondialog.h"

#include <QVariant>

struct Action;
struct Backend;
struct Entity;

// Asks what a step has to know before it is taken: a reason, a value, or that it is really meant. The button repeats the verb.
class ActionQuestion : public QuestionDialog
{
    Q_OBJECT
public:
    // Of one record, as it is called.
    ActionQuestion(Backend &backend, const Entity &entity, const Action &action, const QString &about, QWidget *parent);
    // Of several.
    ActionQuestion(Backend &backend, const Entity &entity, const Action &action, qlonglong count, QWidget *parent);

    QWidget *editor() const { return m_editor; }

Q_SIGNALS:
    void answered(const QVariant &answer);

private:
    ActionQuestion(Backend &backend, const Entity &entity, const Action &action, const QString &title, const QString &verb,
                   QWidget *parent);
    void check();

    QWidget *m_editor = nullptr;
    KeyButton *m_take;
};
