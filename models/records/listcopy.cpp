#include "records/listcopy.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "records/listexport.h"

using namespace Qt::StringLiterals;

QFuture<Result<Rows>> readAsTable(Backend &backend, const Entity &entity, const RowsAsTable &wanted)
{
    Filter filter = wanted.choice.filter;
    const QVariantList keys(wanted.choice.exceptions.cbegin(), wanted.choice.exceptions.cend());
    if (!wanted.choice.all)
        filter = {{{entity.keyField, Condition::Op::Is, keys}}, {}, Filter::Trash::With};
    else if (!keys.isEmpty())
        filter.conditions.append({entity.keyField, Condition::Op::IsNot, keys});
    ListExport rows{wanted.fields, filter, wanted.sortField, wanted.order};
    rows.ofOneself = true;
    Statement statement = exportStatement(backend, entity, rows);
    statement.sql += u" limit "_s + QString::number(RowsAsTable::Most);
    return backend.database.query(statement, Database::Lane::Jobs);
}

static QString cellText(const QVariant &value)
{
    return value.typeId() == QMetaType::QDate ? value.toDate().toString(Qt::ISODate) : value.toString().simplified();
}

QString asTabbedText(const Rows &rows)
{
    QString text = rows.columns().join(u'\t') + u'\n';
    for (qsizetype row = 0; row < rows.size(); ++row) {
        QStringList cells;
        for (const QVariant &value : rows.row(row))
            cells.append(cellText(value));
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

QString asHtml(const Rows &rows)
{
    const auto line = [](const QStringList &cells, const QString &tag) {
        QString html = u"<tr>"_s;
        for (const QString &cell : cells)
            html += u'<' + tag + u'>' + cell.toHtmlEscaped() + u"</"_s + tag + u'>';
        return QString(html + u"</tr>\n"_s);
    };
    QString html = u"<table>\n"_s + line(rows.columns(), u"th"_s);
    for (qsizetype row = 0; row < rows.size(); ++row) {
        QStringList cells;
        for (const QVariant &value : rows.row(row))
            cells.append(cellText(value));
        html += line(cells, u"td"_s);
    }
    return html + u"</table>\n"_s;
}
