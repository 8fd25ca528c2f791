#include "verification/verificationqueue.h"

#include <algorithm>
#include <iterator>

using Section = VerificationQueue::Section;

namespace {
Section sectionOf(const QueuedPayment &payment)
{
    if (payment.isDecided())
        return Section::Done;
    if (payment.isApprovedByMe)
        return Section::ForOthers;
    return payment.state == QueuedPayment::State::SecondCheck && payment.canDecide ? Section::SecondChecks : Section::OldestFirst;
}
}

QList<VerificationQueue::Entry> VerificationQueue::arranged(const QList<QueuedPayment> &payments)
{
    QList<Entry> entries;
    for (const Section section : {Section::SecondChecks, Section::OldestFirst, Section::ForOthers, Section::Done}) {
        const qsizetype heading = entries.size();
        for (const QueuedPayment &payment : payments)
            if (sectionOf(payment) == section)
                entries.append({section, payment});
        if (const int count = int(entries.size() - heading))
            entries.insert(heading, {section, {}, count});
    }
    return entries;
}

void VerificationQueue::setPayments(const QList<QueuedPayment> &payments)
{
    merge(arranged(payments));

    QSet<QString> stillThere;
    for (const QueuedPayment &payment : payments)
        if (m_ticked.contains(payment.id) && !payment.isDecided())
            stillThere.insert(payment.id);
    if (stillThere != m_ticked) {
        m_ticked = stillThere;
        Q_EMIT tickedChanged();
    }
}

void VerificationQueue::remove(const QString &id)
{
    QList<QueuedPayment> rest = payments();
    rest.removeIf([&id](const QueuedPayment &payment) { return payment.id == id; });
    setPayments(rest);
}

// Row by row, so that views keep their selection, current row and scroll position.
void VerificationQueue::merge(const QList<Entry> &wanted)
{
    QSet<QString> keys;
    for (const Entry &entry : wanted)
        keys.insert(entry.key());
    for (int row = int(m_entries.size()) - 1; row >= 0; --row) {
        if (keys.contains(m_entries.at(row).key()))
            continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
    }

    for (int row = 0; row < wanted.size(); ++row) {
        const QString key = wanted.at(row).key();
        const auto found
            = std::find_if(m_entries.begin() + row, m_entries.end(), [&key](const Entry &entry) { return entry.key() == key; });
        if (found == m_entries.end()) {
            beginInsertRows({}, row, row);
            m_entries.insert(row, wanted.at(row));
            endInsertRows();
            continue;
        }
        if (const int from = int(found - m_entries.begin()); from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_entries.move(from, row);
            endMoveRows();
        }
        if (m_entries.at(row) != wanted.at(row)) {
            m_entries[row] = wanted.at(row);
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

std::optional<QueuedPayment> VerificationQueue::payment(const QModelIndex &index) const
{
    return index.isValid() ? m_entries.at(index.row()).payment : std::nullopt;
}

QList<QueuedPayment> VerificationQueue::payments() const
{
    QList<QueuedPayment> payments;
    for (const Entry &entry : m_entries)
        if (entry.payment)
            payments.append(*entry.payment);
    return payments;
}

QModelIndex VerificationQueue::indexOf(const QString &id) const
{
    for (int row = 0; row < m_entries.size(); ++row)
        if (m_entries.at(row).payment && m_entries.at(row).payment->id == id)
            return index(row);
    return {};
}

QString VerificationQueue::first() const
{
    const QList<QueuedPayment> all = payments();
    const auto open = std::ranges::find_if(all, &QueuedPayment::canDecide);
    return all.isEmpty() ? QString() : open == all.end() ? all.constFirst().id : open->id;
}

QString VerificationQueue::after(const QString &id) const
{
    const QList<QueuedPayment> all = payments();
    const auto current = std::ranges::find(all, id, &QueuedPayment::id);
    const auto open = [&id](const QueuedPayment &payment) { return payment.id != id && payment.canDecide; };
    if (const auto next = std::find_if(current, all.end(), open); next != all.end())
        return next->id;
    const auto earlier = std::find_if(std::make_reverse_iterator(current), all.rend(), open);
    return earlier == all.rend() ? QString() : earlier->id;
}

QList<QueuedPayment> VerificationQueue::ticked() const
{
    QList<QueuedPayment> ticked = payments();
    ticked.removeIf([this](const QueuedPayment &payment) { return !m_ticked.contains(payment.id); });
    return ticked;
}

void VerificationQueue::setTicked(const QSet<QString> &ids)
{
    if (ids == m_ticked)
        return;
    m_ticked = ids;
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
}

int VerificationQueue::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant VerificationQueue::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries.at(index.row());
    switch (role) {
    case SectionRole:
        return QVariant::fromValue(entry.section);
    case CountRole:
        return entry.count;
    case PaymentRole:
        return entry.payment ? QVariant::fromValue(*entry.payment) : QVariant();
    case Qt::DisplayRole:
        return entry.payment ? QVariant(entry.payment->number) : QVariant();
    case Qt::CheckStateRole:
        if (entry.payment && !entry.payment->isDecided())
            return m_ticked.contains(entry.payment->id) ? Qt::Checked : Qt::Unchecked;
        return {};
    default:
        return {};
    }
}

bool VerificationQueue::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto payment = this->payment(index);
    if (role != Qt::CheckStateRole || !payment || payment->isDecided())
        return false;
    QSet<QString> ticked = m_ticked;
    if (value.toInt() == Qt::Checked)
        ticked.insert(payment->id);
    else
        ticked.remove(payment->id);
    setTicked(ticked);
    return true;
}

Qt::ItemFlags VerificationQueue::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const auto payment = this->payment(index);
    if (!payment)
        return Qt::ItemNeverHasChildren;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return payment->isDecided() ? flags : flags | Qt::ItemIsUserCheckable;
}
