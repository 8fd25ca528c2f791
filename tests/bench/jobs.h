#pragma once
class QString;
struct Bench;

// How fast the machine is by itself; `when` tells the figures of two times apart.
void measureMachine(Bench &bench, const QString &when);

// The job families, in the order in which they are measured.
void measureLoad(Bench &bench);
void measureLists(Bench &bench);
void measureHome(Bench &bench);
void measureWrites(Bench &bench);
void measureExport(Bench &bench);
void measureClient(Bench &bench);
void measureCrowd(Bench &bench);
void measureGrowth(Bench &bench);
