#pragma once
#include "db/database.h"
#include "session/membership.h"

#include <QDateTime>
#include <QHash>
#include <QTimeZone>
#include <QTimer>

// Who is signed in, where, and what they may do there: for the screens, so that they offer nothing that would be refused. The database
// decides, on every statement.
class Session : public QObject
{
    Q_OBJECT
public:
    enum class Scope { None, Own, Team, All };

    explicit Session(Database &database, QObject *parent = nullptr);

    // The PostgreSQL role of a person: role names are visible to every login, so it is a digest of the e-mail.
    static QString loginName(const QString &email);

    // Connects and reads the memberships; nothing is readable until one of them is entered. Refuses with KOV01 and KOV02 when the
    // server, or this program, is too old for the other.
    QFuture<Result<QList<Membership>>> signIn(const QString &uri, const QString &email, const QString &password);
    // Works in this organization from now on; also switches to another one without signing out.
    QFuture<Result<void>> enter(const QString &tenant);
    // Becomes a member where they are invited: with the code that the organization gave them, and a new password. Then works there.
    // As after changePassword, every other connection of the person has ended. Refuses with KOV03 when the connection was lost on the way,
    // and with KO008 (hint "replaced") when somebody else set another password meanwhile: in both the person signs in again.
    QFuture<Result<void>> join(const QString &tenant, const QString &code, const QString &password);
    // Runs the platform, with no organization entered.
    void enterPlatform();
    QFuture<Result<void>> changePassword(const QString &password);
    // Whether a refusal of join or changePassword leaves nobody signed in.
    static bool endsSession(const Error &error);
    void signOut();
    // Whether it is the one that this person signed in with: unlocks a window that was left.
    bool isOwnPassword(const QString &password) const { return isEntered() && password == m_address.password; }

    bool isEntered() const { return m_isEntered; }
    bool isPlatformAdmin() const { return m_isPlatformAdmin; }
    bool mustChangePassword() const { return m_mustChangePassword; }
    const QList<Membership> &memberships() const { return m_memberships; }
    const Person &person() const { return m_person; }
    const Tenant &tenant() const { return m_tenant; }

    // "deal.write": whether the person may do it here, and to whose rows. An empty permission everybody has; "platform" the platform's
    // admin.
    bool may(const QString &permission) const;
    Scope scope(const QString &permission) const;

    // A moment in the organization's time zone, and what day it is there.
    QDateTime localTime(const QDateTime &moment) const;
    QDate today() const;

Q_SIGNALS:
    void entered(); // a tenant: pages are built anew
    void left();    // the organization, for another one or by signing out: what runs in it has to stop

private:
    using Memberships = Result<QList<Membership>>;
    static constexpr int Connects = 3;
    static constexpr int KeepMilliseconds = 5 * 60 * 1000;

    void take(const Rows &entered);
    Memberships takeMemberships(const Rows &rows);
    QFuture<Result<Rows>> connectAnew(int connects);
    QFuture<Result<void>> renew(const QString &password, const Statement &statement);
    QFuture<Result<void>> startSession();
    void keepSession();
    void endSession();
    bool isInOrganization() const { return m_isEntered && !m_tenant.id.isEmpty(); }
    void settleIn();
    void followChannel();

    Database &m_database;
    ServerAddress m_address;
    QString m_email;
    QString m_channel;
    QString m_sessionId; // as administrators see it
    QTimer m_keep;
    QList<Membership> m_memberships;
    Person m_person;
    Tenant m_tenant;
    QTimeZone m_timeZone;
    mutable QDate m_today;
    mutable qint64 m_todayIn = -1; // the quarter of an hour, since 1970, in which that was today
    QHash<QString, Scope> m_permissions;
    bool m_isEntered = false;
    bool m_isPlatformAdmin = false;
    bool m_mustChangePassword = false;
};
