-- Verify kontor:sales/take_back on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.withdraw(sales.payment)', false),
      ('sales.take_back_payment(uuid)', true),
      ('sales.take_back_deal(uuid)', true)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
