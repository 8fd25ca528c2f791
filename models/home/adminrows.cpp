#include "home/adminrows.h"

using Activity = AdminFigures::Activity;
using SignedIn = AdminFigures::SignedIn;

SignedInRows::SignedInRows(QObject *parent)
    : ListedRows({{tr("Person"), &SignedIn::person},
                  {tr("Role"), &SignedIn::role},
                  {tr("Computer"), &SignedIn::computer},
                  {tr("Signed in"), &SignedIn::since},
                  {tr("Last activity"), &SignedIn::lastActivity}},
                 parent)
{
}

ActivityRows::ActivityRows(QObject *parent)
    : ListedRows({{tr("Who"), &Activity::who}, {tr("What"), &Activity::kind}, {tr("When"), &Activity::at}}, parent)
{
}
