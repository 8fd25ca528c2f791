#pragma once
#include <QString>

class QHBoxLayout;
class QWidget;

// What forms are put together from, besides their fields.

// Over the fields of a section: what they are about, and in few words how they are filled.
QHBoxLayout *sectionHead(const QString &title, const QString &hint);
// Two controls that are one field, such as an amount and its currency, side by side in `both`: the left one takes the room, and the focus.
QWidget *joined(QWidget *both, QWidget *left, QWidget *right, int spacing = 0);
