#pragma once
#include "commissions/commissionbook.h"
#include "commissions/statementlist.h"
#include "shell/page.h"

class FieldFrame;
class FigureRows;
class KeyButton;
class MessageStrip;
class QLabel;
class QLineEdit;
class QListView;
class QVBoxLayout;
class RuleCalculator;
class StatementView;
class Tabs;
struct Backend;

// Commission statements by person and month: what each is made of, and the steps to its payment. Everybody sees their own.
class CommissionsPage : public Page
{
    Q_OBJECT
public:
    explicit CommissionsPage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void refresh() override;
    // The statement that the commission `target.id` stands in.
    void show(const Target &target) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *people();
    QWidget *steps();
    void show(const QList<CommissionStatement> &statements);
    void showSums();

    // commissionsstatement.cpp
    void openStatement();
    void readMoreLines();
    void showSteps(const CommissionStatement &statement);
    void compare(const CommissionStatement &statement);
    void explain();

    // commissionssteps.cpp
    void addKeys();
    void updateActions();
    void turnMonth(int months);
    void earlier() { turnMonth(-1); }
    void later() { turnMonth(1); }
    void tick();
    void approve();
    void approveTicked();
    void approve(const QStringList &lines, const QString &whose);
    void tellRefused(const LinesTaken &taken);
    QFuture<Result<void>> shown(const QFuture<Result<LinesTaken>> &step);
    void askHold();
    void hold();
    void release();
    void openDeal();

    // commissionspayouts.cpp
    void pay();
    void payEverybody();
    void askToPay(const QList<CommissionStatement> &statements);
    void sendPayouts();
    void dropQuestion();
    void payNext();
    void saveDocument();
    void writeDocument(const CommissionStatement &statement, const QString &path, const QList<CommissionLine> &lines);
    void calculate();
    void readRules();

    Backend &m_backend;
    CommissionBook m_book;
    StatementList m_list;
    QDate m_period;
    qlonglong m_waiting = 0; // statements to approve, of every month: what the badge says
    QString m_current;
    int m_opened = 0; // statements so far: the answer about one before is not of this one
    QString m_explained;
    QString m_reasonFor; // the statement that a reason for holding is written for

    QAction *m_approve;
    QAction *m_approveTicked;
    QAction *m_hold;
    QAction *m_release;
    QAction *m_pay;
    QAction *m_payEverybody;
    QAction *m_document;
    QAction *m_calculate;
    QLabel *m_month;
    Tabs *m_tabs;
    QListView *m_people;
    FigureRows *m_sums;
    StatementView *m_statement;
    QVBoxLayout *m_steps;
    QLabel *m_compared; // with which month
    FigureRows *m_comparison;
    QLabel *m_explanation;
    QLabel *m_after; // what an approval brings about
    MessageStrip *m_own;
    MessageStrip *m_question; // before payouts are sent: they can't be taken back
    QList<CommissionStatement> m_asked;
    QStringList m_sent;
    RuleCalculator *m_calculator;
    QLineEdit *m_reason;
    FieldFrame *m_reasonField;
};
