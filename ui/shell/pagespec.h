#pragma once
#include <QString>
#include <functional>

class Page;
class QWidget;
struct Backend;

// One line of app/pages.cpp: a screen, who may see it, and how to build it.
struct PageSpec
{
    QString id;
    QString title;
    QString icon;        // a Breeze name
    QString permission;  // the page is there when the session holds it; empty: always
    bool inSidebar = true;
    std::function<Page *(Backend &, QWidget *)> create;
};

template<typename T>
Page *make(Backend &backend, QWidget *parent)
{
    return new T(backend, parent);
}
