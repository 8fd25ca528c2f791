#pragma once
#include <QTableView>

class RecordDelegate;
class RecordTable;
struct Backend;

// A table of records: rows of one line, boxes to tick, letters that are keys of the page and not a search, and a scroll position that
// stays with its rows when others come in above.
class RecordTableView : public QTableView
{
    Q_OBJECT
public:
    RecordTableView(Backend &backend, RecordTable &table, QWidget *parent = nullptr);

    void setCheckable(bool checkable);
    // Widths as the fields ask for, the identifying column taking what is left.
    void fitColumns();
    void copyRows();
    QString currentId() const;
    void setCurrentRow(int row);
    void keyboardSearch(const QString &) override {} // letters are the page's keys

Q_SIGNALS:
    void opened();
    void currentRowChanged();
    void columnsWanted(const QPoint &where);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void jump(int key);
    void checkTo(int row);
    void keepPlace(int first, int count);
    QList<int> chosenRows() const;

    RecordTable &m_table;
    RecordDelegate *m_delegate;
    bool m_checkable = true;
    int m_anchor = -1;
    bool m_endWanted = false;
};
