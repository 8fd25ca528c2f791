#include "support/testoffice.h"

#include <QCoreApplication>

// `testofficectl up|down`: before and after the tests of a ctest run.
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
