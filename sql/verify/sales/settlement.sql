-- Verify kontor:sales/settlement on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.issue_invoice(sales.payment, text)', false),
      ('sales.applying_rule(uuid, uuid, date)', false),
      ('sales.verified_in(uuid, uuid, date, text)', false),
      ('sales.lock_lines(sales.payment)', false),
      ('sales.earn_commission(sales.payment)', false),
      ('sales.streak_before(uuid, uuid, date)', false),
      ('sales.count_day(uuid, uuid, date, int, int, bigint)', false),
      ('sales.uncount_payment(sales.payment)', false)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
