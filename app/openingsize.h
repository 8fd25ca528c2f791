#pragma once
#include <QSize>

class QWidget;

// How large a window opens for the first time: as it was designed, or what its screen has room for, title bar included.
QSize openingSize(const QWidget &window);
