#pragma once
#include <QWidget>

class QTableView;
class RelatedRows;
struct Backend;
struct RelatedList;

// The first rows of a tab where one looks first, with the way to all of them; nothing while there are none.
class RelatedSummary : public QWidget
{
    Q_OBJECT
public:
    // Shows what `rows` reads; both live as long as the drawer.
    RelatedSummary(Backend &backend, RelatedRows &rows, const RelatedList &related, QWidget *parent = nullptr);

Q_SIGNALS:
    void allWanted();
    void opened(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    RelatedRows &m_rows;
    QTableView *m_view;
};
