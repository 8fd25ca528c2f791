-- Verify kontor:report/deal_figure on pg
begin;
select 1 / (count(*) = 3)::int from pg_trigger where tgrelid = 'sales.deal'::regclass and tgname in ('report_insert', 'report_update', 'report_delete');
rollback;
