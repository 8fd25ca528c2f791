#pragma once
#include "application.h"
#include "settings.h"
#include "shell/signinform.h"
#include "shell/signinwindow.h"
#include "widgets/theme.h"

#include <QApplication>

// The whole program, with a file of settings of its own.
struct Program
{
    explicit Program(const QString &settingsFile)
        : settings(settingsFile)
    {
    }

    // As a demo person at its sign-in window.
    void submit(const QString &email, bool keepsPassword = false) const { submit(application, email, keepsPassword); }
    static void submit(const Application &application, const QString &email, bool keepsPassword = false)
    {
        SignInForm *form = application.signInWindow()->form();
        form->setEmail(email);
        form->setPassword(QStringLiteral("demo-Kontor-1"), keepsPassword);
        application.signInWindow()->signIn();
    }

    Theme theme{*qApp};
    Settings settings;
    Application application{theme, settings};
};
