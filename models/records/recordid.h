#pragma once
#include <QString>

// A new row's key, made here so that sending the row again is recognised: UUID version 7, so that keys follow time.
QString newRecordId();
