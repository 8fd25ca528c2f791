#include "commissions/statementlist.h"

#include <algorithm>

using namespace Qt::StringLiterals;

void StatementList::setTicker(const QString &person, bool approves, bool pays)
{
    m_ticker = person;
    m_approves = approves;
    m_pays = pays;
}

bool StatementList::canBeTicked(const CommissionStatement &statement) const
{
    return statement.person != m_ticker && ((m_approves && !statement.toApprove.isEmpty()) || (m_pays && statement.isPayable()));
}

void StatementList::setStatements(const QList<CommissionStatement> &statements)
{
    m_all = statements;
    arrange();
}

void StatementList::setTab(Tab tab)
{
    m_tab = tab;
    arrange();
}

bool StatementList::isIn(Tab tab, const CommissionStatement &statement)
{
    switch (tab) {
    case Tab::All:
        return true;
    case Tab::ToApprove:
        return !statement.toApprove.isEmpty();
    case Tab::ToPay:
        return statement.isPayable();
    case Tab::Paid:
        return statement.state == "paid"_L1;
    }
    return false;
}

int StatementList::count(Tab tab) const
{
    return int(std::ranges::count_if(m_all, [tab](const CommissionStatement &statement) { return isIn(tab, statement); }));
}

// The same people in the same order are told as changes of data, so that a view keeps its place.
void StatementList::arrange()
{
    QList<CommissionStatement> shown;
    for (const CommissionStatement &statement : std::as_const(m_all))
        if (isIn(m_tab, statement))
            shown.append(statement);
    const bool isSameOrder = std::ranges::equal(shown, m_shown, {}, &CommissionStatement::key, &CommissionStatement::key);
    if (isSameOrder && !shown.isEmpty()) {
        m_shown = shown;
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    } else {
        beginResetModel();
        m_shown = shown;
        endResetModel();
    }
    QSet<QString> stillThere; // and to be seen: nobody acts on what they ticked in another tab
    for (const CommissionStatement &statement : std::as_const(m_shown))
        if (m_ticked.contains(statement.key()) && canBeTicked(statement))
            stillThere.insert(statement.key());
    if (stillThere != m_ticked) {
        m_ticked = stillThere;
        Q_EMIT tickedChanged();
    }
}

std::optional<CommissionStatement> StatementList::statement(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_shown.size() ? std::optional(m_shown.at(index.row())) : std::nullopt;
}

QModelIndex StatementList::indexOf(const QString &key) const
{
    for (int row = 0; row < m_shown.size(); ++row)
        if (m_shown.at(row).key() == key)
            return index(row);
    return {};
}

QModelIndex StatementList::first() const
{
    const auto open = std::ranges::find_if(m_shown, [this](const CommissionStatement &statement) { return canBeTicked(statement); });
    return index(open == m_shown.end() ? 0 : int(open - m_shown.begin()));
}

QList<CommissionStatement> StatementList::ticked() const
{
    QList<CommissionStatement> ticked;
    for (const CommissionStatement &statement : m_all)
        if (m_ticked.contains(statement.key()))
            ticked.append(statement);
    return ticked;
}

void StatementList::tickAll()
{
    for (const CommissionStatement &statement : std::as_const(m_shown))
        if (canBeTicked(statement))
            m_ticked.insert(statement.key());
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
}

void StatementList::setProblems(const QHash<QString, QString> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void StatementList::untick()
{
    untick(m_ticked.values());
}

void StatementList::untick(const QStringList &keys)
{
    for (const QString &key : keys)
        m_ticked.remove(key);
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
}

int StatementList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant StatementList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CommissionStatement &statement = m_shown.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return statement.name;
    case StatementRole:
        return QVariant::fromValue(statement);
    case ProblemRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return m_problems.value(statement.key());
    case Qt::CheckStateRole:
        return m_ticked.contains(statement.key()) ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

bool StatementList::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto statement = this->statement(index);
    if (role != Qt::CheckStateRole || !statement || !canBeTicked(*statement))
        return false;
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(statement->key());
    else
        m_ticked.remove(statement->key());
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
    return true;
}

Qt::ItemFlags StatementList::flags(const QModelIndex &index) const
{
    const auto statement = this->statement(index);
    if (!statement)
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return canBeTicked(*statement) ? flags | Qt::ItemIsUserCheckable : flags;
}
