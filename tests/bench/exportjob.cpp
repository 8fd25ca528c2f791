#include "bench.h"
#include "children.h"
#include "jobs.h"

using namespace Qt::StringLiterals;

// In a process of its own, whose memory is the export's.
void measureExport(Bench &bench)
{
    const Told child = Child::run(u"export"_s, {bench.peopleUri});
    const double raw
        = bench.raw->copied("select d.number, c.name as client_name, d.description, d.amount_minor, d.currency, d.paid_minor, d.status,"
                            " d.deal_date, d.due_date, m.display_name as owner_name"
                            " from sales.deal d left join crm.client c on c.tenant_id = d.tenant_id and c.id = d.client_id"
                            " left join core.membership m on m.tenant_id = d.tenant_id and m.user_id = d.owner_id where d.tenant_id = '"
                            + bench.tenant + "' and d.deleted_at is null order by d.number_seq");
    bench.report.add({.job = u"manager: CSV export of all deals"_s,
                      .value = child.number(u"exported"_s),
                      .raw = raw,
                      .timesRaw = 2,
                      .note = u"%1 deals"_s.arg(qlonglong(child.number(u"rows"_s)))});
    bench.report.add({.job = u"memory of the client that exports"_s, .value = child.number(u"peak"_s), .unit = u"MB"_s, .limit = 150});
}
