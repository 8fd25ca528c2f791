#pragma once
#include "widgets/card.h"

class EmptyState;
class QStackedLayout;
class QTableView;

// A card that shows numbers as a picture and, on V, as a table of the same numbers; once it is known that there are none, it says a
// sentence.
class FigureCard : public Card
{
    Q_OBJECT
public:
    void setEmptySentence(const QString &sentence, const QString &howTo = {});
    void showTable(bool table);
    bool showsTable() const;
    QTableView *table(); // made when it is first wanted
    // What the table shows: the first column names a row, the others are its numbers.
    const QStringList &columns() const { return m_columns; }
    const QList<QStringList> &rows() const { return m_rows; }

    // Swaps the card that has the focus; where none has it, all of them below this widget together.
    static void swapBelow(QWidget *parent);

Q_SIGNALS:
    // Enter or a click on a mark, or on its row of the table.
    void activated(int mark);

protected:
    // The picture, and which part of it takes the focus.
    FigureCard(const QString &title, const QString &unit, QWidget *picture, QWidget *focus, QWidget *parent);
    // A row a mark; the first column names it, the others are numbers. No rows: the sentence.
    void setNumbers(const QStringList &columns, const QList<QStringList> &rows);
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showContent();
    void fillTable();
    EmptyState *empty();

    QWidget *m_picture;
    QWidget *m_focus;
    QTableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedLayout *m_stack;
    QString m_emptySentence;
    QString m_emptyHowTo;
    QStringList m_columns;
    QList<QStringList> m_rows;
    bool m_isKnown = false;
    bool m_isTable = false;
};
