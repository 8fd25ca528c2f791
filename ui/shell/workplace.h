#pragma once
#include "shell/keymap.h"
#include "shell/recentrecords.h"

// What all windows of this person share beside the backend: their keys, and the records that they looked at.
struct Workplace
{
    KeyMap keys;
    RecentRecords recent;
};
