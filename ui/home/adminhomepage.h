#pragma once
#include "home/adminrows.h"
#include "home/figurespage.h"

class BarList;
class BarsCard;
class KpiCard;
class TableCard;
struct Backend;

// The administrator's home: how many people work here and in which roles, who is signed in, who was invited and did not come, and what
// happened that should be known. Every figure opens the people or sessions that it counts.
class AdminHomePage : public FiguresPage
{
    Q_OBJECT
public:
    explicit AdminHomePage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    QAction *primaryAction() const override { return m_invite; }
    void refresh() override;

private:
    void connectMarks();
    void show(const AdminFigures &figures);
    using Page::show;
    void showKpis();
    void showRoles();
    void openMembers(const QString &filter);
    void openSessions(const QString &filter);

    Backend &m_backend;
    AdminFigures m_figures;
    SignedInRows m_signedIn;
    ActivityRows m_activities;
    QAction *m_invite;
    KpiCard *m_members;
    KpiCard *m_here;
    KpiCard *m_invited;
    KpiCard *m_suspended;
    KpiCard *m_signIns;
    TableCard *m_hereCard;
    BarList *m_roles;
    BarsCard *m_rolesCard;
    TableCard *m_activitiesCard;
};
