#pragma once
#include "shell/page.h"

class EmptyState;
class QStackedLayout;

// A home: a board of figures. It is shown when they are read, never before, so that nothing is taken for a zero; where they can't be read,
// a sentence and a way to try again stand in its place. What was read once stays while a later reading fails.
class FiguresPage : public Page
{
    Q_OBJECT
public:
    explicit FiguresPage(QWidget *parent = nullptr);

    bool hasFigures() const { return m_hasFigures; }

protected:
    QVBoxLayout *board() const { return m_board; }
    // Where the keyboard is once the board is shown; until then the page itself has it.
    void setFirstFocus(QWidget *first) { m_first = first; }
    // The figures came; await() calls it with their value before it is used.
    void showBoard();
    // They did not. Always true: it was told.
    bool tellUnread(const Error &error);

    // Reads figures: `use` shows them.
    template<typename T, typename Use>
    void readFigures(QFuture<Result<T>> figures, Use use)
    {
        await(
            figures,
            [this, use](const T &read) {
                use(read);
                showBoard();
            },
            [this](const Error &error) { return tellUnread(error); });
    }

private:
    QStackedLayout *m_stack;
    QVBoxLayout *m_board;
    EmptyState *m_unread;
    QWidget *m_first = nullptr;
    bool m_hasFigures = false;
    bool m_toldUnread = false;
};
