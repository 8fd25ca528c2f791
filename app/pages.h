#pragma once
#include "shell/pagespec.h"

#include <QCoreApplication>
#include <QList>

class Session;
class Theme;
struct Workplace;

// Every screen of Kontor, in sidebar order. A page appears when the session holds its permission.
class Pages
{
    Q_DECLARE_TR_FUNCTIONS(Pages)
public:
    // A function: tr() at static initialisation would run before any translator.
    static QString homeTitle(const QString &role);
    static QList<PageSpec> all(Theme &theme, Workplace &workplace, const Session &session);
};
