#pragma once
#include <QString>

// Where the tests were built from, and into. Asked for instead of defined for every file: compiled files then don't name a folder, and
// a compiler's cache serves every checkout.
namespace Checkout {
QString source();
QString build();
}
