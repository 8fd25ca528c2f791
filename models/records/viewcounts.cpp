#include "records/viewcounts.h"
#include "backend.h"
#include "db/reading.h"
#include "records/recordselect.h"
#include "records/viewer.h"

#include <QLocale>

using namespace Qt::StringLiterals;

static constexpr int Most = 1000;

// Each is a request of its own, without a continuation: whoever looks elsewhere cancels it.
template<typename T, typename Read>
static QFuture<Result<T>> counted(Backend &backend, const Entity &entity, const Filter &filter, Read read)
{
    const RecordSelect select(entity, backend.catalog);
    return backend.database.query<T>(
        select.count(viewer(backend, entity), filter, Most + 1), [read](const Rows &rows) { return T(read(rows.number(0, u"n"))); },
        Database::Lane::Jobs);
}

QFuture<Result<qlonglong>> countRows(Backend &backend, const Entity &entity, const Filter &filter)
{
    return counted<qlonglong>(backend, entity, filter, [](qlonglong count) { return count; });
}

QFuture<Result<QString>> countText(Backend &backend, const Entity &entity, const Filter &filter)
{
    return counted<QString>(backend, entity, filter, [](qlonglong count) { return countText(count); });
}

QString countText(qlonglong count)
{
    return count > Most ? u"1000+"_s : QLocale().toString(count);
}
