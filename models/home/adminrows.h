#pragma once
#include "home/adminfigures.h"
#include "records/listedrows.h"

// Who is signed in now, the latest active first.
class SignedInRows : public ListedRows<AdminFigures::SignedIn>
{
    Q_OBJECT
public:
    enum Column { Person, Role, Computer, Since, LastActivity };

    explicit SignedInRows(QObject *parent = nullptr);
};

// What happened that should be known, newest first.
class ActivityRows : public ListedRows<AdminFigures::Activity>
{
    Q_OBJECT
public:
    enum Column { Who, What, When };

    explicit ActivityRows(QObject *parent = nullptr);
};
