-- Verify kontor:sales/decision on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.put_decision(sales.payment, text, text)', false),
      ('sales.reject_payment(uuid, int, text)', true),
      ('sales.send_back_payment(uuid, int, text)', true),
      ('sales.drop_commission(sales.payment)', false),
      ('sales.undo_decision(uuid)', true)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
select 1 / (not has_function_privilege('kontor_app', 'sales.drop_bonus(sales.payment)', 'execute'))::int;
rollback;
