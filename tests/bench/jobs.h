#pragma once
struct Bench;

// The job families, in the order in which they are measured.
void measureLoad(Bench &bench);
void measureLists(Bench &bench);
void measureHome(Bench &bench);
void measureWrites(Bench &bench);
void measureExport(Bench &bench);
void measureClient(Bench &bench);
void measureCrowd(Bench &bench);
void measureGrowth(Bench &bench);
