#pragma once
#include "toursteps.h"

#include <QStringList>

class Application;
class QWidget;
class Theme;

// Signs in as each demo person in turn and saves every screen that this person has, in light and dark. Then it closes the last window, as
// people do, which ends the program: 0 when every screen was saved, 2 when somebody could not sign in or a screen did not come to rest, 3
// when a screen showed an error.
class Tour : public QObject
{
    Q_OBJECT
public:
    struct Wanted
    {
        QString folder;
        QStringList people = {};  // their e-mail addresses; empty: everybody of the demo
        QStringList screens = {}; // "clients"; empty: all
    };
    Tour(Application &application, Theme &theme, const Wanted &wanted, QObject *parent = nullptr);

    void start(const QString &server);

private:
    void plan();
    void visit(const QString &email);
    void signOut();
    void visitPages(const QString &who);
    void visitPalette(const QString &who);
    void visitPage(const QString &page, const QString &who);
    void end();
    void save(QWidget *window, const QString &name);
    bool isSettled() const;
    void fail(int code, const QString &why);

    Application &m_application;
    Theme &m_theme;
    Wanted m_wanted;
    QString m_server;
    TourSteps m_steps;
    int m_code = 0;
    int m_saved = 0;
    bool m_isOpened = false;
};
