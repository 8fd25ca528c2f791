#pragma once
#include "shell/page.h"

#include <QToolButton>

class Notifications;
struct Backend;

// The bell in the header: a dot while something is unread, and the list of what happened under it.
class Bell : public QToolButton
{
    Q_OBJECT
public:
    explicit Bell(Backend &backend, QWidget *parent = nullptr);

public Q_SLOTS:
    void showList();

Q_SIGNALS:
    void navigate(const Target &target);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitText();
    QWidget *list();

    Backend &m_backend;
    Notifications *m_notifications;
    QString m_failure; // why they could not be read
};
