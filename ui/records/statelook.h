#pragma once
#include "widgets/chip.h"

// How a state of an entity looks: glyph and tone, filled while somebody must act. A state that this program does not know yet is a grey
// ring and its word.
ChipLook stateLook(const QString &entity, const QString &state, const QString &text);
