-- Revert kontor:report/deal_figure from pg
begin;
drop trigger report_insert on sales.deal;
drop trigger report_update on sales.deal;
drop trigger report_delete on sales.deal;
drop function report.follow_deal();
drop function report.deal_facts(sales.deal);
commit;
