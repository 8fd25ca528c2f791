-- Verify kontor:crm/client_search on pg
begin;
select 1 / (not has_function_privilege('public', 'crm.search_words(text)', 'execute') and not has_function_privilege('kontor_app', 'crm.search_words(text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'crm.find_clients(text, int)', 'execute') and has_function_privilege('kontor_app', 'crm.find_clients(text, int)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'crm.client_hits(text, boolean)', 'execute') and has_function_privilege('kontor_app', 'crm.client_hits(text, boolean)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'crm.client_facts(uuid)', 'execute') and has_function_privilege('kontor_app', 'crm.client_facts(uuid)', 'execute'))::int;
rollback;
