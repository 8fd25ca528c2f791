#pragma once
#include "verification/queuedpayment.h"

#include <QAbstractListModel>
#include <QSet>
#include <optional>

// The queue as people read it: second checks that this person can give, then the rest with the oldest first, and last what this person has
// approved and somebody else approves now, each part under a heading row. A new reading is merged in, so that what is current or ticked
// stays so while others work.
class VerificationQueue : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Section { SecondChecks, OldestFirst, ForOthers, Done };
    Q_ENUM(Section)
    enum Role { SectionRole = Qt::UserRole + 1, CountRole, PaymentRole };

    using QAbstractListModel::QAbstractListModel;

    void setPayments(const QList<QueuedPayment> &payments);
    // Takes a decided payment off at once; the next reading confirms it.
    void remove(const QString &id);

    std::optional<QueuedPayment> payment(const QModelIndex &index) const;
    QList<QueuedPayment> payments() const;
    QModelIndex indexOf(const QString &id) const;
    // Where work begins: the first that may be decided, else the first.
    QString first() const;
    // The payment that is worked on after this one: the next that may be decided, else the one before.
    QString after(const QString &id) const;

    QList<QueuedPayment> ticked() const;
    void setTicked(const QSet<QString> &ids);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void tickedChanged();

private:
    struct Entry
    {
        Section section;
        std::optional<QueuedPayment> payment = {}; // none: the section's heading
        int count = 0;                             // of a heading

        QString key() const { return payment ? payment->id : QStringLiteral("section %1").arg(int(section)); }
        bool operator==(const Entry &) const = default;
    };

    static QList<Entry> arranged(const QList<QueuedPayment> &payments);
    void merge(const QList<Entry> &wanted);

    QList<Entry> m_entries;
    QSet<QString> m_ticked;
};
