#include "session/session.h"
#include "db/jsonrows.h"
#include "db/reading.h"
#include "session/scope.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSysInfo>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace {
Statement endOfSession()
{
    return {u"select core.end_session()"_s};
}

bool isTooOldFor(const QString &wanted)
{
    return QVersionNumber::fromString(QCoreApplication::applicationVersion()) < QVersionNumber::fromString(wanted);
}
}

QString Person::initials() const
{
    QString letters;
    const auto words = QStringView(name).split(u' ', Qt::SkipEmptyParts);
    for (const QStringView &word : words)
        letters += word.front().toUpper();
    return letters.size() > 2 ? QString(letters.front()) + letters.back() : letters;
}

Session::Session(Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_timeZone(QTimeZone::utc())
{
    m_keep.setInterval(KeepMilliseconds);
    connect(&m_keep, &QTimer::timeout, this, &Session::keepSession);
    connect(&m_database, &Database::stateChanged, this, [this](Database::State state) {
        if (state == Database::State::Connected)
            keepSession();
    });
    // The channel moves when somebody leaves; after a loss that may have gone unheard.
    connect(&m_database, &Database::listening, this, &Session::followChannel);
    connect(&m_database, &Database::notified, this, [this](const QString &payload) {
        if (payload == "core.channel"_L1)
            followChannel();
    });
}

QString Session::loginName(const QString &email)
{
    const QByteArray digest = QCryptographicHash::hash(email.trimmed().toLower().toUtf8(), QCryptographicHash::Sha256);
    return u"u_"_s + QString::fromLatin1(digest.toHex().first(40));
}

QFuture<Result<QList<Membership>>> Session::signIn(const QString &uri, const QString &email, const QString &password)
{
    m_email = email.trimmed();
    m_address = {uri, loginName(email), password};
    return connectAnew(Connects).then(this, [this](const Result<Rows> &rows) -> Memberships {
        if (!rows)
            return std::unexpected(rows.error());
        return takeMemberships(*rows);
    });
}

// After a change of password the server trusts no connection that may have begun with the old one: the first to ask
// (core.settle_password) is told to connect once more, and the next one is trusted.
QFuture<Result<Rows>> Session::connectAnew(int connects)
{
    m_database.setPrelude({});
    return m_database.open(m_address)
        .then(this,
              [this](const Result<void> &opened) {
                  if (!opened)
                      return QtFuture::makeReadyFuture(Result<Rows>(std::unexpected(opened.error())));
                  return m_database.query({u"select s.counts, m.*, core.min_client_version() as min_client_version,"
                                           " core.is_platform_admin() as runs_platform"
                                           " from core.settle_password() as s (counts) left join core.my_memberships() as m on true"_s});
              })
        .unwrap()
        .then(this,
              [this, connects](const Result<Rows> &rows) {
                  if (!rows || rows->flag(0, u"counts"))
                      return QtFuture::makeReadyFuture(rows);
                  if (connects == 1)
                      return QtFuture::makeReadyFuture(Result<Rows>(std::unexpected(Error{u"KO008"_s, {}, {}, {}, u"reconnect"_s})));
                  return connectAnew(connects - 1);
              })
        .unwrap();
}

Session::Memberships Session::takeMemberships(const Rows &rows)
{
    if (const QString wanted = rows.text(0, u"min_client_version"); isTooOldFor(wanted))
        return std::unexpected(Error{u"KOV02"_s, {}, {}, wanted, {}});
    m_isPlatformAdmin = rows.flag(0, u"runs_platform");
    m_memberships.clear();
    for (qsizetype i = 0; i < rows.size(); ++i)
        if (const QString tenant = rows.text(i, u"tenant_id"); !tenant.isEmpty())
            m_memberships.append(
                {tenant, rows.text(i, u"tenant_name"), rows.text(i, u"role_name"), rows.text(i, u"currency"), rows.flag(i, u"is_invited")});
    return m_memberships;
}

QFuture<Result<void>> Session::enter(const QString &tenant)
{
    // The same organization again, with other rights, goes on in the same session.
    const bool isHere = isInOrganization() && tenant == m_tenant.id;
    if (m_isEntered)
        Q_EMIT left();
    if (!isHere)
        endSession();
    const Statement enter{u"select * from core.enter(?::uuid)"_s, {tenant}};
    return m_database.query(enter)
        .then(this,
              [this, isHere](const Result<Rows> &rows) {
                  if (!rows || rows->isEmpty()) {
                      keepSession(); // of the organization that was not left
                      return QtFuture::makeReadyFuture(
                          Result<void>(std::unexpected(rows ? Error{u"KO008"_s, {}, {}, {}, {}} : rows.error())));
                  }
                  take(*rows);
                  m_channel = rows->text(0, u"channel");
                  settleIn();
                  return isHere ? QtFuture::makeReadyFuture(Result<void>()) : startSession();
              })
        .unwrap()
        .then(this, [this](const Result<void> &result) {
            if (result) {
                m_isEntered = true;
                Q_EMIT entered();
            }
            return result;
        });
}

void Session::take(const Rows &entered)
{
    const auto text = [&](QStringView column) { return entered.text(0, column); };
    m_person = {text(u"user_id"), text(u"display_name"), text(u"email"), text(u"role_key"), text(u"role_name")};
    m_tenant
        = {text(u"tenant_id"),           text(u"name"), text(u"slug"), text(u"currency"), text(u"timezone").toUtf8(), text(u"language"),
           jsonObject(text(u"settings"))};
    m_timeZone = QTimeZone(m_tenant.timeZone);
    if (!m_timeZone.isValid())
        m_timeZone = QTimeZone::utc();
    m_todayIn = -1;
    m_mustChangePassword = entered.flag(0, u"must_change_password");
    m_permissions.clear();
    const QJsonObject permissions = jsonObject(text(u"permissions"));
    for (auto it = permissions.begin(); it != permissions.end(); ++it)
        m_permissions.insert(it.key(), scopeOf(it.value().toString()));
}

// Every connection of ours, also after a reconnect, works in this organization and hears of its changes.
void Session::settleIn()
{
    m_database.setPrelude({{u"select * from core.enter(?::uuid)"_s, {m_tenant.id}}});
    m_database.listen(m_channel);
}

void Session::followChannel()
{
    m_database.query({u"select core.channel() as channel"_s}).then(this, [this](const Result<Rows> &rows) {
        if (!rows || rows->text(0, u"channel").isEmpty() || rows->text(0, u"channel") == m_channel)
            return;
        m_channel = rows->text(0, u"channel");
        m_database.listen(m_channel);
    });
}

QFuture<Result<void>> Session::startSession()
{
    return m_database
        .write({u"select core.start_session(?, ?, ?) as id"_s,
                {QSysInfo::machineHostName(), QCoreApplication::applicationName(), QCoreApplication::applicationVersion()}})
        .then(this, [this](const Result<Rows> &rows) {
            if (!rows)
                return Result<void>(std::unexpected(rows.error()));
            m_sessionId = rows->text(0, u"id");
            m_keep.start();
            return Result<void>();
        });
}

// Administrators see who is there, also after the connection was made anew: a session whose connection is gone is ended by the server.
void Session::keepSession()
{
    if (!isInOrganization())
        return;
    m_database.query({u"select core.touch_session(?::uuid) as is_open"_s, {m_sessionId}}).then(this, [this](const Result<Rows> &rows) {
        if (rows && !rows->flag(0, u"is_open") && m_isEntered)
            startSession();
    });
}

// The lane answers in order: it is over before another organization is entered.
void Session::endSession()
{
    if (isInOrganization())
        m_database.write(endOfSession());
    m_keep.stop();
}

void Session::enterPlatform()
{
    endSession();
    m_tenant = {};
    m_permissions.clear();
    m_person = {{}, m_email, m_email, u"platform"_s, tr("Platform")};
    m_isEntered = true;
    Q_EMIT entered();
}

void Session::signOut()
{
    m_keep.stop();
    m_database.close(isInOrganization() ? endOfSession() : Statement{});
    m_address = {};
    m_memberships.clear();
    m_permissions.clear();
    m_person = {};
    m_tenant = {};
    m_isEntered = m_isPlatformAdmin = m_mustChangePassword = false;
    Q_EMIT left();
}

bool Session::may(const QString &permission) const
{
    if (permission == "platform"_L1)
        return m_isPlatformAdmin;
    if (permission.isEmpty())
        return true;
    return scope(permission) != Scope::None;
}

Session::Scope Session::scope(const QString &permission) const
{
    return m_permissions.value(permission, Scope::None);
}

QDateTime Session::localTime(const QDateTime &moment) const
{
    return moment.toTimeZone(m_timeZone);
}

QDate Session::today() const
{
    // Every page of a list asks, and a time zone's rules take long to apply; midnight is on a quarter of an hour everywhere.
    constexpr qint64 quarterOfAnHour = 15 * 60 * 1000;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (const qint64 quarter = now.toMSecsSinceEpoch() / quarterOfAnHour; quarter != m_todayIn) {
        m_today = localTime(now).date();
        m_todayIn = quarter;
    }
    return m_today;
}
