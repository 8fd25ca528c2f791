#pragma once
#include "records/recordtable.h"
#include "widgets/rowsview.h"

struct RelatedList;

// The rows of another entity that belong to a record, in a tab or under its facts.
class RelatedRows : public RowsView
{
    Q_OBJECT
public:
    RelatedRows(Backend &backend, const Entity &entity, const RelatedList &related, QWidget *parent = nullptr);

    void showOf(const QString &id);
    RecordTable &table() { return m_table; }
    const Entity &entity() const { return m_table.entity(); }

    // Spreads the few columns of such rows, which a RecordDelegate paints, over the whole width.
    static void shareWidth(QTableView &view);

Q_SIGNALS:
    void opened(const QString &id);
    void counted(qlonglong rows);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    RecordTable m_table;
    QString m_foreignField;
};
