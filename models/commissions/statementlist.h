#pragma once
#include "commissions/commissionstatement.h"

#include <QAbstractListModel>
#include <QSet>
#include <optional>

// The statements of a month that a tab lets through; those that wait for approval or payment can be ticked by whoever may do that.
class StatementList : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Tab { All, ToApprove, ToPay, Paid };
    enum Role { StatementRole = Qt::UserRole + 1, ProblemRole };

    using QAbstractListModel::QAbstractListModel;

    // Who ticks, and for what: nobody else, and not their own.
    void setTicker(const QString &person, bool approves, bool pays);
    void setStatements(const QList<CommissionStatement> &statements);
    void setTab(Tab tab);
    int count(Tab tab) const;

    const QList<CommissionStatement> &all() const { return m_all; }
    const QList<CommissionStatement> &shown() const { return m_shown; }
    Tab tab() const { return m_tab; }
    std::optional<CommissionStatement> statement(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &key) const;
    // Where work begins: the first that this person can take a step with, else the first.
    QModelIndex first() const;
    QList<CommissionStatement> ticked() const;
    void tickAll();
    void untick();
    void untick(const QStringList &keys);
    // Why a step was not done with a statement, by its key; said at its row until the next step.
    void setProblems(const QHash<QString, QString> &problems);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void tickedChanged();

private:
    static bool isIn(Tab tab, const CommissionStatement &statement);
    bool canBeTicked(const CommissionStatement &statement) const;
    void arrange();

    QString m_ticker;
    bool m_approves = false;
    bool m_pays = false;
    Tab m_tab = Tab::All;
    QList<CommissionStatement> m_all;
    QList<CommissionStatement> m_shown;
    QSet<QString> m_ticked;
    QHash<QString, QString> m_problems;
};
