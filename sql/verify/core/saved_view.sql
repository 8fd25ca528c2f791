begin;
select 1 / relforcerowsecurity::int from pg_class where oid = 'core.saved_view'::regclass;
select 1 / (count(*) = 3)::int from pg_policy where polrelid = 'core.saved_view'::regclass;
select 1 / (not has_column_privilege('kontor_app', 'core.saved_view', 'owner_id', 'update'))::int;
rollback;
