#pragma once
#include <QStyledItemDelegate>

struct Backend;
struct QueuedPayment;

// Paints the queue: headings of its parts, and payments with tick box, number, amount, client, state and how long they wait.
class QueueDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit QueueDelegate(Backend &backend, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // Whether a click at this place of a row means its tick box.
    static bool isTickBox(const QRect &row, const QPoint &position);
    // The row in one sentence, for screen readers and tooltips.
    QString displayText(const QVariant &value, const QLocale &locale) const override;

private:
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintPayment(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QueuedPayment &payment) const;
    QString age(const QueuedPayment &payment) const;

    Backend &m_backend;
};
