-- Verify kontor:core/standing on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'core.standing'::regclass;
select 1 / (not has_any_column_privilege('kontor_app', 'core.standing', 'select'))::int;
select 1 / (count(*) = 14 and bool_and(tgenabled = 'A'))::int from pg_trigger where tgfoid in ('core.follow_standing'::regproc, 'core.follow_roles'::regproc);
select 1 / (not exists (select from core.standing_now() except select from core.standing))::int;
rollback;
