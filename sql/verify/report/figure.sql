-- Verify kontor:report/figure on pg
begin;
select 1 / (count(*) = 6)::int from pg_class where relnamespace = 'report'::regnamespace and relkind = 'r' and relrowsecurity and relforcerowsecurity;
select 1 / (count(*) = 6)::int from pg_policies where schemaname = 'report' and cmd = 'SELECT';
rollback;
