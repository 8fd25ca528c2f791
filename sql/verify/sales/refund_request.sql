-- Verify kontor:sales/refund_request on pg
begin;
select 1 / count(*) from pg_class where oid = 'sales.refund_request'::regclass and relrowsecurity and relforcerowsecurity;
select 1 / (not has_any_column_privilege('kontor_app', 'sales.refund_request', 'insert, update'))::int;
select 1 / count(*) from pg_constraint where conname = 'refund_request_four_eyes';
rollback;
