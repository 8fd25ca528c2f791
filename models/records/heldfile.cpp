#include "records/heldfile.h"

using namespace Qt::StringLiterals;

HeldFile::HeldFile(const QString &path)
    : m_path(path)
    , m_lock(path + ".lock"_L1)
{
    m_lock.setStaleLockTime(0); // however long a form stays open
}

bool HeldFile::take()
{
    m_isHeld = m_isHeld || m_lock.tryLock(0) || m_lock.error() != QLockFile::LockFailedError;
    return m_isHeld;
}

void HeldFile::letGo()
{
    m_lock.unlock();
    m_isHeld = false;
}
