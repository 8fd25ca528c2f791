#include "verification/paymentclaim.h"

using namespace Qt::StringLiterals;

PaymentClaim::PaymentClaim(Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
    m_dwell.setSingleShot(true);
    m_dwell.setInterval(DwellMilliseconds);
    m_renew.setInterval(RenewMilliseconds);
    connect(&m_dwell, &QTimer::timeout, this, &PaymentClaim::claim);
    connect(&m_renew, &QTimer::timeout, this, &PaymentClaim::claim);
}

PaymentClaim::~PaymentClaim()
{
    letGo();
}

void PaymentClaim::open(const QString &payment, bool isTheirs)
{
    if (payment == m_payment)
        return;
    letGo();
    m_payment = payment;
    m_isKept = isTheirs && !m_passing.contains(payment);
    if (!payment.isEmpty())
        m_dwell.start();
}

void PaymentClaim::take(const QString &payment)
{
    if (payment == m_payment && m_isHeld)
        return; // renewed by itself
    if (payment != m_payment)
        letGo();
    m_payment = payment;
    claim();
}

void PaymentClaim::keep(const QString &payment)
{
    take(payment);
    setKept(payment);
}

void PaymentClaim::setKept(const QString &payment)
{
    m_passing.remove(payment);
    if (payment == m_payment)
        m_isKept = true;
}

void PaymentClaim::letGo()
{
    if (m_isHeld && !m_isKept)
        m_database.write({u"select sales.release_payment(?::uuid)"_s, {m_payment}});
    forget();
}

void PaymentClaim::forget()
{
    m_payment.clear();
    m_isHeld = false;
    m_isKept = false;
    m_dwell.stop();
    m_renew.stop();
}

void PaymentClaim::claim()
{
    m_dwell.stop();
    const QString payment = m_payment;
    if (!m_isKept)
        m_passing.insert(payment);
    m_database.write({u"select * from sales.claim_payment(?::uuid)"_s, {payment}}).then(this, [this, payment](const Result<Rows> &result) {
        if (!result) {
            if (payment != m_payment)
                return; // went on, or decided about it meanwhile
            forget();
            Q_EMIT refused(payment, result.error());
        } else if (payment != m_payment) {
            if (m_passing.contains(payment))
                m_database.write({u"select sales.release_payment(?::uuid)"_s, {payment}}); // went on meanwhile
        } else {
            m_isHeld = true;
            m_renew.start();
        }
    });
}
