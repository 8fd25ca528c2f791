#pragma once
#include "db/result.h"

#include <QFuture>
#include <QStringList>
#include <functional>

class Page;
class QWidget;
struct Backend;

// One line of app/pages.cpp: a screen, who may see it, and how to build it.
struct PageSpec
{
    QString id;
    QString title;
    QString icon;       // one of resources/icons
    QString permission; // the page is there when the session holds it; empty: always
    bool inSidebar = true;
    std::function<Page *(Backend &, QWidget *)> create;

    // How much waits there, for the badge in the sidebar, and the relations that change it.
    std::function<QFuture<Result<qlonglong>>(Backend &)> waiting = {};
    QStringList waitingFollows = {};
    bool atFoot = false; // at the end of the sidebar, apart from the work: settings

    QString section = {}; // of a page that is not in the sidebar: the screen there that it belongs to
    bool isForm = false;  // come to from a record or to begin a new one; no screen to go to
    QString words = {};   // by which people look for what is on it, beside its title
    QString creates = {}; // of a form: what beginning a new one is called ("New deal"); empty: only its section offers it
};

template<typename T>
Page *make(Backend &backend, QWidget *parent)
{
    return new T(backend, parent);
}
