begin;
select 1 / (count(*) >= 5)::int from pg_inherits where inhparent = 'audit.change'::regclass;
select 1 / (not has_table_privilege('kontor_definer', 'audit.change', 'update'))::int;
select 1 / (not has_table_privilege('kontor_app', 'audit.change', 'insert'))::int;
select 1 / (has_table_privilege('kontor_definer', 'audit.change', 'insert'))::int;
rollback;
