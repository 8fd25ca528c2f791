#pragma once
#include "shell/page.h"
#include "widgets/stepbystep.h"

class EmptyState;
class QBoxLayout;
class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

// A home: a board of figures. It is shown when they are read, never before, so that nothing is taken for a zero; where they can't be read,
// a sentence and a way to try again stand in its place. What was read once stays while a later reading fails. Its cards come one part
// after another, each painted in a turn of its own, also when one comes back to it.
class FiguresPage : public Page
{
    Q_OBJECT
public:
    explicit FiguresPage(QWidget *parent = nullptr);

    bool hasFigures() const { return m_hasFigures; }
    bool isBusy() const override { return Page::isBusy() || !m_turns.isDone(); }
    void stopWaiting() override;

protected:
    // Cards of the board, and how they get their figures.
    struct Part
    {
        QList<QWidget *> cards;
        StepByStep::Step fill;
    };

    // Stays above the board when that is scrolled.
    void setHead(QWidget *head);
    // Cards side by side, by their shares of the width; below each other where they have not nearly the width that they need.
    void addRow(const QList<std::pair<QWidget *, int>> &cards, int stretch = 0);
    // Where the keyboard is once the board is shown; until then the page itself has it.
    void setFirstFocus(QWidget *first) { m_first = first; }
    // Makes the board in steps, before what is read is shown: all of it at once takes longer than a key may wait.
    void make(const QList<StepByStep::Step> &steps) { m_turns.add(steps); }
    // Shows what was read, a part at a time; figures that come meanwhile take their place.
    void showParts(const QList<Part> &parts);
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    // Some cards still show what was read before: their marks lead nowhere yet.
    bool isShowing() const { return !m_turns.isDone(); }
    // They could not be read. Always true: it was told.
    bool tellUnread(const Error &error);

    // Reads figures: `use` shows them, once the board is made.
    template<typename T, typename Use>
    void readFigures(QFuture<Result<T>> figures, Use use)
    {
        await(
            figures, [this, use](const T &read) { m_turns.add({[use, read] { use(read); }}); },
            [this](const Error &error) { return tellUnread(error); });
    }

private:
    void showBoard(const QList<Part> &parts);
    void showUnread(const QString &why);
    void fill(const Part &part);
    void takeFocus();
    void fitRows();

    QStackedLayout *m_stack;
    QScrollArea *m_scroll;
    QVBoxLayout *m_frame; // of the head and the board
    QVBoxLayout *m_board;
    QList<QBoxLayout *> m_rows;
    EmptyState *m_unread;
    QWidget *m_first = nullptr;
    StepByStep m_turns;
    QList<QList<QWidget *>> m_filled; // the cards of the parts that have figures
    int m_reading = 0;                // the newest that is shown
    bool m_hasFigures = false;
    bool m_hadFocus = false; // before the board was there
    bool m_toldUnread = false;
};
