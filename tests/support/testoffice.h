#pragma once
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "office/officefolder.h"
#include "office/server.h"
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

// An office of one's own with the demo in it: a server that is a copy of a template, removed at the end. Nothing that a test does to
// logins, settings or the server itself can reach another test. The template is made when the SQL has changed.
class TestOffice
{
public:
    TestOffice();
    ~TestOffice();
    Q_DISABLE_COPY(TestOffice)

    QString ownerUri() const { return m_folder.ownerUri(); }
    QString peopleUri() const { return m_folder.peopleUri(); }
    ServerAddress owner() const { return {ownerUri(), {}, {}}; }
    // "sales@baltic.example", with the demo's password.
    ServerAddress person(const QString &email) const;

    // Signed in, entered (the first organization, or the one named) and with the catalog loaded.
    std::unique_ptr<Desk> signIn(const QString &email, const QString &organization = {}) const;
    // The same from another program, which was told the address.
    static std::unique_ptr<Desk> signInAt(const QString &peopleUri, const QString &email, const QString &organization = {});

    // As the owner, who sees everything; fails the test's program when it does not work.
    Rows ask(const QString &sql, const QVariantList &binds = {});

    // Whether somebody's statement has come as far as its pg_sleep().
    bool isSleeping();
    // Ends every connection to this database but the owner's.
    int killConnections();

    void stopServer() const;
    void startServer() const;
    // As a power cut would: no goodbye to anybody. startServer() recovers.
    void crashServer() const;

    // What the fixture of a ctest run does: the template is there before its tests, and nothing stays of tests that were killed.
    static void up();
    static void down();

    static QString program(const QString &name);

private:
    OfficeFolder m_folder;
    Server m_server;
    std::unique_ptr<Database> m_owner;
};
