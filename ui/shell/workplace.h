#pragma once
#include "shell/keymap.h"
#include "shell/listlooks.h"
#include "shell/recentrecords.h"

// What all windows of this person share beside the backend: their keys, the records that they looked at, and
// how they like their lists.
struct Workplace
{
    KeyMap keys;
    RecentRecords recent;
    ListLooks looks;
};
