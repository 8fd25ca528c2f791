#pragma once
#include "shell/page.h"
#include "widgets/toast.h"

class Job;
class JobRows;
class JobTray;
class Jobs;
class KeyBar;

// Where a window shows the jobs: the newest one in the key bar, all of them in the tray above it, and the end of each as a toast.
class JobCorner : public QObject
{
    Q_OBJECT
public:
    // The tray stands over `over`, whose lowest line is the key bar.
    JobCorner(Jobs &jobs, KeyBar *keyBar, QWidget *over);

    JobTray *tray() const { return m_tray; }

public Q_SLOTS:
    // Opens the tray with the newest that runs, else the newest of all, or closes it and gives the keyboard back.
    void toggle();

Q_SIGNALS:
    void said(const ToastText &text);
    void navigate(const Target &target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showNewest();
    void tellEnd(Job *job);
    void follow(Job *job);
    void place();

    Jobs &m_jobs;
    KeyBar *m_keyBar;
    QWidget *m_over;
    JobRows *m_rows;
    JobTray *m_tray;
    QPointer<QWidget> m_before; // had the keyboard when the tray opened
};
