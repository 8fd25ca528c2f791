-- Revert kontor:crm/client_search from pg
begin;
drop function crm.client_facts(uuid);
drop function crm.find_clients(text, int), crm.client_hits(text, boolean);
drop function crm.search_words(text);
commit;
