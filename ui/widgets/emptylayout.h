#pragma once

class QLayout;

// Takes everything out of a layout, with the layouts in it: what stood there is not seen any more, and is deleted once nothing of it is
// in use, such as the button that was just clicked.
void emptyLayout(QLayout &layout);
