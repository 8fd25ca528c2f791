#pragma once
#include <QFrame>

class ColumnChoices;
class KeyButton;
class QLineEdit;
class QListView;

// Floats below its button: the columns of a list to find, tick and move, by mouse or keys. Esc or a click elsewhere closes it.
class ColumnChooser : public QFrame
{
    Q_OBJECT
public:
    // It takes the choices along.
    ColumnChooser(ColumnChoices *choices, QWidget *parent);

    void openAt(const QPoint &where);
    QLineEdit *search() const { return m_search; }
    QListView *list() const { return m_list; }
    KeyButton *order() const { return m_order; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find(const QString &words);
    void step(int by);
    void moveCurrent(int by);
    int nextSeen(int row, int by) const;

    ColumnChoices *m_choices;
    QLineEdit *m_search;
    QListView *m_list;
    KeyButton *m_order; // what the rows are ordered by
    int m_dragged = -1;
};
