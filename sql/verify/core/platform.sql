begin;
select 1 / (count(*) = 8)::int from core.domain;
select 1 / (not has_column_privilege('kontor_app', 'core.credential', 'secret', 'select'))::int;
rollback;
