#include "home/adminrows.h"

using Deed = AdminFigures::Deed;
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

DeedRows::DeedRows(QObject *parent)
    : ListedRows({{tr("Who"), &Deed::who}, {tr("What"), &Deed::kind}, {tr("When"), &Deed::at}}, parent)
{
}
