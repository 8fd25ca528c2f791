#pragma once
#include "home/managerfigures.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class Segmented;

// Which days, compared with what, of which team, in which currency.
class PeriodBar : public QWidget
{
    Q_OBJECT
public:
    explicit PeriodBar(QDate today, const QString &currency, QWidget *parent = nullptr);

    void setTeams(const QList<TeamName> &teams);
    void setCurrencies(const QStringList &others);

    ManagerQuestion question() const;
    const DashboardPeriod &period() const { return m_period; }
    QString teamName() const; // empty: all of them
    // "13 weeks", "Week", …
    QString periodName() const;
    void earlier();
    void later();

Q_SIGNALS:
    void changed();

protected:
    bool event(QEvent *event) override;

private:
    void setKind(int index);
    void askForDays();
    void setPeriod(const DashboardPeriod &period);
    void showPeriod();

    QDate m_today;
    QString m_currency;
    DashboardPeriod m_period;
    Segmented *m_kinds;
    QLabel *m_days;
    QComboBox *m_compare;
    QComboBox *m_team;
    QComboBox *m_currencies;
    QBoxLayout *m_line = nullptr;
    QBoxLayout *m_when = nullptr;
    QBoxLayout *m_what = nullptr;
};
