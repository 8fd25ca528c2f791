#include "openingsize.h"

#include <QScreen>
#include <QWidget>

static constexpr QSize Designed(1440, 900);
static constexpr QSize Frame(8, 40); // of the window manager's, not known before the window is shown

QSize openingSize(const QWidget &window)
{
    return Designed.boundedTo(window.screen()->availableSize() - Frame);
}
