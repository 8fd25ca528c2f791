-- Verify kontor:report/recount on pg
begin;
select 1 / (count(*) = 0)::int from report.recount();
select 1 / (not has_function_privilege('kontor_app', 'report.recount(uuid, text)', 'execute')
            and not has_function_privilege('kontor_app', 'report.rebuild(uuid)', 'execute'))::int;
rollback;
