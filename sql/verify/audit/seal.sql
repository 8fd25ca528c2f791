begin;
select audit.seal_now();
select 1 / (not exists (select from audit.verify_chain() v where not v.ok))::int;
select 1 / (not has_function_privilege('kontor_app', 'audit.seal_now()', 'execute'))::int;
rollback;
