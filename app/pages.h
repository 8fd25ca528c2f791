#pragma once
#include "shell/pagespec.h"

#include <QCoreApplication>
#include <QList>

class Theme;

// Every screen of Kontor, in sidebar order. A page appears when the session holds its permission.
class Pages
{
    Q_DECLARE_TR_FUNCTIONS(Pages)
public:
    // A function: tr() at static initialisation would run before any translator.
    static QList<PageSpec> all(Theme &theme);
};
