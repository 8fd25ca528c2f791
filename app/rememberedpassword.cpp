#include "rememberedpassword.h"
#include "shell/serverprofile.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace {
const QString service = u"kontor"_s;
}

RememberedPassword::RememberedPassword(QObject *parent)
    : QObject(parent)
{
}

QString RememberedPassword::key(const ServerProfile &profile)
{
    return profile.email.toLower() + u'@' + (profile.isLocalOffice ? u"this-computer"_s : serverHost(profile.uri));
}

void RememberedPassword::read(const ServerProfile &profile, const std::function<void(const QString &)> &use)
{
    auto job = new QKeychain::ReadPasswordJob(service, this);
    job->setKey(key(profile));
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [this, job, use] {
        if (job->error() == QKeychain::NoError)
            use(job->textData());
        else if (job->error() != QKeychain::EntryNotFound)
            Q_EMIT refused(tr("The system’s keychain didn’t open, so type your password this time."));
    });
    job->start();
}

void RememberedPassword::keep(const ServerProfile &profile, const QString &password)
{
    auto job = new QKeychain::WritePasswordJob(service, this);
    job->setKey(key(profile));
    job->setInsecureFallback(false);
    job->setTextData(password);
    connect(job, &QKeychain::Job::finished, this, [this, job] {
        if (job->error() == QKeychain::NoError)
            Q_EMIT kept();
        else
            Q_EMIT refused(
                tr("Your password isn’t kept: this computer’s keychain is locked or there is none. You will be asked next time."));
    });
    job->start();
}

void RememberedPassword::forget(const ServerProfile &profile)
{
    auto job = new QKeychain::DeletePasswordJob(service, this);
    job->setKey(key(profile));
    job->setInsecureFallback(false);
    job->start();
}
