#pragma once
#include "catalog/filter.h"

#include <QWidget>

class FlowLayout;
class QLabel;
class QLineEdit;
class QToolButton;
struct Backend;
struct Entity;
struct Field;

// The line that takes words and "status:overdue amount>10k", a token for every condition that holds, and an editor for each field that the
// entity offers. What the line does not understand stays in it, with a sentence below that says why.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    FilterBar(Backend &backend, const Entity &entity, QWidget *parent = nullptr);

    const Filter &filter() const { return m_filter; }
    void setFilter(const Filter &filter);
    void focusLine();
    // Asks what is to hold of a field, as its token does.
    void editCondition(const Field &field, QWidget *anchor);
    QLineEdit *line() const { return m_line; }
    QString note() const;
    QToolButton *columnsButton() const { return m_columns; }
    QToolButton *exportButton() const { return m_export; }

Q_SIGNALS:
    void filterChanged(const Filter &filter);
    void left(); // Escape in an empty line, or Down: back to the rows

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void read();
    int exponent() const;
    void change(const Filter &filter);
    void replace(const QString &field, const Condition &condition);
    void fitLine();
    void showTokens();
    void showNote(const QStringList &sentences);
    QWidget *token(qsizetype index);
    QWidget *offer(const Field &field);
    QToolButton *offerMore(const QStringList &used, const QStringList &shown);

    Backend &m_backend;
    const Entity &m_entity;
    Filter m_filter;
    QLineEdit *m_line;
    QWidget *m_tokens;
    FlowLayout *m_flow;
    QToolButton *m_columns;
    QToolButton *m_export;
    QLabel *m_note;
};
