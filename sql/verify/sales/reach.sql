-- Verify kontor:sales/reach on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.reaches(text, uuid)', false),
      ('sales.lock_deal(uuid, int, text)', false),
      ('sales.lock_payment(uuid, int, text)', false),
      ('sales.my_role_key()', false),
      ('sales.name_of(uuid)', false),
      ('sales.reason(text)', false),
      ('sales.approval_slots(uuid, bigint, text)', false),
      ('sales.payment_slots(uuid, uuid, bigint, text)', false)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
