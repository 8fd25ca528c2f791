#pragma once
#include <QStyledItemDelegate>

class RecordTable;
struct AmountCell;
struct Backend;
struct ChipLook;

// Paints any field of a record by its type and look; the model says what a value means, this says how it looks.
class RecordDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int CheckWidth = 30;

    RecordDelegate(Backend &backend, const RecordTable &table, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // The field's own editor; what is typed stays when others change the row meanwhile.
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    // Whether rows have a box to tick before the first column.
    void setCheckable(bool checkable) { m_checkable = checkable; }
    // Without the padding before the first column and behind the last: words begin and end where the table does.
    void setFlush(bool flush) { m_flush = flush; }
    // The row under the pointer; -1: none.
    void setHovered(int row) { m_hovered = row; }
    static QRect checkRect(const QRect &cell);
    // How wide the column has to be, in pixels, to cut nothing of what it shows in a row that is loaded.
    int needed(int row, int column) const;
    // How high a row has to be for why it was refused, in the column that names it, when that is so wide.
    int refusedHeight(const QModelIndex &index, int width, int usual) const;

Q_SIGNALS:
    void committed(const QModelIndex &index, const QVariant &value) const;
    void notAValue(const QString &sentence) const;

private:
    void paintField(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    int cellNeeds(const QModelIndex &index) const;
    ChipLook stateChip(const QModelIndex &index) const;
    AmountCell amount(const QModelIndex &index) const;
    QString day(const QVariant &value) const;

    Backend &m_backend;
    const RecordTable &m_table;
    bool m_checkable = true;
    bool m_flush = false;
    int m_hovered = -1;
};
