#pragma once
#include <QFrame>
#include <QVariantMap>

class FlowLayout;
class QAbstractButton;
class QHBoxLayout;
struct Action;
struct Backend;
struct Entity;

// What can be done with a record now, as buttons: one primary step, those that the entity wants to be seen, editing, and the rest behind a
// menu. A record that nothing can be done with has no buttons, and the row is gone.
class RecordSteps : public QFrame
{
    Q_OBJECT
public:
    RecordSteps(const Backend &backend, const Entity &entity, QWidget *parent = nullptr);

    // The buttons are made anew: the focus goes from one of them to what stands around the row.
    void showOf(const QVariantMap &record);

Q_SIGNALS:
    void wanted(const QString &key);
    void editWanted();

private:
    QAbstractButton *primary(const Action &action);
    QAbstractButton *edit();
    QAbstractButton *menu(const QList<const Action *> &steps, const QVariantMap &record);
    void addProminent(const Action &action, const QVariantMap &record);

    const Backend &m_backend;
    const Entity &m_entity;
    FlowLayout *m_steps; // on as many lines as they need
    QHBoxLayout *m_row;  // the steps, and the menu at its end
    QWidget *m_menu = nullptr;
};
