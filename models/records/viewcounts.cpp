#include "records/viewcounts.h"
#include "backend.h"
#include "db/database.h"
#include "records/recordselect.h"
#include "records/viewer.h"

#include <QLocale>

using namespace Qt::StringLiterals;

static constexpr int Most = 1000;

QFuture<Result<qlonglong>> countRows(Backend &backend, const Entity &entity, const Filter &filter)
{
    const RecordSelect select(entity, backend.catalog);
    return backend.database.query(select.count(viewer(backend, entity), filter, Most + 1), Database::Lane::Jobs)
        .then([](const Result<Rows> &rows) -> Result<qlonglong> {
            if (!rows)
                return std::unexpected(rows.error());
            return rows->number(0, u"n");
        });
}

QFuture<Result<QString>> countText(Backend &backend, const Entity &entity, const Filter &filter)
{
    return countRows(backend, entity, filter).then([](const Result<qlonglong> &count) -> Result<QString> {
        if (!count)
            return std::unexpected(count.error());
        return countText(*count);
    });
}

QString countText(qlonglong count)
{
    return count > Most ? u"1000+"_s : QLocale().toString(count);
}
