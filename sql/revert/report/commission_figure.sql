-- Revert kontor:report/commission_figure from pg
begin;
drop trigger report_insert on sales.commission;
drop trigger report_update on sales.commission;
drop trigger report_delete on sales.commission;
drop function report.follow_commission();
drop function report.commission_facts(sales.commission);
commit;
