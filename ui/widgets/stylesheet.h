#pragma once
#include "widgets/tokens.h"

// The style sheet of resources/kontor.qss with @name replaced by a colour and @12px by that length at the chosen text size.
QString styleSheet(const Tokens &tokens);
