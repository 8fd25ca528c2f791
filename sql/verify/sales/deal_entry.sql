-- Verify kontor:sales/deal_entry on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.take_client(uuid, jsonb)', false),
      ('sales.put_first_payment(sales.deal, jsonb, uuid)', false),
      ('sales.enter_deal(uuid, uuid, bigint, text, text, date, date, text, text, uuid, boolean, jsonb, jsonb, text, text, bytea)',
       true)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
