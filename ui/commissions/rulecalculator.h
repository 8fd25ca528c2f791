#pragma once
#include "commissions/commissionstatement.h"

#include <QWidget>

class DateEdit;
class MoneyEdit;
class QLabel;
struct Backend;

// What a payment would bring a person on a day, which rule says so, and why the others don't.
class RuleCalculator : public QWidget
{
    Q_OBJECT
public:
    explicit RuleCalculator(Backend &backend, QWidget *parent = nullptr);

    void setPerson(const QString &name, const QString &currency);
    QDate day() const;
    void showRules(const QList<CandidateRule> &rules);
    QString answer() const;

Q_SIGNALS:
    // Another day: its rules are wanted.
    void dayChanged();
    void left();

private:
    void reckon();

    Backend &m_backend;
    QString m_name;
    QString m_currency;
    QList<CandidateRule> m_rules;
    MoneyEdit *m_amount;
    DateEdit *m_day;
    QLabel *m_answer;
};
