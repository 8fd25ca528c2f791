#pragma once
#include <QList>

struct Field;

// A list's columns in the room that there is. What is left over goes to texts that are cut, as far as the identifying column does not need
// it itself, and then to that column. Where room is short, texts give what their rows do not need, then of what they need, then whole
// columns go from the right: figures, states and dates can't be elided.
namespace ColumnFit {
struct Column
{
    const Field *field;
    int width;
    bool isFirst = false; // has the tick box, and stays
    bool isDrawn = false; // somebody has chosen its width
    bool isShown = true;
    int needed = 0; // by the longest text that was seen in it; 0: none was
};

// Texts, which can be elided; nobody calls half a number.
bool givesWay(const Field &field);
// At 100 %, for a field that does not say.
int usualWidth(const Field &field);
// From left to right.
void fit(QList<Column> &columns, int room);
}
