#pragma once
#include <QTabBar>

struct Backend;
struct Entity;

// The entity's saved views as tabs, each with how many rows it has; counts come when they are ready.
class SavedViewTabs : public QTabBar
{
    Q_OBJECT
public:
    SavedViewTabs(Backend &backend, const Entity &entity, QWidget *parent = nullptr);

    void countRows();
    QString currentView() const;
    void showView(const QString &key);
    QSize tabSizeHint(int index) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Backend &m_backend;
    const Entity &m_entity;
    QStringList m_counts;
};
