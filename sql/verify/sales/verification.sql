-- Verify kontor:sales/verification on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.claim_payment(uuid)', true),
      ('sales.release_payment(uuid)', true),
      ('sales.take_decision(uuid, int)', false),
      ('sales.open_slot(sales.payment)', false),
      ('sales.approve_payment(uuid, int, text)', true),
      ('sales.approve_payments(uuid[], int[])', true),
      ('sales.is_mine(sales.payment)', false)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
