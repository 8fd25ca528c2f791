// Passwords that are set while somebody is signed in: the server then trusts no connection that began with the old one.
#include "db/scram.h"
#include "session/session.h"

using namespace Qt::StringLiterals;

namespace {
// The server may have set a password although its answer was lost: a lane that reconnects with the old one is refused, when it signs in or
// at its first statement.
bool isOutcomeUnknown(const Error &error)
{
    return error.isConnectionLost() || error.sqlState == "28P01"_L1 || error.sqlState == "40003"_L1
           || (error.sqlState == "KO008"_L1 && error.hint == "reconnect"_L1);
}

Error afterRenewal(const Error &error)
{
    return error.isConnectionLost() ? Error{u"KOV03"_s, {}, {}, {}, {}} : error;
}
}

QFuture<Result<void>> Session::join(const QString &tenant, const QString &code, const QString &password)
{
    return renew(password, {u"select core.accept_invitation(?::uuid, ?, ?)"_s, {tenant, code, scramVerifier(password)}, true})
        .then(this, [this, tenant](const Result<void> &renewed) { return renewed ? enter(tenant) : QtFuture::makeReadyFuture(renewed); })
        .unwrap();
}

QFuture<Result<void>> Session::changePassword(const QString &password)
{
    return renew(password, {u"select core.change_password(?)"_s, {scramVerifier(password)}, true})
        .then(this,
              [this](const Result<void> &renewed) {
                  if (!renewed || m_tenant.id.isEmpty())
                      return QtFuture::makeReadyFuture(renewed);
                  m_mustChangePassword = false;
                  settleIn();
                  return startSession();
              })
        .unwrap();
}

bool Session::endsSession(const Error &error)
{
    return error.sqlState == "KOV03"_L1 || (error.sqlState == "KO008"_L1 && !error.hint.isEmpty() && error.hint != "invited"_L1);
}

// Sets a password and reconnects with it. When the connection was lost before the answer, the password that lets us in tells whether it
// was set.
QFuture<Result<void>> Session::renew(const QString &password, const Statement &statement)
{
    return m_database.write(statement)
        .then(this,
              [this, password](const Result<Rows> &set) {
                  if (!set && !isOutcomeUnknown(set.error()))
                      return QtFuture::makeReadyFuture(set);
                  const QString before = std::exchange(m_address.password, password);
                  return connectAnew(Connects)
                      .then(this,
                            [this, set, before](const Result<Rows> &rows) {
                                if (rows || rows.error().sqlState != "28P01"_L1)
                                    return QtFuture::makeReadyFuture(rows ? rows : std::unexpected(afterRenewal(rows.error())));
                                if (set) // it was set, and refused: somebody has set another one since
                                    return QtFuture::makeReadyFuture(
                                        Result<Rows>(std::unexpected(Error{u"KO008"_s, {}, {}, {}, u"replaced"_s})));
                                m_address.password = before;
                                return connectAnew(Connects).then([set](const Result<Rows> &) { return set; });
                            })
                      .unwrap();
              })
        .unwrap()
        .then(this, [this](const Result<Rows> &rows) -> Result<void> {
            if (!rows)
                return std::unexpected(rows.error());
            if (const Memberships memberships = takeMemberships(*rows); !memberships)
                return std::unexpected(memberships.error());
            return {};
        });
}
