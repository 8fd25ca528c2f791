-- Verify kontor:sales/refund on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.claw_back(sales.commission, sales.payment, bigint, bigint, bigint, bigint)', false),
      ('sales.take_commission_back(sales.payment, sales.payment)', false),
      ('sales.refund_payment(uuid, int, bigint, text)', true),
      ('sales.ask_refund(uuid, int, text, bigint)', true),
      ('sales.decline_refund(uuid, int, text)', true),
      ('sales.put_refund_request(sales.payment, bigint, text)', false)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
