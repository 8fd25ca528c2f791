#pragma once
#include "records/savingpreview.h"

#include <functional>

class Record;
struct Backend;

// What a form says beside its fields.
namespace FormSentences {
// What saving will do: each change, and what follows from it. `textOf` tells what a field shows where its value is a key.
QList<SavingPreview::Step> steps(const Backend &backend, const Record &record, const std::function<QString(const QString &)> &textOf);
}
