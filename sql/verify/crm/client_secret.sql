-- Verify kontor:crm/client_secret on pg
begin;
select 1 / (not has_function_privilege('public', 'crm.client_notes(uuid)', 'execute') and has_function_privilege('kontor_app', 'crm.client_notes(uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'crm.set_client_notes(uuid, int, text)', 'execute') and has_function_privilege('kontor_app', 'crm.set_client_notes(uuid, int, text)', 'execute'))::int;
rollback;
