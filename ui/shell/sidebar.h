#pragma once
#include <QWidget>

class QListView;
class QMenu;
class QStandardItem;
class QStandardItemModel;
class RailButton;
class Session;
struct PageSpec;

// The rail on the left: the organization (and a way to another one), the screens that this person may use with what waits there,
// settings, and the person.
class Sidebar : public QWidget
{
    Q_OBJECT
public:
    Sidebar(const Session &session, const QList<PageSpec> &pages, QWidget *parent = nullptr);

    void setCurrent(const QString &page);
    void setBadge(const QString &page, qlonglong count);
    void setCollapsed(bool collapsed);
    QStringList pages() const;

public Q_SLOTS:
    // The other organizations of this person, to switch to one.
    void showOrganizations();

Q_SIGNALS:
    void pageWanted(const QString &page);
    void organizationWanted(const QString &tenant);
    void passwordWanted();
    void lockWanted();
    void signOutWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitText();
    QListView *list(QStandardItemModel *model);
    void showPerson();
    QStandardItem *item(const QString &page) const;

    const Session &m_session;
    RailButton *m_organization;
    QListView *m_list;
    QStandardItemModel *m_pages;
    QListView *m_footList;
    QStandardItemModel *m_foot;
    RailButton *m_person;
    QString m_current; // the page whose screen is marked
    bool m_isCollapsed = false;
};
