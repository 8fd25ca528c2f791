#pragma once
#include "commissions/statementlines.h"

#include <QFrame>

class FigureLabel;
class QLabel;
class QTableView;
struct Backend;

// One person's statement as on paper: who, for which month, line by line, and the total.
class StatementView : public QFrame
{
    Q_OBJECT
public:
    explicit StatementView(Backend &backend, QWidget *parent = nullptr);

    void showStatement(const CommissionStatement &statement);
    // The first lines; those that came after them stay when these are the same.
    void showLines(const QList<CommissionLine> &lines);
    void appendLines(const QList<CommissionLine> &lines);
    qsizetype lineCount() const { return m_lines.rows().size(); }
    void clear();
    QTableView *table() const { return m_table; }
    // The line with the cursor, or nullptr.
    const CommissionLine *currentLine() const;

Q_SIGNALS:
    void lineChanged();
    void lineOpened();
    // The end was scrolled to, and the statement has more lines than are shown.
    void moreWanted();

private:
    QLayout *head();
    void fillTable();
    QWidget *foot();

    Backend &m_backend;
    CommissionStatement m_statement;
    StatementLines m_lines;
    QLabel *m_kind;
    QLabel *m_name;
    QLabel *m_title;
    QLabel *m_toPay;
    FigureLabel *m_sum;
    QTableView *m_table;
    QLabel *m_count;
    FigureLabel *m_total;
};
