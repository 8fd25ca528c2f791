#pragma once
#include <QWidget>

// Every kind of control on one page, as in the design's component sheet; `second` is the page of charts and lists.
QWidget *gallery(bool second = false);
