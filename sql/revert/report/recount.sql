-- Revert kontor:report/recount from pg
begin;
drop trigger report_timezone on core.tenant;
drop function report.follow_timezone();
drop function report.rebuild(uuid);
drop function report.recount(uuid, text);
drop view report.counted;
commit;
