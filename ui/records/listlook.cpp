#include "records/listlook.h"

#include <QSettings>

using namespace Qt::StringLiterals;

static QString group(const QString &list, const QString &view)
{
    return u"lists/%1/%2"_s.arg(list, view.isEmpty() ? u"all"_s : view);
}

ListLook ListLook::read(const QString &list, const QString &view)
{
    QSettings settings;
    settings.beginGroup(group(list, view));
    ListLook look{settings.value("columns").toStringList(), {}, settings.value("sort").toString()};
    look.order = settings.value("descending").toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    settings.beginGroup("widths");
    const QStringList fields = settings.childKeys();
    for (const QString &field : fields)
        look.widths.insert(field, settings.value(field).toInt());
    return look;
}

void ListLook::keep(const QString &list, const QString &view) const
{
    QSettings settings;
    settings.beginGroup(group(list, view));
    settings.setValue("columns", columns);
    settings.setValue("sort", sortField);
    settings.setValue("descending", order == Qt::DescendingOrder);
    settings.beginGroup("widths");
    for (auto width = widths.cbegin(); width != widths.cend(); ++width)
        settings.setValue(width.key(), width.value());
}
