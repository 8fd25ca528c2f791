#pragma once
#include "db/result.h"
#include "db/rows.h"

#include <QFrame>
#include <QFuture>
#include <QVariantMap>

class Chip;
class FigureLabel;
class FlowLayout;
class PaidBar;
class PresenceLine;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;
class QVBoxLayout;
class RelatedRows;
struct Action;
struct Backend;
struct Entity;
struct RelatedList;
struct Target;

// What one record is about, beside the list: number, state, name, amount and what is settled of it; tabs; and the steps that are possible
// now. A feature may add tabs.
class RecordDrawer : public QFrame
{
    Q_OBJECT
public:
    RecordDrawer(Backend &backend, const Entity &entity, QWidget *parent = nullptr);
    ~RecordDrawer() override;

    QString id() const { return m_id; }
    // Shows what the list already knows at once, then reads the rest.
    void showRecord(const QString &id, const QVariantMap &known = {});
    void refresh();
    const QVariantMap &values() const { return m_values; }
    // What people call it: its client, or its own name.
    QString name() const;

    void setVisible(bool visible) override;

Q_SIGNALS:
    void navigate(const Target &target);
    void actionRequested(const QString &key);
    void editRequested();
    void closed();
    void failed(const Error &error);
    void recordShown(const QString &id, const QVariantMap &values);

private:
    void build();
    int addTab(const QString &label, QWidget *content);
    void buildHeader(QVBoxLayout *layout);
    void buildOverview();
    void addRelated(const RelatedList &related);
    void summarise(RelatedRows &rows, const RelatedList &related, int tab);
    void addLatestActivity();
    void addToOverview(QWidget *part);
    void showValues();
    void showMoney(const QString &currency);
    void showActions();
    void addProminent(const Action &action);
    QString text(const QString &field) const;

    Backend &m_backend;
    const Entity &m_entity;
    QString m_id;
    QVariantMap m_values;
    QFuture<Result<Rows>> m_read;
    int m_ticket = 0;

    // Nothing of it is there before it is shown.
    QLabel *m_number = nullptr;
    Chip *m_chip = nullptr;
    QToolButton *m_open = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_detail = nullptr;
    PresenceLine *m_presence = nullptr;
    FigureLabel *m_amount = nullptr;
    PaidBar *m_bar = nullptr;
    QLabel *m_paid = nullptr;
    QLabel *m_left = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    QVBoxLayout *m_overview = nullptr;
    QFormLayout *m_facts = nullptr;
    FlowLayout *m_steps = nullptr; // prominent ones, on as many lines as they need
    QHBoxLayout *m_actions = nullptr;
    QList<RelatedRows *> m_related;
};
