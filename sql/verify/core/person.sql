begin;
select 1 / (count(*) = 4)::int from pg_class where oid in ('core.app_user'::regclass, 'core.user_profile'::regclass,
    'core.user_preference'::regclass, 'core.user_address'::regclass) and relforcerowsecurity;
select 1 / (not has_column_privilege('kontor_app', 'core.app_user', 'is_platform_admin', 'update'))::int;
select 1 / (not has_column_privilege('kontor_app', 'core.app_user', 'login', 'update'))::int;
rollback;
