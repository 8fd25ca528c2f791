#pragma once
#include "db/result.h"

// The sentence for a refusal: what happened, what to do next. Never shows what the server wrote, except refusals that Kontor's own
// functions raise with a name in them.
QString errorText(const Error &error);

// Whether the code has a sentence of its own, not only the calm one for what nobody foresaw.
bool hasErrorText(const QString &sqlState);
