#pragma once
#include "commissions/commissionbook.h"
#include "commissions/statementlist.h"
#include "shell/page.h"

class EmptyState;
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
    bool canLeave() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *people();
    QWidget *steps();
    void show(const QList<CommissionStatement> &statements);
    void showSums();

    // commissionsstatement.cpp
    void openStatement();
    void showNothing();
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
    void tickAll();
    void approve(const QList<CommissionStatement> &statements);
    void tellRefused(const LinesTaken &taken);
    QFuture<Result<void>> shown(const QFuture<Result<LinesTaken>> &step);
    void askHold();
    void hold();
    void release();
    void openDeal();

    // commissionspayouts.cpp
    void pay();
    void payEverybody();
    QList<CommissionStatement> payable(const QList<CommissionStatement> &statements) const;
    void askToPay(const QList<CommissionStatement> &statements);
    void ask(const QList<CommissionStatement> &statements, const QList<DuePayout> &due);
    void sendPayouts();
    void dropQuestion();
    void payNext();
    void tellPaid();
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
    QLabel *m_summedUp; // which month the sums are of
    Tabs *m_tabs;
    QListView *m_people;
    FigureRows *m_sums;
    StatementView *m_statement;
    EmptyState *m_nothing; // instead of the statement and its steps
    QWidget *m_beside;
    QVBoxLayout *m_steps;
    QLabel *m_compared; // with which month
    FigureRows *m_comparison;
    QLabel *m_explanation;
    QLabel *m_after; // what an approval brings about
    MessageStrip *m_own;
    MessageStrip *m_question; // before payouts are sent: they can't be taken back
    // People who are paid one after the other, each with the statements that this is asked for, and what came of it.
    struct Payment
    {
        QString person;
        QString name;
        QDate period;
        QStringList statements;
    };
    QList<Payment> m_asked;  // whom the question is about
    QList<DuePayout> m_due;  // … and what it says that they are paid
    QList<Payment> m_paying; // who is paid still
    bool m_isPaying = false;
    bool m_isLeaving = false; // once they are paid
    qsizetype m_askedFor = 0;
    QStringList m_sent;
    int m_payouts = 0;
    QHash<QString, QString> m_unpaid; // why, by statement
    RuleCalculator *m_calculator;
    QLineEdit *m_reason;
    FieldFrame *m_reasonField;
};
