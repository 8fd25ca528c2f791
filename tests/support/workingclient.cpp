#include "db/database.h"
#include "session/session.h"
#include "support/books.h"
#include "support/settled.h"

#include <QCoreApplication>
#include <QUuid>
#include <csignal>
#include <cstdio>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

// `workingclient URI save|approve`: a program that works until it is killed, and says what the server answered: "saved ID", "approved ID",
// or "refused STATE" with whatever it has no business to refuse.
namespace {
void say(const QString &what)
{
    std::puts(qPrintable(what));
    std::fflush(stdout);
}

void save(Database &database)
{
    const QString deal = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto saved = settled(database.write(dealWithPayment(deal)), 120'000);
    say(saved ? QString(u"saved "_s % deal) : QString(u"refused "_s % saved.error().sqlState));
}

void approve(Database &database)
{
    const auto waiting = settled(
        database.query(
            {u"select id, version from sales.verification_queue where can_decide and approvals_needed = 1 order by id desc limit 25"_s}),
        120'000);
    if (!waiting || waiting->isEmpty()) {
        QTest::qWait(20);
        return;
    }
    QStringList ids;
    QVariantList versions;
    for (qsizetype row = 0; row < waiting->size(); ++row) {
        ids << waiting->text(row, u"id");
        versions << waiting->number(row, u"version");
    }
    const auto approved
        = settled(database.write({u"select * from sales.approve_payments(?::uuid[], ?::int[])"_s, {ids, versions}}), 120'000);
    if (!approved)
        return say(u"refused "_s % approved.error().sqlState);
    for (qsizetype row = 0; row < approved->size(); ++row)
        if (approved->flag(row, u"ok"))
            say(u"approved "_s % approved->text(row, u"id"));
}
}

int main(int argc, char **argv)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL); // a test that fails leaves nobody at work
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    const bool saves = app.arguments().value(2) == "save"_L1;
    Database database;
    Session session(database);
    const auto memberships = settled(
        session.signIn(app.arguments().value(1), saves ? u"sales@baltic.example"_s : u"verifier@baltic.example"_s, u"demo-Kontor-1"_s),
        120'000);
    if (!memberships || !settled(session.enter(memberships->front().tenant), 120'000))
        return 1;
    while (true)
        saves ? save(database) : approve(database);
}
