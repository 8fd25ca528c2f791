-- Revert kontor:report/fold from pg
begin;
drop trigger report_insert on core.exchange_rate;
drop trigger report_update on core.exchange_rate;
drop trigger report_delete on core.exchange_rate;
drop function report.follow_rate();
drop function report.fold();
drop function report.fold_of(uuid[]);
drop function report.add_up_months(uuid, date[]);
drop function report.clip(numeric);
commit;
