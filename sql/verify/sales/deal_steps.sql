-- Verify kontor:sales/deal_steps on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.submit_draft(uuid, int)', true),
      ('sales.set_deal_status(sales.deal, text, text)', false),
      ('sales.hold_deal(uuid, int)', true),
      ('sales.resume_deal(uuid, int)', true),
      ('sales.cancel_deal(uuid, int, text)', true),
      ('sales.delete_deal(uuid, int)', true)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
