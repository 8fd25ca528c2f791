-- Verify kontor:sales/commission_steps on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.lock_commissions(uuid[], text[], boolean)', false),
      ('sales.approve_commissions(uuid[])', true),
      ('sales.unapprove_commissions(uuid[])', true),
      ('sales.hold_commissions(uuid[], text)', true),
      ('sales.release_commissions(uuid[])', true),
      ('sales.due_payouts(uuid[], date)', true),
      ('sales.pay_commissions(uuid, date, jsonb)', true)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
