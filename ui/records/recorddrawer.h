#pragma once
#include "db/result.h"
#include "db/rows.h"

#include <QFrame>
#include <QFuture>
#include <QVariantMap>

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;
struct Action;
struct Backend;
struct Entity;
struct Target;

// What one record is about, beside the list: number, state, name, amount and what is settled of it; tabs; and the steps that are possible
// now. A feature may put its own widgets above the facts (setNotice) or add tabs.
class RecordDrawer : public QFrame
{
    Q_OBJECT
public:
    RecordDrawer(Backend &backend, const Entity &entity, QWidget *parent = nullptr);

    QString id() const { return m_id; }
    // Shows what the list already knows at once, then reads the rest.
    void showRecord(const QString &id, const QVariantMap &known = {});
    void refresh();
    const QVariantMap &values() const { return m_values; }

    void setNotice(QWidget *notice);
    int addTab(const QString &label, QWidget *content);

Q_SIGNALS:
    void navigate(const Target &target);
    void actionRequested(const QString &key);
    void editRequested();
    void closed();
    void failed(const Error &error);
    void recordShown(const QString &id, const QVariantMap &values);

private:
    QString m_id;
    QVariantMap m_values;
};
