#pragma once
#include <QObject>
#include <functional>

struct ServerProfile;

// The password of a profile in the system's keychain, and nowhere else. Without a keychain, or when it stays locked, the program works on
// and says so once.
class RememberedPassword : public QObject
{
    Q_OBJECT
public:
    explicit RememberedPassword(QObject *parent = nullptr);

    // Calls back with the password; not at all when there is none.
    void read(const ServerProfile &profile, const std::function<void(const QString &password)> &use);
    void keep(const ServerProfile &profile, const QString &password);
    void forget(const ServerProfile &profile);

Q_SIGNALS:
    void kept();
    void refused(const QString &sentence);

private:
    static QString key(const ServerProfile &profile);
};
