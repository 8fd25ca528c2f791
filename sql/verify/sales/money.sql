-- Verify kontor:sales/money on pg
begin;
-- PUBLIC calls none of these functions, people those that are for them.
select 1 / (count(*) = 0)::int
  from (values
      ('sales.today(uuid)', false),
      ('sales.today()', true),
      ('sales.rate_on(uuid, text, text, date)', false),
      ('sales.quoted_rate(uuid, text, text, date)', false),
      ('sales.share(bigint, text, numeric, numeric, text)', false),
      ('sales.part(bigint, bigint, bigint)', false),
      ('sales.convert(uuid, bigint, text, text, date)', false)) f (signature, is_for_people)
 where has_function_privilege('public', f.signature, 'execute')
    or has_function_privilege('kontor_app', f.signature, 'execute') <> f.is_for_people;
rollback;
