-- Deploy kontor:sales/refund to pg
-- Money that goes back: a payment of its own, a credit note, and the commission taken back in proportion.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- Not paid yet: taken off the line. Paid: a negative line in the next month. The sums are differences of rounded totals, so that
-- several refunds take back exactly what was given.
create function sales.claw_back(p_line sales.commission, p_refund sales.payment, p_base bigint, p_take bigint, p_bonus bigint, p_penalty bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_month date := date_trunc('month', sales.today(p_line.tenant_id)::timestamp)::date;
begin
  if p_line.status = 'paid' then
    insert into sales.commission (tenant_id, kind, deal_id, payment_id, user_id, rule_id, claws_back, period, base_minor, base_currency, rate,
        exchange_rate, currency, commission_minor, bonus_minor, penalty_minor, verified_at)
    values (p_line.tenant_id, 'claw_back', p_line.deal_id, p_refund.id, p_line.user_id, p_line.rule_id, p_line.id,
        greatest(v_month, (p_line.period + interval '1 month')::date), -p_base, p_line.base_currency, p_line.rate, p_line.exchange_rate,
        p_line.currency, -p_take, -p_bonus, p_penalty, clock_timestamp());
  else
    update sales.commission k set penalty_minor = k.penalty_minor + p_take + p_bonus + p_penalty,
        status = case when k.commission_minor + k.bonus_minor = k.penalty_minor + p_take + p_bonus + p_penalty then 'clawed_back' else k.status end,
        is_on_hold = k.is_on_hold and k.commission_minor + k.bonus_minor <> k.penalty_minor + p_take + p_bonus + p_penalty
     where k.tenant_id = p_line.tenant_id and k.id = p_line.id;
  end if;
end $$;
comment on function sales.claw_back(sales.commission, sales.payment, bigint, bigint, bigint, bigint) is 'Takes commission, bonus and penalty back from a line.';

create function sales.take_commission_back(p_payment sales.payment, p_refund sales.payment) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_line sales.commission;
  v_bonus sales.commission;
  v_rule sales.commission_rule;
  v_take bigint;
  v_penalty bigint;
begin
  select * into v_line from sales.commission k where k.tenant_id = p_payment.tenant_id and k.payment_id = p_payment.id
    and k.kind = 'sale' and k.status <> 'clawed_back' for update;
  if not found then
    return 0;
  end if;
  select * into v_rule from sales.commission_rule r where r.tenant_id = v_line.tenant_id and r.id = v_line.rule_id;
  v_take := sales.part(v_line.commission_minor, p_payment.refunded_minor, p_payment.amount_minor)
          - sales.part(v_line.commission_minor, p_payment.refunded_minor - p_refund.amount_minor, p_payment.amount_minor);
  v_penalty := sales.part(v_take, (coalesce(v_rule.refund_penalty_rate, 0) * 1000)::bigint, 100000);
  perform sales.claw_back(v_line, p_refund, p_refund.amount_minor, v_take, 0, v_penalty);
  -- a bonus stays only while the month still reaches its target
  select * into v_bonus from sales.commission k where k.tenant_id = v_line.tenant_id and k.user_id = v_line.user_id
    and k.period = v_line.period and k.kind = 'bonus' and k.status <> 'clawed_back' for update;
  if found and not exists (select from sales.commission x where x.tenant_id = v_bonus.tenant_id and x.claws_back = v_bonus.id) then
    select * into v_rule from sales.commission_rule r where r.tenant_id = v_bonus.tenant_id and r.id = v_bonus.rule_id;
    if sales.verified_in(v_bonus.tenant_id, v_bonus.user_id, v_bonus.period, v_rule.currency) < v_rule.target_minor then
      perform sales.claw_back(v_bonus, p_refund, 0, 0, v_bonus.bonus_minor - v_bonus.penalty_minor, 0);
    end if;
  end if;
  return v_take + v_penalty;
end $$;
comment on function sales.take_commission_back(sales.payment, sales.payment) is 'Takes the commission of a refunded payment back in proportion, with the rule''s penalty, and the bonus if it was not earned after all.';

create function sales.refund_payment(p_payment uuid, p_version int, p_amount_minor bigint, p_reason text)
returns table (payment_id uuid, number text, credit_note text, commission_taken_minor bigint, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_me uuid := core.me();
  v_payment sales.payment := sales.lock_payment(p_payment, p_version, 'payment.refund');
  v_reason text := sales.reason(p_reason);
  v_refund sales.payment;
  v_note text;
  v_taken bigint;
begin
  if v_payment.refund_of is not null or v_payment.status <> 'verified' then
    raise exception using errcode = case when v_payment.status = 'refunded' then 'KO020' else 'KO006' end, message = v_payment.status;
  elsif p_amount_minor is null or p_amount_minor <= 0 then
    raise exception using errcode = 'KO009', message = 'an amount above zero is needed', hint = 'amount_minor', column = 'amount_minor', constraint = 'payment_amount_positive';
  elsif p_amount_minor > v_payment.amount_minor - v_payment.refunded_minor then
    raise exception using errcode = 'KO020', message = (v_payment.amount_minor - v_payment.refunded_minor)::text, column = 'amount_minor';
  end if;
  insert into sales.payment (tenant_id, number_seq, deal_id, owner_id, amount_minor, currency, method, status, stage, notes, received_on,
      verified_by, verified_at, refund_of, decided_by, decided_at, decided_reason, created_by)
  values (v_payment.tenant_id, core.reserve_numbers(v_payment.tenant_id, 'payment', 1), v_payment.deal_id, v_payment.owner_id, p_amount_minor,
      v_payment.currency, v_payment.method, 'refunded', '', '', sales.today(v_payment.tenant_id), v_me, clock_timestamp(), p_payment,
      v_me, clock_timestamp(), v_reason, v_me)
  returning * into v_refund;
  update sales.payment p set refunded_minor = p.refunded_minor + p_amount_minor, stage = '',
      status = case when p.refunded_minor + p_amount_minor = p.amount_minor then 'refunded' else 'verified' end
   where p.tenant_id = v_payment.tenant_id and p.id = p_payment returning * into v_payment;
  v_taken := sales.take_commission_back(v_payment, v_refund);
  v_note := sales.issue_invoice(v_refund, 'credit_note');
  perform sales.tell(v_payment, 'payment.refunded', 'Payment ' || v_payment.number || ' refunded', v_reason);
  return query select v_refund.id, v_refund.number, v_note, v_taken, v_payment.version;
end $$;
comment on function sales.refund_payment(uuid, int, bigint, text) is 'Pays a verified payment back, wholly or in part, and takes its commission back in proportion.';

create function sales.ask_refund(p_payment uuid, p_version int, p_reason text) returns table (payment_id uuid, number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_payment sales.payment := sales.lock_payment(p_payment, p_version, 'payment.record');
  v_reason text := sales.reason(p_reason);
begin
  if v_payment.status <> 'verified' or v_payment.stage <> '' then
    raise exception using errcode = 'KO006', message = v_payment.status;
  end if;
  return query update sales.payment p set stage = 'refund_asked', decided_reason = v_reason
    where p.tenant_id = v_payment.tenant_id and p.id = p_payment returning p.id, p.number, p.version;
end $$;
comment on function sales.ask_refund(uuid, int, text) is 'Asks those who may refund to pay a verified payment back.';

create function sales.decline_refund(p_payment uuid, p_version int, p_reason text) returns table (payment_id uuid, number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_payment sales.payment := sales.lock_payment(p_payment, p_version, 'payment.refund');
  v_reason text := sales.reason(p_reason);
begin
  if v_payment.stage <> 'refund_asked' then
    raise exception using errcode = 'KO006', message = v_payment.status;
  end if;
  perform sales.tell(v_payment, 'payment.refund_declined', 'Refund of ' || v_payment.number || ' declined', v_reason);
  return query update sales.payment p set stage = '', decided_reason = v_reason
    where p.tenant_id = v_payment.tenant_id and p.id = p_payment returning p.id, p.number, p.version;
end $$;
comment on function sales.decline_refund(uuid, int, text) is 'Keeps a payment whose refund was asked for.';

grant execute on function sales.refund_payment(uuid, int, bigint, text), sales.ask_refund(uuid, int, text), sales.decline_refund(uuid, int, text) to kontor_app;
commit;
