#include "home/adminhomepage.h"
#include "backend.h"
#include "home/admindelegates.h"
#include "home/emptyrows.h"
#include "home/tablecard.h"
#include "session/session.h"
#include "text/datetext.h"
#include "widgets/barlist.h"
#include "widgets/barscard.h"
#include "widgets/icon.h"
#include "widgets/kpicard.h"
#include "widgets/panekeys.h"

#include <QLocale>
#include <QTableView>

using namespace Qt::StringLiterals;

AdminHomePage::AdminHomePage(Backend &backend, QWidget *parent)
    : FiguresPage(parent)
    , m_backend(backend)
    , m_invite(addKey(this, {Qt::Key_I}, tr("Invite"), [this] { Q_EMIT navigate({u"member.new"_s}); }))
    , m_members(new KpiCard(tr("Members")))
    , m_here(new KpiCard(tr("Signed in now")))
    , m_invited(new KpiCard(tr("Invited")))
    , m_suspended(new KpiCard(tr("Suspended")))
    , m_signIns(new KpiCard(tr("Sign-ins in 7 days")))
    , m_hereCard(new TableCard(tr("Who is signed in")))
    , m_roles(new BarList)
    , m_rolesCard(new BarsCard(tr("People by role"), tr("active members"), m_roles, {tr("Role"), tr("People")}))
    , m_activitiesCard(new TableCard(tr("What should be known"), tr("exports and passwords, 30 days")))
{
    m_invite->setIcon(themeIcon(u"list-add-user"_s));
    addHint(this, u"F6|"_s + tr("Next card"));
    addKey(this, {Qt::Key_V}, tr("View as table"), [this] { FigureCard::swapBelow(this); });
    m_hereCard->setLink(tr("All sessions"));
    m_hereCard->setRows(m_signedIn, new SignedInDelegate(backend),
                        {.widths = {210, 120, 150, 130, 130}, .stretched = SignedInRows::Computer, .leaving = {SignedInRows::Role}});
    m_activitiesCard->setRows(m_activities, new ActivityDelegate(backend), {.widths = {210, 300, 150}, .stretched = ActivityRows::What});
    sayWhenEmpty(*m_activitiesCard->table(), u"dialog-ok-apply"_s, tr("Nothing was exported and no password changed in 30 days."));

    addRow({{m_members, 1}, {m_here, 1}, {m_invited, 1}, {m_suspended, 1}, {m_signIns, 1}});
    addRow({{m_hereCard, 2}, {m_rolesCard, 1}}, 10);
    addRow({{m_activitiesCard, 1}}, 7);
    setFirstFocus(m_hereCard->table());
    connectMarks();
    // Signing in is seen in the membership.
    keepCurrent(backend.live, {u"core.membership"_s, u"core.user_session"_s, u"core.role_permission"_s}, [this] { refresh(); });
}

void AdminHomePage::connectMarks()
{
    connect(m_members, &KpiCard::activated, this, [this] { openMembers(u"status:active"_s); });
    connect(m_invited, &KpiCard::activated, this, [this] { openMembers(u"status:invited"_s); });
    connect(m_suspended, &KpiCard::activated, this, [this] { openMembers(u"status:suspended"_s); });
    connect(m_here, &KpiCard::activated, this, [this] { openSessions(u"state:open"_s); });
    connect(m_signIns, &KpiCard::activated, this, [this] {
        openSessions(u"started_at:"_s + m_figures.weekStart.toString(Qt::ISODate) + u".."_s + m_figures.today.toString(Qt::ISODate));
    });
    connect(m_rolesCard, &FigureCard::activated, this, [this](int bar) {
        if (!isShowing())
            openMembers(u"status:active role_name=\"%1\""_s.arg(m_figures.roles.at(bar).name));
    });
    connect(m_hereCard, &Card::linkActivated, this, [this] { Q_EMIT navigate({u"sessions"_s, {}, {{u"view"_s, u"all"_s}}}); });
    connect(m_hereCard->table(), &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT navigate({u"sessions"_s, m_signedIn.at(index.row()).session});
    });
}

QString AdminHomePage::title() const
{
    return tr("Home");
}

QString AdminHomePage::subtitle() const
{
    return longDateText(m_backend.session.today());
}

void AdminHomePage::refresh()
{
    readFigures(
        adminFigures(m_backend.database, m_backend.session.tenant().id, m_backend.session.tenant().timeZone, m_backend.session.today()),
        [this](const AdminFigures &figures) { show(figures); });
}

void AdminHomePage::show(const AdminFigures &figures)
{
    m_figures = figures;
    showParts({{{m_members, m_here, m_invited, m_suspended, m_signIns}, [this] { showKpis(); }},
               {{m_hereCard},
                [this] {
                    m_hereCard->setUnit(tr("%Ln sessions", nullptr, int(m_figures.sessionsNow)));
                    m_signedIn.setRows(m_figures.signedIn);
                    m_hereCard->table()->setCurrentIndex(m_signedIn.index(0, 0));
                }},
               {{m_rolesCard}, [this] { showRoles(); }},
               {{m_activitiesCard}, [this] { m_activities.setRows(m_figures.activities); }}});
}

void AdminHomePage::showKpis()
{
    const QLocale locale;
    m_members->setFigure(locale.toString(m_figures.active));
    m_members->setRemark(Glyph::Person, Tone::Grey, tr("in %Ln roles", nullptr, int(m_figures.roles.size())));
    m_here->setFigure(locale.toString(m_figures.peopleNow));
    m_here->setRemark(Glyph::DiscTick, Tone::Green, tr("in %Ln sessions", nullptr, int(m_figures.sessionsNow)));
    m_invited->setFigure(locale.toString(m_figures.invited));
    m_invited->setRemark(Glyph::Clock, m_figures.invited > 0 ? Tone::Amber : Tone::Grey,
                         m_figures.invited > 0 ? tr("have not come yet") : tr("nobody is expected"));
    m_suspended->setFigure(locale.toString(m_figures.suspended));
    m_suspended->setRemark(Glyph::Pause, Tone::Grey, tr("can’t sign in here"));
    m_signIns->setFigure(locale.toString(m_figures.signIns));
    m_signIns->setRemark(Glyph::RingTick, Tone::Grey, tr("by %Ln people", nullptr, int(m_figures.signInPeople)));
}

void AdminHomePage::showRoles()
{
    QList<BarsView::Bar> bars;
    for (const AdminFigures::Role &role : m_figures.roles)
        bars.append({role.name, double(role.members), QLocale().toString(role.members)});
    m_roles->setBars(bars);
}

void AdminHomePage::openMembers(const QString &filter)
{
    Q_EMIT navigate({u"members"_s, {}, {{u"filter"_s, filter}}});
}

void AdminHomePage::openSessions(const QString &filter)
{
    Q_EMIT navigate({u"sessions"_s, {}, {{u"filter"_s, filter}}});
}
