#include "home/nextsteps.h"

void NextSteps::setSteps(const QList<SalesFigures::Step> &steps)
{
    beginResetModel();
    m_steps = steps;
    endResetModel();
}

int NextSteps::rowOf(const QString &deal) const
{
    for (int row = 0; row < m_steps.size(); ++row)
        if (m_steps.at(row).deal == deal)
            return row;
    return -1;
}

int NextSteps::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_steps.size());
}

int NextSteps::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NextSteps::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SalesFigures::Step &step = m_steps.at(index.row());
    switch (index.column()) {
    case Deal:
        return step.number;
    case Client:
        return step.clientName;
    case Amount:
        return step.amountMinor;
    case Status:
        return step.state;
    case NextStep:
        return step.step;
    case When:
        return step.due;
    default:
        return {};
    }
}

QVariant NextSteps::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Amount)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Deal:
        return tr("Deal");
    case Client:
        return tr("Client");
    case Amount:
        return tr("Amount");
    case Status:
        return tr("Status");
    case NextStep:
        return tr("Next step");
    case When:
        return tr("When");
    default:
        return {};
    }
}

void WaitingPayments::setPayments(const QList<SalesFigures::WaitingPayment> &payments)
{
    beginResetModel();
    m_payments = payments;
    endResetModel();
}

int WaitingPayments::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_payments.size());
}

QVariant WaitingPayments::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_payments.at(index.row()).number;
}
