-- Verify kontor:report/figure on pg
begin;
select 1 / (count(*) = 4)::int from pg_class where oid in ('report.delta'::regclass, 'report.figure_day'::regclass, 'report.person_day'::regclass, 'report.total_day'::regclass) and relrowsecurity and relforcerowsecurity;
select 1 / (count(*) = 4)::int from pg_policies where schemaname = 'report' and cmd = 'SELECT';
select 1 / (not has_function_privilege('kontor_app', 'report.fold()', 'execute'))::int;
rollback;
