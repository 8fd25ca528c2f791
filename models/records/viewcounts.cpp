#include "records/viewcounts.h"
#include "backend.h"
#include "db/reading.h"
#include "records/recordselect.h"
#include "records/viewer.h"

#include <QLocale>

using namespace Qt::StringLiterals;

static constexpr int Most = 1000;

QFuture<Result<qlonglong>> countRows(Backend &backend, const Entity &entity, const Filter &filter)
{
    const RecordSelect select(entity, backend.catalog);
    return backend.database.query<qlonglong>(
        select.count(viewer(backend, entity), filter, Most + 1), [](const Rows &rows) { return rows.number(0, u"n"); },
        Database::Lane::Jobs);
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
