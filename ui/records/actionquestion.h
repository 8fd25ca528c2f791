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
    // `about` says what it is done with: "DLID0042", "14 deals".
    ActionQuestion(Backend &backend, const Entity &entity, const Action &action, const QString &about, QWidget *parent);

    QWidget *editor() const { return m_editor; }

Q_SIGNALS:
    void answered(const QVariant &answer);

private:
    void check();

    QWidget *m_editor = nullptr;
    KeyButton *m_take;
};
