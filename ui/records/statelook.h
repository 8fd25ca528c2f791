#pragma once
#include "widgets/chip.h"

// How a state of an entity looks: glyph and tone, filled while somebody must act. A state that this program does not know yet is a grey
// ring and its word. What waits has two rings instead of a clock once some people `agreed`, and others still have to.
ChipLook stateLook(const QString &entity, const QString &state, const QString &text, int agreed = 0);
// How a yes or no looks: nobody has to act.
ChipLook yesNoLook(bool yes, const QString &text);
