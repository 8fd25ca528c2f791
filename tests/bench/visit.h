#pragma once
#include <QObject>
#include <functional>

class Application;
class QTableView;
class WatchedApplication;
struct Target;

// The real program, offscreen, driven as a person would. It prints "name value" lines, and ends by quitting the event loop.
class Visit : public QObject
{
public:
    Visit(WatchedApplication &watched, Application &application, const QString &uri);

    // Signs in and waits for the home: "window", "home" and "idle". Then goes on with `then`.
    void signIn(const QString &email, const std::function<void()> &then);
    // Opens a list, walks through it by wheel, page by page and by dragging to its end, opens a form, types in it, and opens the home
    // again and again.
    void lookAround();

private:
    void openWatched(const Target &target, const std::function<void()> &then);
    void scroll();
    void dragThrough(int times);
    void jump(int times);
    void type();
    void dashboard(int times);
    void whenCounted(const std::function<void()> &then);
    void whenPainted(const std::function<void()> &then);
    void whenSettled(const std::function<void()> &then);
    void whenAtRest(const std::function<void()> &then);
    void every(int milliseconds, int times, const std::function<void(int)> &act, const std::function<void()> &then);
    void report(const char *what);

    WatchedApplication &m_busy;
    Application &m_application;
    QString m_uri;
    QTableView *m_list = nullptr;
    qint64 m_signedInAt = 0;
};
