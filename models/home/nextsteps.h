#pragma once
#include "home/salesfigures.h"

#include <QAbstractTableModel>

// My open deals and what each needs next, most urgent first.
class NextSteps : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Deal, Client, Amount, Status, NextStep, When, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setSteps(const QList<SalesFigures::Step> &steps);
    const SalesFigures::Step &step(int row) const { return m_steps.at(row); }
    int rowOf(const QString &deal) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<SalesFigures::Step> m_steps;
};

// My payments that wait for approval, or that were rejected and not yet replaced.
class WaitingPayments : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setPayments(const QList<SalesFigures::WaitingPayment> &payments);
    const SalesFigures::WaitingPayment &payment(int row) const { return m_payments.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<SalesFigures::WaitingPayment> m_payments;
};
