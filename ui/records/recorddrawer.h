#pragma once
#include "db/result.h"
#include "db/rows.h"

#include <QFrame>
#include <QFuture>
#include <QVariantMap>

class AgreementNote;
class QFormLayout;
class QStackedWidget;
class QVBoxLayout;
class RecordHead;
class RecordSteps;
class RelatedRows;
class Tabs;
struct Backend;
struct Entity;
struct RelatedList;
struct Target;

// What one record is about, beside the list: its head, what there is to know of it in tabs, and the steps that are possible now.
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
    void buildOverview();
    void addRelated(const RelatedList &related);
    void summarise(RelatedRows &rows, const RelatedList &related, int tab);
    void addActivity();
    void noteOthersToAgree(RelatedRows &rows);
    void addLatestActivity(int tab);
    void addToOverview(QWidget *part);
    QString factText(const QString &name) const;
    void showValues();

    Backend &m_backend;
    const Entity &m_entity;
    QString m_id;
    QVariantMap m_values;
    QFuture<Result<Rows>> m_read;
    int m_ticket = 0;

    // Nothing of it is there before it is shown.
    RecordHead *m_head = nullptr;
    Tabs *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    QVBoxLayout *m_overview = nullptr;
    QVBoxLayout *m_notes = nullptr;
    AgreementNote *m_agreement = nullptr; // where people have to agree about such records
    QFormLayout *m_facts = nullptr;
    RecordSteps *m_steps = nullptr;
    QList<RelatedRows *> m_related;
};
