#pragma once
#include "shell/page.h"

// Where "kontor://deal/DLID0042" leads: the list that has it, filtered to it. An unknown link leads nowhere (an empty page).
Target targetOf(const QString &link);
