#include "pages.h"
#include "backend.h"
#include "commissions/commissionspage.h"
#include "deal/dealformpage.h"
#include "deal/paymentformpage.h"
#include "home/homepage.h"
#include "members/membercodepage.h"
#include "members/memberformpage.h"
#include "records/formpage.h"
#include "records/listpage.h"
#include "roles/rolespage.h"
#include "session/session.h"
#include "shell/keyspage.h"
#include "shell/page.h"
#include "shell/settingspage.h"
#include "shell/workplace.h"
#include "verification/verificationpage.h"

using namespace Qt::StringLiterals;

namespace {
using Create = std::function<Page *(Backend &, QWidget *)>;

// The generic list of an entity. `madeOf`: where that is a view, the other relations whose changes show in it.
Create records(Workplace &workplace, const QString &entity, const QStringList &madeOf = {})
{
    return [&workplace, entity, madeOf](Backend &backend, QWidget *parent) {
        Page *page = new ListPage(backend, workplace.looks, entity, parent);
        if (!madeOf.isEmpty())
            page->keepCurrent(backend.live, madeOf, [page] { page->refresh(); });
        return page;
    };
}

// The generic form of one.
Create form(const QString &entity)
{
    return [entity](Backend &backend, QWidget *parent) { return new FormPage(backend, entity, parent); };
}

// A page that one comes to from a screen of the sidebar, which stays marked.
PageSpec within(const QString &section, PageSpec page)
{
    page.inSidebar = false;
    page.section = section;
    return page;
}

// One that is filled in; `creates` names what is begun with it, where it can be begun from anywhere.
PageSpec formIn(const QString &section, PageSpec page, const QString &creates = {})
{
    page = within(section, page);
    page.isForm = true;
    page.creates = creates;
    return page;
}

// A dashboard is for those who have another home. Whoever has no home begins with what they work on: those who enter clients but no deals,
// with the clients.
QList<PageSpec> withFirstScreenOf(QList<PageSpec> pages, const Session &session)
{
    if (!hasDashboardBesideHome(session))
        pages.removeIf([](const PageSpec &page) { return page.id == u"dashboard"_s; });
    if (hasHome(session))
        return pages;
    pages.removeIf([](const PageSpec &page) { return page.id == u"home"_s; });
    const auto clients = std::ranges::find(pages, u"clients"_s, &PageSpec::id);
    if (session.may(u"client.write"_s) && !session.may(u"deal.write"_s))
        std::rotate(pages.begin(), clients, clients + 1);
    return pages;
}
}

// What a role calls its first screen, where not Home.
QString Pages::homeTitle(const QString &role)
{
    const QHash<QString, QString> titles{{u"owner"_s, tr("Dashboard")}, {u"manager"_s, tr("Dashboard")}, {u"viewer"_s, tr("Dashboard")}};
    return titles.value(role, tr("Home"));
}

QList<PageSpec> Pages::all(Theme &theme, Workplace &workplace, const Session &session)
{
    const auto settings
        = [&theme, &workplace](Backend &backend, QWidget *parent) { return new SettingsPage(backend, theme, workplace, parent); };
    const auto keys = [&workplace](Backend &, QWidget *parent) { return new KeysPage(workplace.keys, parent); };
    const QString firstScreen = homeTitle(session.person().roleKey);
    const QList<PageSpec> all{
        {u"home"_s, firstScreen, firstScreen == tr("Dashboard") ? u"office-chart-bar"_s : u"go-home"_s, u"deal.read"_s, true, homePage},
        {u"dashboard"_s, tr("Dashboard"), u"office-chart-bar"_s, u"report.read"_s, true, dashboardPage},
        {u"deals"_s, tr("Deals"), u"view-list-details"_s, u"deal.read"_s, true, records(workplace, u"deal"_s)},
        {u"clients"_s, tr("Clients"), u"system-users"_s, u"client.read"_s, true, records(workplace, u"client"_s)},
        {u"payments"_s, tr("Payments"), u"view-financial-account-cash"_s, u"payment.read"_s, true, records(workplace, u"payment"_s)},
        {u"verification"_s,
         tr("Verification"),
         u"document-preview-archive"_s,
         u"payment.verify"_s,
         true,
         make<VerificationPage>,
         [](Backend &backend) { return VerificationDesk(backend.database, backend.session).waiting(); },
         {u"sales.payment"_s}},
        {u"commissions"_s,
         tr("Commissions"),
         u"view-financial-list"_s,
         u"commission.read"_s,
         true,
         make<CommissionsPage>,
         [](Backend &backend) { return CommissionBook(backend.database, backend.session).waiting(); },
         {u"sales.commission"_s}},
        within(u"commissions"_s, {u"commission.lines"_s, tr("Commission lines"), u"view-financial-list"_s, u"commission.read"_s, true,
                                  records(workplace, u"commission"_s)}),
        {u"invoices"_s, tr("Invoices"), u"document-print"_s, u"invoice.read"_s, true, records(workplace, u"invoice"_s)},
        {u"members"_s, tr("Members"), u"user"_s, u"member.manage"_s, true,
         records(workplace, u"member"_s, {u"core.membership"_s, u"core.team_member"_s})},
        within(u"members"_s, {u"sessions"_s, tr("Sessions"), u"computer"_s, u"member.manage"_s, true,
                              records(workplace, u"user_session"_s, {u"core.membership"_s})}),
        {u"roles"_s, tr("Roles"), u"lock"_s, u"role.manage"_s, true, make<RolesPage>},
        {u"teams"_s, tr("Teams"), u"team"_s, u"team.manage"_s, true, records(workplace, u"team"_s)},
        {u"projects"_s, tr("Projects"), u"view-list-tree"_s, u"team.manage"_s, true, records(workplace, u"project"_s)},
        {u"approval.rules"_s, tr("Approval rules"), u"dialog-ok-apply"_s, u"rule.manage"_s, true, records(workplace, u"approval_rule"_s)},
        {u"commission.rules"_s, tr("Commission rules"), u"tag"_s, u"rule.manage"_s, true, records(workplace, u"commission_rule"_s)},
        formIn(u"deals"_s, {u"deal.new"_s, tr("New deal"), u"list-add"_s, u"deal.write"_s, true, make<DealFormPage>}, tr("New deal")),
        formIn(u"deals"_s, {u"deal.form"_s, tr("Deal"), u"view-list-details"_s, u"deal.write"_s, true, form(u"deal"_s)}),
        formIn(u"clients"_s, {u"client.form"_s, tr("Client"), u"system-users"_s, u"client.write"_s, true, form(u"client"_s)},
               tr("New client")),
        formIn(u"payments"_s, {u"payment.new"_s, tr("Record payment"), u"list-add"_s, u"payment.record"_s, true, make<PaymentFormPage>},
               tr("Record payment")),
        formIn(u"members"_s, {u"member.new"_s, tr("New member"), u"list-add-user"_s, u"member.manage"_s, true, make<MemberFormPage>},
               tr("New member")),
        formIn(u"members"_s, {u"member.code"_s, tr("New password"), u"list-add-user"_s, u"member.manage"_s, true, make<MemberCodePage>}),
        formIn(u"teams"_s, {u"team.form"_s, tr("Team"), u"team"_s, u"team.manage"_s, true, form(u"team"_s)}, tr("New team")),
        formIn(u"teams"_s, {u"team_member.form"_s, tr("Team member"), u"team"_s, u"team.manage"_s, true, form(u"team_member"_s)}),
        formIn(u"projects"_s, {u"project.form"_s, tr("Project"), u"view-list-tree"_s, u"team.manage"_s, true, form(u"project"_s)},
               tr("New project")),
        formIn(u"approval.rules"_s,
               {u"approval_rule.form"_s, tr("Approval rule"), u"view-visible"_s, u"rule.manage"_s, true, form(u"approval_rule"_s)},
               tr("New approval rule")),
        formIn(u"commission.rules"_s,
               {u"commission_rule.form"_s, tr("Commission rule"), u"view-financial-list"_s, u"rule.manage"_s, true,
                form(u"commission_rule"_s)},
               tr("New commission rule")),
        within(u"settings"_s, {.id = u"keys"_s,
                               .title = tr("Keys"),
                               .icon = u"configure"_s,
                               .permission = {},
                               .create = keys,
                               .words = tr("keyboard shortcuts")}),
        {.id = u"settings"_s,
         .title = tr("Settings"),
         .icon = u"configure"_s,
         .permission = {},
         .create = settings,
         .atFoot = true,
         .words = tr("theme dark light looks text size font language country dates numbers keys keyboard shortcuts notifications")},
    };
    return withFirstScreenOf(all, session);
}
