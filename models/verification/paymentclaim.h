#pragma once
#include "db/database.h"

#include <QSet>
#include <QTimer>

// The payment that this person works on, so that nobody else does: claimed once they stay on it, renewed while they do, released when
// they go on, unless they had taken it for later. The server lets a claim lapse by itself, should this program die.
class PaymentClaim : public QObject
{
    Q_OBJECT
public:
    explicit PaymentClaim(Database &database, QObject *parent = nullptr);
    ~PaymentClaim() override;

    QString payment() const { return m_payment; }

    // Works on this one from now on; walking through a list claims nothing. What they have already stays theirs.
    void open(const QString &payment, bool isTheirs);
    // Claims at once.
    void take(const QString &payment);
    // The same, for later: it stays theirs when they go on.
    void keep(const QString &payment);
    // It was taken for later already.
    void setKept(const QString &payment);
    void letGo();
    // Its decision has ended the claim already.
    void forget();

    static constexpr int DwellMilliseconds = 600;
    static constexpr int RenewMilliseconds = 4 * 60 * 1000; // of the ten minutes that a claim lasts

Q_SIGNALS:
    // Somebody was faster: the error names them.
    void refused(const QString &payment, const Error &error);

private:
    void claim();

    Database &m_database;
    QString m_payment;
    bool m_isHeld = false;
    bool m_isKept = false;
    QSet<QString> m_passing; // claimed by staying on them: a reading may still show those that were released
    QTimer m_dwell;
    QTimer m_renew;
};
