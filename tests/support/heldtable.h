#pragma once
#include "support/caller.h"
#include "support/testoffice.h"

// Somebody who keeps a whole table to themselves: whoever reads it waits until they let it go.
class HeldTable
{
public:
    HeldTable(const TestOffice &office, const QByteArray &table)
        : m_holder(office.owner())
    {
        if (!m_holder.knock() || !m_holder.comeIn() || !m_holder.ask("begin").isEmpty()
            || !m_holder.ask("lock table " + table + " in access exclusive mode").isEmpty())
            qFatal("%s can't be held", table.constData());
    }

    void letGo() { m_holder.ask("rollback"); }

private:
    Caller m_holder;
};
