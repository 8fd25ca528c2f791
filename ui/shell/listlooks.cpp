#include "shell/listlooks.h"

static QString keyOf(const QString &list, const QString &view)
{
    return list + u'/' + view;
}

ListLook ListLooks::look(const QString &list, const QString &view) const
{
    return m_looks.value(keyOf(list, view));
}

void ListLooks::keep(const QString &list, const QString &view, const ListLook &look)
{
    if (look == this->look(list, view))
        return;
    if (look == ListLook())
        m_looks.remove(keyOf(list, view));
    else
        m_looks.insert(keyOf(list, view), look);
    Q_EMIT changed();
}
