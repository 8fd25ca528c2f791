begin;
select 1 / (count(*) = 8)::int from core.domain;
select 1 / (not has_column_privilege('kontor_app', 'core.credential', 'secret', 'select'))::int;
select 1 / (core.rate_on(core.platform_id(), 'EUR', 'EUR', current_date) = 1)::int;
rollback;
