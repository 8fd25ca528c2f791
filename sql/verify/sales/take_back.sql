-- Verify kontor:sales/take_back on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.withdraw(sales.payment)', false),
      ('sales.take_back_payment(uuid)', true),
      ('sales.recount_deal_day(sales.deal, int)', false),
      ('sales.take_back_deal(uuid)', true),
      ('sales.reinstate(sales.payment)', false),
      ('sales.bring_back_payment(uuid)', true),
      ('sales.reinstate(sales.deal)', false),
      ('sales.bring_back_deal(uuid)', true),
      ('sales.restore_deal(uuid)', true)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
