#pragma once
#include "catalog/entity.h"
#include "session/throttle.h"

#include <QTabBar>

class QToolButton;
class SavedViews;
struct Backend;

// A list's views as tabs: those that it comes with, those that people saved, and the trash; each with how many rows it has, which comes
// when it is ready. Rows that somebody was led to have a tab of their own, the last one, until another is looked at. Tabs that have no room
// are in a menu behind the others; the one that is looked at is never among them.
class SavedViewTabs : public QTabBar
{
    Q_OBJECT
public:
    SavedViewTabs(Backend &backend, const Entity &entity, const SavedViews &saved, QWidget *parent = nullptr);

    // Paced, however often it is wanted.
    void countRows() { m_counting.want(); }
    QString currentView() const;
    const SavedView *view(const QString &key) const;
    void showView(const QString &key);
    // Marks the view that has this filter, or the passing one, which is called what the filter says.
    void showFilter(const Filter &filter);
    bool isPassing() const;
    QSize tabSizeHint(int index) const override;
    QSize sizeHint() const override; // of all tabs
    QSize minimumSizeHint() const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }

Q_SIGNALS:
    void viewChanged(const QString &key); // another one is looked at, or this one says something else now
    void menuWanted(const QString &key, const QPoint &where);

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void letPass();
    void fit();
    void listHidden();
    void askCounts();
    void setCount(const QString &key, const QString &count);
    bool isShared(int index) const;
    int markWidth(int index) const;
    void describe(int index);

    Backend &m_backend;
    const Entity &m_entity;
    const SavedViews &m_saved;
    QList<SavedView> m_views; // as the tabs stand
    QStringList m_counts;
    std::optional<SavedView> m_passing;
    QString m_shown;  // the view that is looked at …
    QString m_before; // … and the one that was before it
    Throttle m_counting;
    QToolButton *m_more;
};
