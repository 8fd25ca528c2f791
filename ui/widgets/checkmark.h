#pragma once
#include <QRect>
#include <QStyle>

class QPainter;

// The box of a check box: empty, ticked (State_On) or partly ticked (State_NoChange). Used by check boxes and by table cells.
void paintCheckBox(QPainter &painter, const QRect &rect, QStyle::State state);
void paintRadioButton(QPainter &painter, const QRect &rect, QStyle::State state);
