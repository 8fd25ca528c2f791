-- Verify kontor:crm/client_search on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('crm.search_words(text)', false),
      ('crm.find_clients(text, int)', true),
      ('crm.client_hits(text, boolean)', true),
      ('crm.client_facts(uuid)', true)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
