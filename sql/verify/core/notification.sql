begin;
select 1 / (not has_any_column_privilege('kontor_app', 'core.notification', 'insert'))::int;
select 1 / (has_column_privilege('kontor_app', 'core.notification', 'is_read', 'update'))::int;
select 1 / (not has_column_privilege('kontor_app', 'core.notification', 'title', 'update'))::int;
rollback;
