#include "support/testoffice.h"

#include <QCoreApplication>

// `testofficectl up|down`: the server that all tests of a ctest run share.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 2 && qstrcmp(argv[1], "up") == 0)
        TestOffice::up();
    else if (argc == 2 && qstrcmp(argv[1], "down") == 0)
        TestOffice::down();
    else
        return 2;
    return 0;
}
