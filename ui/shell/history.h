#pragma once
#include "shell/page.h"

#include <QList>

// Where one has been, for back and forward. Going somewhere new forgets what lay ahead.
class History
{
public:
    void visit(const Target &target)
    {
        if (m_at >= 0 && isSame(m_targets.at(m_at), target))
            return;
        m_targets.resize(m_at + 1);
        m_targets.append(target);
        if (m_targets.size() > Longest)
            m_targets.removeFirst();
        m_at = m_targets.size() - 1;
    }
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_targets.size(); }
    Target back() { return m_targets.at(--m_at); }
    Target forward() { return m_targets.at(++m_at); }

private:
    static constexpr qsizetype Longest = 50;
    static bool isSame(const Target &a, const Target &b) { return a.page == b.page && a.id == b.id && a.arguments == b.arguments; }

    QList<Target> m_targets;
    qsizetype m_at = -1;
};
