#pragma once
#include "shell/page.h"
#include "shell/recordmark.h"

class Catalog;

// Where "kontor://deal/DLID0042" leads: the list of that kind, with the record when the link holds its id, else filtered to the words
// (arguments["filter"]); or the screen of that name, which may not be there. What is no link of ours leads nowhere (an empty page).
Target targetOf(const Catalog &catalog, const QString &link);

// "kontor://deal/DLID0042", or with its id where it has no number.
QString linkTo(const Catalog &catalog, const RecordMark &record);
// "kontor://verification": a screen itself.
QString linkTo(const Target &screen);

// The screen that lists a kind of record: "deals" for "deal"; empty for what has none.
QString pageOf(const Catalog &catalog, const QString &kind);
