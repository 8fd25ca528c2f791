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
    QString icon;       // a Breeze name
    QString permission; // the page is there when the session holds it; empty: always
    bool inSidebar = true;
    std::function<Page *(Backend &, QWidget *)> create;

    // How much waits there, for the badge in the sidebar, and the relations that change it.
    std::function<QFuture<Result<qlonglong>>(Backend &)> waiting = {};
    QStringList waitingFollows = {};
    bool atFoot = false; // at the end of the sidebar, apart from the work: settings
};

template<typename T>
Page *make(Backend &backend, QWidget *parent)
{
    return new T(backend, parent);
}
