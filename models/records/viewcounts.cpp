#include "records/viewcounts.h"
#include "backend.h"
#include "db/database.h"
#include "records/recordselect.h"
#include "records/viewer.h"

#include <QLocale>

using namespace Qt::StringLiterals;

QFuture<Result<QString>> countText(Backend &backend, const Entity &entity, const Filter &filter)
{
    const RecordSelect select(entity, backend.catalog);
    return backend.database.query(select.count(viewer(backend, entity), filter, 1001), Database::Lane::Jobs)
        .then([](const Result<Rows> &rows) -> Result<QString> {
            if (!rows)
                return std::unexpected(rows.error());
            const qlonglong count = rows->number(0, u"n");
            return count > 1000 ? u"1000+"_s : QLocale().toString(count);
        });
}
