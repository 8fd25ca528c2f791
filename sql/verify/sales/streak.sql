-- Verify kontor:sales/streak on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'sales.daily_streak'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'sales.daily_streak' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'sales.daily_streak', 'update, delete'))::int;
rollback;
