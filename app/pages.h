#pragma once
#include "shell/pagespec.h"

#include <QCoreApplication>
#include <QList>

class Session;
class Theme;
struct Workplace;

// Every screen of Kontor, in sidebar order; the first one that the session holds the permission of is the first screen.
class Pages
{
    Q_DECLARE_TR_FUNCTIONS(Pages)
public:
    // A function: tr() at static initialisation would run before any translator.
    static QString homeTitle(const QString &role);
    static QList<PageSpec> all(Theme &theme, Workplace &workplace, const Session &session);
};
