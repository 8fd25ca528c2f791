#pragma once
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "session/jobs.h"
#include "session/livechanges.h"
#include "session/session.h"

#include <memory>

// A person at work in one organization: all that a page may ask for.
struct Desk
{
    Database database;
    Session session{database};
    Catalog catalog;
    LiveChanges live{database};
    Jobs jobs;
    Backend backend{database, session, catalog, live, jobs};
};

// A fresh database with the demo in it, cloned from a template on the tests' own server, and dropped at the end. The server is a local
// office beside the build; it is made when the SQL has changed, and started when it does not run.
class TestOffice
{
public:
    TestOffice();
    ~TestOffice();
    Q_DISABLE_COPY(TestOffice)

    QString ownerUri() const;
    QString peopleUri() const;
    ServerAddress owner() const { return {ownerUri(), {}, {}}; }
    // "sales@baltic.example", with the demo's password.
    ServerAddress person(const QString &email) const;

    // Signed in, entered (the first organization, or the one named) and with the catalog loaded.
    std::unique_ptr<Desk> signIn(const QString &email, const QString &organization = {}) const;
    // The same from another program, which was told the address.
    static std::unique_ptr<Desk> signInAt(const QString &peopleUri, const QString &email, const QString &organization = {});

    // As the owner, who sees everything; fails the test's program when it does not work.
    Rows ask(const QString &sql, const QVariantList &binds = {});

    // Ends every connection to this database but the owner's.
    int killConnections();

    // The server itself, for tests that have it alone (kontor_test(… SERIAL)).
    static void stopServer();
    static void startServer();
    // As a power cut would: no goodbye to anybody. startServer() recovers.
    static void crashServer();

    // What the fixture of a ctest run does.
    static void up();
    static void down();

    static QString folder();
    static QString program(const QString &name);

private:
    QString m_name;
    std::unique_ptr<Database> m_owner;
};
