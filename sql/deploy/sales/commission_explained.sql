-- Deploy kontor:sales/commission_explained to pg
-- What a commission is made of, line by line. Row-level security holds: one's own, or everybody's.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create function sales.commission_steps(p_commission uuid) returns table ("position" int, step text, label_args jsonb, amount_minor bigint, currency text)
language sql stable rows 6 set search_path = pg_catalog, pg_temp as $$
  select x.position, x.step, x.label_args, x.amount_minor, x.currency
    from sales.commission_list k
   cross join lateral (values
      (1, k.kind <> 'bonus', case k.kind when 'claw_back' then 'refunded' else 'payment' end,
          jsonb_build_object('payment', k.payment_number, 'deal', k.deal_number, 'client', k.client_name), k.base_minor, k.base_currency),
      (2, k.kind <> 'bonus', 'rate', jsonb_build_object('rate', trim_scale(k.rate), 'rule', k.rule_name), null, null),
      (3, k.base_currency <> k.currency, 'exchange',
       jsonb_build_object('rate', trim_scale(k.exchange_rate), 'from', k.base_currency, 'to', k.currency), null, null),
      (4, k.kind <> 'bonus', 'commission', '{}', k.commission_minor, k.currency),
      (5, k.bonus_minor <> 0, 'bonus', jsonb_build_object('rule', k.rule_name), k.bonus_minor, k.currency),
      (6, k.penalty_minor <> 0, 'penalty', '{}', -k.penalty_minor, k.currency),
      (7, true, 'final', '{}', k.final_minor, k.currency)) x (position, holds, step, label_args, amount_minor, currency)
   where k.tenant_id = (select core.tenant_id()) and k.id = p_commission and x.holds
   order by x.position
$$;
comment on function sales.commission_steps(uuid) is 'What a commission is made of: payment, rate, rate of exchange, bonus, penalty, result.';
grant execute on function sales.commission_steps(uuid) to kontor_app;
commit;
