#pragma once
#include "widgets/rowdelegate.h"

struct Backend;

// Paints a deal and its next step as a table row.
class NextStepDelegate : public RowDelegate
{
    Q_OBJECT
public:
    explicit NextStepDelegate(Backend &backend, QObject *parent = nullptr);

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const override;

private:
    Backend &m_backend;
};

// Paints a payment that waits or was rejected in two lines: who and how much, its state and the reason.
class WaitingPaymentDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    WaitingPaymentDelegate(Backend &backend, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Backend &m_backend;
};
