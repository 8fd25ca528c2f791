#include "home/homepage.h"
#include "backend.h"
#include "home/managerhomepage.h"
#include "home/saleshomepage.h"
#include "home/verifierhomepage.h"
#include "session/session.h"

using namespace Qt::StringLiterals;

Page *homePage(Backend &backend, QWidget *parent)
{
    const Session &session = backend.session;
    const bool seesBusiness = session.scope(u"report.read"_s) == Session::Scope::All;
    if (seesBusiness && session.may(u"commission.approve"_s))
        return new ManagerHomePage(backend, parent);
    if (session.may(u"payment.verify"_s))
        return new VerifierHomePage(backend, parent);
    if (seesBusiness)
        return new ManagerHomePage(backend, parent);
    return new SalesHomePage(backend, parent);
}
