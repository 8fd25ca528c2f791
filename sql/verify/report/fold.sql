-- Verify kontor:report/fold on pg
begin;
select 1 / (not has_function_privilege('kontor_app', 'report.fold()', 'execute'))::int;
select 1 / (count(*) = 3)::int from pg_trigger where tgrelid = 'core.exchange_rate'::regclass and tgname in ('report_insert', 'report_update', 'report_delete');
rollback;
