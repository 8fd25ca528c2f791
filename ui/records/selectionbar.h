#pragma once
#include <QFrame>
#include <QList>

class FlowLayout;
class KeyButton;
class QLabel;
class RecordTable;
struct Action;
struct Backend;

// Above a list's footer while rows are ticked: how many, and the steps that can be taken with all of them at once. A step that is possible
// with none of them is not offered, and says why.
class SelectionBar : public QFrame
{
    Q_OBJECT
public:
    SelectionBar(Backend &backend, RecordTable &table, QWidget *parent = nullptr);

    // Whether rows are being worked on just now: then no other step begins.
    void setWorking(bool working);
    // Shown where the buttons are told apart from those of one row: Shift and the letter, or the key itself where it has no letter.
    static QString keys(const Action &action);

Q_SIGNALS:
    void wanted(const QString &action);
    void left(); // it goes while it has the keyboard: back to the rows

private:
    void renew();
    void showSteps();
    void offerPossible();

    Backend &m_backend;
    RecordTable &m_table;
    QLabel *m_count;
    FlowLayout *m_steps;
    QList<std::pair<const Action *, KeyButton *>> m_buttons;
    bool m_isTrash = false;
    bool m_isWorking = false;
};
