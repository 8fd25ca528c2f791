#pragma once
#include <QTabBar>
#include <QTabWidget>

// Tabs with counts: the parts of a drawer. Underlined accent, no boxes; the line that they stand on is tabLine().
class Tabs : public QTabBar
{
    Q_OBJECT
public:
    explicit Tabs(QWidget *parent = nullptr);
    int add(const QString &label, qint64 count = -1);
    // -1: no count.
    void setCount(int index, qint64 count);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent *event) override;

private:
    QString countText(int index) const;
    int room(int index) const;
};

// Pages under such tabs, and under one alone no tab.
class TabPages : public QTabWidget
{
    Q_OBJECT
public:
    explicit TabPages(QWidget *parent = nullptr);
    // -1: no count.
    void setCount(int index, qint64 count);
};
