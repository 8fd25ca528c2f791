#pragma once
#include <QString>

class QGridLayout;
class QHBoxLayout;
class QWidget;

// What forms are put together from, besides their fields.

// Over the fields of a section: what they are about, and in few words how they are filled.
QHBoxLayout *sectionHead(const QString &title, const QString &hint);
// Columns of one width, for the fields of a section: those of one section stand under those of another, whatever is in them.
void setFormColumns(QGridLayout &grid, int columns);
void placeField(QGridLayout &grid, QWidget *field, int row, int column, int span = 1);
// Two controls that are one field, such as an amount and its currency, side by side in `both`: the left one takes the room, and the focus.
QWidget *joined(QWidget *both, QWidget *left, QWidget *right, int spacing = 0);
