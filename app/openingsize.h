#pragma once
#include <QRect>

class QWidget;

// How large a window opens for the first time: as it was designed, or what its screen has room for, title bar included.
QSize openingSize(const QWidget &window);
// Where another window opens: below and right of the first by a title bar, both still to be seen, and within the first one's screen.
QRect besideWindow(const QWidget &first, const QWidget &another);
// The same of frames, title bars included.
QRect besideFrame(const QRect &first, QSize wanted, QSize least, const QRect &available);
