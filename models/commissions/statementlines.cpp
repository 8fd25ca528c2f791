#include "commissions/statementlines.h"

void StatementLines::setLines(const QList<CommissionLine> &lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

void StatementLines::append(const QList<CommissionLine> &lines)
{
    if (lines.isEmpty())
        return;
    beginInsertRows({}, int(m_lines.size()), int(m_lines.size() + lines.size()) - 1);
    m_lines += lines;
    endInsertRows();
}

int StatementLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int StatementLines::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StatementLines::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CommissionLine &line = m_lines.at(index.row());
    switch (index.column()) {
    case Deal:
        return line.dealNumber;
    case Client:
        return line.clientName;
    case Verified:
        return line.verifiedAt;
    case Amount:
        return line.baseMinor;
    case Share:
        return line.rate;
    case Rate:
        return line.exchangeRate;
    case Final:
        return line.finalMinor;
    default:
        return {};
    }
}

QVariant StatementLines::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Deal:
        return tr("Deal");
    case Client:
        return tr("Client");
    case Verified:
        return tr("Verified");
    case Amount:
        return tr("Amount");
    case Share:
        return tr("Share");
    case Rate:
        return tr("Rate");
    case Final:
        return tr("Commission");
    default:
        return {};
    }
}
