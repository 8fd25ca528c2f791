#pragma once
#include "shell/keymap.h"
#include "shell/listlooks.h"
#include "shell/locality.h"
#include "shell/recentrecords.h"

// What all windows of this person share beside the backend: their keys, the records that they looked at, how
// they like their lists, and in which language and country they work.
struct Workplace
{
    KeyMap keys;
    RecentRecords recent;
    ListLooks looks;
    Locality locality;
};
