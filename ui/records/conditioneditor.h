#pragma once
#include "catalog/filter.h"

#include <QFrame>

class QVBoxLayout;
struct Backend;
struct Entity;
struct Field;

// What is asked of one column, by its type: ticks for choices, spans and days for dates, from and to for figures, a person, words.
// Opens under the filter that it belongs to; Enter applies, Esc leaves everything as it was.
class ConditionEditor : public QFrame
{
    Q_OBJECT
public:
    // `present` is the condition that holds now; one without a field: none.
    ConditionEditor(Backend &backend, const Entity &entity, const Field &field, const Condition &present, int exponent, QWidget *parent);

    void openUnder(QWidget *anchor);

Q_SIGNALS:
    void applied(const Condition &condition);
    void removed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addChoices();
    void addDays();
    void addFigures();
    void addReference();
    void addWords();
    void addYesNo();
    void addButtons();
    QWidget *addEditor(const QString &label);
    void apply();
    void applyAtOnce(const Condition &condition);

    Backend &m_backend;
    int m_exponent; // of what amounts are in
    const Entity &m_entity;
    const Field &m_field;
    Condition m_present;
    QVBoxLayout *m_layout;
    QList<QWidget *> m_editors;
};
