#include "records/attachments.h"
#include "db/reading.h"
#include "records/recordid.h"

using namespace Qt::StringLiterals;

Attachments::Attachments(Database &database)
    : m_database(database)
{
}

QFuture<Result<QString>> Attachments::keep(const File &file)
{
    return m_database.write<QString>(
        {u"select core.add_attachment(cast(? as uuid), cast(? as text), cast(? as text), cast(? as bytea))::text as id"_s,
         {newRecordId(), file.name, file.mediaType, file.content}},
        [](const Rows &rows) { return rows.text(0, u"id"); });
}

QFuture<Result<Attachments::File>> Attachments::read(const QString &id)
{
    return m_database.query<File>(
        {u"select file_name, media_type, core.attachment_content(id) as content from core.attachment"
         " where tenant_id = core.tenant_id() and id = cast(? as uuid)"_s,
         {id}},
        [](const Rows &rows) -> Result<File> {
            if (rows.isEmpty())
                return std::unexpected(Error{u"KO002"_s, {}, {}, {}, {}});
            return File{rows.text(0, u"file_name"), rows.text(0, u"media_type"), rows.value(0, u"content").toByteArray()};
        });
}
