#include "openingsize.h"

#include <QScreen>
#include <QWidget>

static constexpr QSize Designed(1440, 900);
static constexpr QSize Frame(8, 40); // nobody knows it before the window is there

QSize openingSize(const QWidget &window)
{
    return Designed.boundedTo(window.screen()->availableSize() - Frame);
}
