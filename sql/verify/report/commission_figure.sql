-- Verify kontor:report/commission_figure on pg
begin;
select 1 / (count(*) = 3)::int from pg_trigger where tgrelid = 'sales.commission'::regclass and tgname in ('report_insert', 'report_update', 'report_delete');
rollback;
