#pragma once
#include "db/database.h"
#include "verification/queuedpayment.h"

#include <QJsonObject>
#include <optional>

class Session;

// What the queue is narrowed to. Empty fields narrow nothing.
struct QueueFilter
{
    enum class View { Waiting, Mine, Done };
    View view = View::Waiting;
    QString method = {};
    QString person = {};     // who recorded it …
    QString personName = {}; // … and what they are called
    QString currency = {};
    qlonglong leastMinor = 0;
    qlonglong mostMinor = 0;
    bool secondOnly = false; // those that somebody else has approved and this person may approve, too
    bool sentBack = false;   // instead of what waits for a verifier: what waits for whoever recorded it
    QDateTime after = {};    // recorded after this moment …
    QDateTime until = {};    // … and until that one
    QString wait = {};       // what those two are called: "4 to 24 h"

    bool isNarrowed() const { return *this != QueueFilter{.view = view}; }
    bool operator==(const QueueFilter &) const = default;
};

struct QueueCounts
{
    int waiting = 0; // for a verifier
    int sentBack = 0;
    int mine = 0;
    int done = 0;
    QDateTime oldest;
};

// One automatic check of a payment, as the server found it. `value` holds the figures it compared.
struct PaymentCheck
{
    enum class Severity { Ok, Warning, Bad };
    QString key;
    Severity severity = Severity::Ok;
    QJsonObject value;
};

// What came of a decision.
struct Decision
{
    QString status; // verified, pending (one more person is needed), rejected, sent_back
    QString number;
    QString invoiceNumber;
};

struct BulkDecision
{
    QString id;
    QString number;
    Error error; // empty: approved
    bool isDone = false;
};

// What is read again of a queue that was read to its end, besides its beginning: these payments, and what came from that moment on.
struct QueueBeyond
{
    QStringList payments;
    QDateTime from;
};

// The calls of a verifier: reading the queue, and deciding. Every call is one transaction that does all that follows or refuses.
class VerificationDesk
{
public:
    // How many payments are read at once.
    static constexpr int PageSize = 200;
    // … and for somebody who goes to the end.
    static constexpr int MostRead = 20'000;

    VerificationDesk(Database &database, const Session &session)
        : m_database(database)
        , m_session(session)
    {
    }

    // The first payments of the queue: so many at most; then those beyond them, some of which may stand among the first, too.
    QFuture<Result<QList<QueuedPayment>>> queue(const QueueFilter &filter, int most = PageSize, const QueueBeyond &beyond = {}) const;
    QFuture<Result<QueueCounts>> counts() const;
    // The size of the queue.
    QFuture<Result<qlonglong>> waiting() const;
    QFuture<Result<QList<PaymentCheck>>> checks(const QString &payment) const;
    // Of several payments, those checks that they don't pass; one that passes all has an empty list.
    QFuture<Result<QHash<QString, QList<PaymentCheck>>>> failedChecks(const QStringList &payments) const;
    QFuture<Result<QByteArray>> receipt(const QString &attachment) const;
    // Display names of others who may verify: whom to ask when this person may not.
    QFuture<Result<QStringList>> otherVerifiers() const;

    QFuture<Result<Decision>> approve(const QString &payment, int version, const QString &remark) const;
    QFuture<Result<Decision>> reject(const QueuedPayment &payment, const QString &reason) const;
    QFuture<Result<Decision>> sendBack(const QueuedPayment &payment, const QString &remark) const;
    // Answers the version that the payment has then.
    QFuture<Result<int>> undo(const QString &payment) const;
    // Claims a payment for ten minutes without opening it.
    QFuture<Result<void>> take(const QString &payment) const;
    // Asks whoever has it; their name, empty when nobody has it any more.
    QFuture<Result<QString>> ask(const QString &payment) const;
    // Gives it to whoever asked for it; their name, empty when nobody does any more.
    QFuture<Result<QString>> handOver(const QString &payment) const;
    // Records the receipt's reference instead of the one that was typed. Without a version whatever the present one is.
    QFuture<Result<void>> correctReference(const QString &payment, std::optional<int> version, const QString &reference) const;
    // Payments by id, with the version that was looked at: one that changed since is refused, the others are approved.
    QFuture<Result<QList<BulkDecision>>> approveAll(const QHash<QString, int> &versions) const;

private:
    QFuture<Result<Decision>> decide(const Statement &statement, const QString &status) const;

    Database &m_database;
    const Session &m_session;
};
