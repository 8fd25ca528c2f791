#pragma once
#include "catalog/filter.h"

#include <QWidget>

class FlowLayout;
class QLineEdit;
class QToolButton;
struct Backend;
struct Entity;
struct Field;

// The line that takes words and "status:overdue amount>10k", a token for every condition that holds, and a menu for each field that the
// entity offers.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    FilterBar(Backend &backend, const Entity &entity, QWidget *parent = nullptr);

    const Filter &filter() const { return m_filter; }
    void setFilter(const Filter &filter);
    void focusLine();
    QLineEdit *line() const { return m_line; }
    QToolButton *columnsButton() const { return m_columns; }

Q_SIGNALS:
    void filterChanged(const Filter &filter);
    void left(); // Escape in an empty line, or Down: back to the rows

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();
    void change(const Filter &filter);
    void showTokens();
    QWidget *token(qsizetype index);
    QToolButton *offer(const Field &field);

    Backend &m_backend;
    const Entity &m_entity;
    Filter m_filter;
    QLineEdit *m_line;
    QWidget *m_tokens;
    FlowLayout *m_flow;
    QToolButton *m_columns;
};
