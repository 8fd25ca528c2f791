#include "home/homepage.h"
#include "backend.h"
#include "home/adminhomepage.h"
#include "home/draftoffer.h"
#include "home/managerhomepage.h"
#include "home/saleshomepage.h"
#include "home/verifierhomepage.h"
#include "session/session.h"

using namespace Qt::StringLiterals;

namespace {
enum class Home { None, Sales, Verifier, Manager, Admin };

Home homeOf(const Session &session)
{
    const bool seesBusiness = session.scope(u"report.read"_s) == Session::Scope::All;
    if (seesBusiness && session.may(u"commission.approve"_s))
        return Home::Manager;
    if (session.may(u"payment.verify"_s))
        return Home::Verifier;
    if (session.may(u"member.manage"_s) && session.may(u"audit.read"_s))
        return Home::Admin;
    if (seesBusiness)
        return Home::Manager;
    return session.may(u"deal.write"_s) && session.may(u"payment.read"_s) ? Home::Sales : Home::None;
}
}

bool hasHome(const Session &session)
{
    return homeOf(session) != Home::None;
}

static Page *homeFor(Backend &backend, QWidget *parent)
{
    switch (homeOf(backend.session)) {
    case Home::Manager:
        return new ManagerHomePage(backend, parent);
    case Home::Admin:
        return new AdminHomePage(backend, parent);
    case Home::Verifier:
        return new VerifierHomePage(backend, parent);
    case Home::Sales:
    case Home::None:
        break;
    }
    return new SalesHomePage(backend, parent);
}

Page *homePage(Backend &backend, QWidget *parent)
{
    Page *home = homeFor(backend, parent);
    new DraftOffer(backend, *home);
    return home;
}

bool hasDashboardBesideHome(const Session &session)
{
    return homeOf(session) == Home::Admin && session.scope(u"report.read"_s) == Session::Scope::All;
}

Page *dashboardPage(Backend &backend, QWidget *parent)
{
    return new ManagerHomePage(backend, parent);
}
