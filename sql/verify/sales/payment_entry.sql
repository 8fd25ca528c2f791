-- Verify kontor:sales/payment_entry on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.sent_digest(jsonb, bytea)', false),
      ('sales.refuse_other_contents(text, text, jsonb, text)', false),
      ('sales.take_receipt(uuid, text, text, bytea)', false),
      ('sales.stage_of(text, uuid)', false),
      ('sales.refuse_duplicate(text)', false),
      ('sales.put_payment(sales.deal, uuid, bigint, text, text, date, text, text, text, uuid, text)', false),
      ('sales.record_payment(uuid, uuid, bigint, text, text, date, text, text, text, uuid, text, text, bytea)', true),
      ('sales.replace_receipt(uuid, int, text, text, bytea, uuid)', true)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
