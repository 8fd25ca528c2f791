-- Verify kontor:sales/deal_preview on pg
begin;
select 1 / has_function_privilege('kontor_app', 'sales.preview_deal(uuid, bigint, text, bigint, text, text, text)', 'execute')::int;
select 1 / (not has_function_privilege('public', 'sales.preview_deal(uuid, bigint, text, bigint, text, text, text)', 'execute')
  and not has_function_privilege('kontor_app', 'sales.payment_with(text, text)', 'execute')
  and not has_function_privilege('kontor_app', 'sales.expected_number(text, text)', 'execute'))::int;
rollback;
