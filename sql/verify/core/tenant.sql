begin;
select 1 / count(*) from pg_class where oid = 'core.tenant'::regclass and relrowsecurity and relforcerowsecurity;
select 1 / count(*) from core.tenant where id = core.platform_id() and status = 'closed';
select 1 / (not has_column_privilege('kontor_app', 'core.tenant', 'channel', 'select'))::int;
select 1 / (not has_table_privilege('kontor_app', 'core.tenant', 'insert'))::int;
rollback;
