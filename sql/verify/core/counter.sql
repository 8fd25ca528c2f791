begin;
select 1 / (not has_function_privilege('kontor_app', 'core.next_number(text)', 'execute'))::int;
select 1 / (has_function_privilege('kontor_owner', 'core.next_number(text)', 'execute'))::int;
select 1 / (not has_table_privilege('kontor_app', 'core.counter', 'select'))::int;
rollback;
