#pragma once
#include <QRect>
#include <QString>

class QWidget;

// The marks of a painted picture (points of a line, bars, slices), so that assistive technology finds each as an element with a name,
// a value and a place, and can open it. A widget that is also Marks is spoken from then on.
class Marks
{
public:
    Marks();
    virtual ~Marks() = default;

    virtual int markCount() const = 0;
    virtual QString markName(int mark) const = 0;
    // The whole sentence: name, value, comparison.
    virtual QString markText(int mark) const = 0;
    // In the widget's coordinates.
    virtual QRect markRect(int mark) const = 0;
    virtual int currentMark() const = 0;
    virtual void setCurrentMark(int mark) = 0;
    virtual void activateMark(int mark) = 0;

protected:
    // Tells assistive technology that another mark has the focus.
    static void tellCurrentMark(QWidget *picture, int mark);
};
