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
  perform sales.lock_lines(p_payment);
  select * into v_line from sales.commission k where k.tenant_id = p_payment.tenant_id and k.payment_id = p_payment.id
    and k.kind = 'sale' and k.status <> 'clawed_back';
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
    and k.period = v_line.period and k.kind = 'bonus' and k.status <> 'clawed_back';
  if found and not exists (select from sales.commission x where x.tenant_id = v_bonus.tenant_id and x.claws_back = v_bonus.id) then
    select * into v_rule from sales.commission_rule r where r.tenant_id = v_bonus.tenant_id and r.id = v_bonus.rule_id;
    if sales.verified_in(v_bonus.tenant_id, v_bonus.user_id, v_bonus.period, v_rule.currency) < v_rule.target_minor then
      perform sales.claw_back(v_bonus, p_refund, 0, 0, v_bonus.bonus_minor - v_bonus.penalty_minor, 0);
    end if;
  end if;
  return v_take + v_penalty;
end $$;
comment on function sales.take_commission_back(sales.payment, sales.payment) is
    'Takes the commission of a refunded payment back in proportion, with the rule''s penalty, and the bonus if it was not earned after all.';

create function sales.check_refund(p_payment sales.payment, p_amount_minor bigint) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_payment.refund_of is not null or p_payment.status <> 'verified' then
    raise exception using errcode = case when p_payment.status = 'refunded' then 'KO020' else 'KO006' end, message = p_payment.status;
  elsif p_amount_minor is null or p_amount_minor <= 0 then
    raise exception using errcode = 'KO009', message = 'an amount above zero is needed', hint = 'amount_minor', column = 'amount_minor',
        constraint = 'payment_amount_positive';
  elsif p_amount_minor > p_payment.amount_minor - p_payment.refunded_minor then
    raise exception using errcode = 'KO020', message = (p_payment.amount_minor - p_payment.refunded_minor)::text, column = 'amount_minor';
  end if;
end $$;
comment on function sales.check_refund(sales.payment, bigint) is 'Refuses (KO006, KO009, KO020) a refund that the payment does not allow.';

-- Everybody who may refund here hears of it.
create function sales.put_refund_request(p_payment sales.payment, p_amount_minor bigint, p_reason text) returns sales.payment
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_payment sales.payment;
begin
  insert into sales.refund_request (tenant_id, payment_id, owner_id, asked_by, amount_minor, currency, reason, created_by)
  values (p_payment.tenant_id, p_payment.id, p_payment.owner_id, core.me(), p_amount_minor, p_payment.currency, p_reason, core.me());
  update sales.payment p set stage = 'refund_asked', decided_reason = p_reason
   where p.tenant_id = p_payment.tenant_id and p.id = p_payment.id returning * into v_payment;
  perform core.notify_user(m.tenant_id, m.user_id, 'payment.refund_asked', 'Refund of ' || p_payment.number || ' asked for', p_reason,
      'sales.payment', p_payment.id,
      jsonb_build_object('number', p_payment.number, 'amount_minor', p_amount_minor, 'currency', p_payment.currency, 'by', sales.name_of(core.me())))
    from core.membership m where m.tenant_id = p_payment.tenant_id and m.status = 'active'
     and (exists (select from core.role_permission r where r.tenant_id = m.tenant_id and r.role_id = m.role_id and r.permission_key = 'payment.refund')
       or exists (select from core.user_permission u where u.tenant_id = m.tenant_id and u.user_id = m.user_id and u.permission_key = 'payment.refund'));
  return v_payment;
end $$;
comment on function sales.put_refund_request(sales.payment, bigint, text) is 'Keeps that a refund was asked for.';

-- Where this person's refunds need two people, the first one asks by it and another one, who must not have asked, refunds.
create function sales.refund_payment(p_payment uuid, p_version int, p_amount_minor bigint, p_reason text)
returns table (status text, payment_id uuid, number text, credit_note text, commission_taken_minor bigint, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_me uuid := core.me();
  v_payment sales.payment := sales.lock_payment(p_payment, p_version, 'payment.refund');
  v_reason text := sales.reason(p_reason);
  v_two boolean := core.needs_two('payment.refund', v_payment.owner_id);
  v_request sales.refund_request;
  v_refund sales.payment;
  v_note text;
  v_taken bigint;
begin
  perform sales.check_refund(v_payment, p_amount_minor);
  select * into v_request from sales.refund_request q where q.tenant_id = v_payment.tenant_id and q.payment_id = p_payment and q.status = 'asked' for update;
  if v_two and v_request.id is null then
    v_payment := sales.put_refund_request(v_payment, p_amount_minor, v_reason);
    return query select 'asked', null::uuid, v_payment.number, null::text, null::bigint, v_payment.version;
    return;
  elsif v_two and v_request.asked_by = v_me then
    raise exception using errcode = 'KO004', message = 'you asked for this refund', constraint = 'refund_request_four_eyes';
  elsif v_two and p_amount_minor > v_request.amount_minor then   -- two people agree on what both of them said
    raise exception using errcode = 'KO020', message = v_request.amount_minor::text, column = 'amount_minor';
  end if;
  update sales.refund_request q set status = 'refunded', needs_two = v_two, decided_by = v_me, decided_at = clock_timestamp(), decided_reason = v_reason
   where q.tenant_id = v_payment.tenant_id and q.id = v_request.id;
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
  return query select 'refunded', v_refund.id, v_refund.number, v_note, v_taken, v_payment.version;
end $$;
comment on function sales.refund_payment(uuid, int, bigint, text) is
  'Pays a verified payment back, wholly or in part, and takes its commission back in proportion; where two people are needed, asks first.';

create function sales.ask_refund(p_payment uuid, p_version int, p_reason text, p_amount_minor bigint default null)
returns table (payment_id uuid, number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_payment sales.payment := sales.lock_payment(p_payment, p_version, 'payment.record');
  v_amount bigint := coalesce(p_amount_minor, v_payment.amount_minor - v_payment.refunded_minor);
  v_reason text := sales.reason(p_reason);
begin
  if v_payment.status <> 'verified' or v_payment.stage <> '' then
    raise exception using errcode = 'KO006', message = v_payment.status;
  end if;
  perform sales.check_refund(v_payment, v_amount);
  v_payment := sales.put_refund_request(v_payment, v_amount, v_reason);
  return query select v_payment.id, v_payment.number, v_payment.version;
end $$;
comment on function sales.ask_refund(uuid, int, text, bigint) is 'Asks those who may refund to pay a verified payment back, all that is left of it or a part.';

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
  update sales.refund_request q set status = 'declined', decided_by = core.me(), decided_at = clock_timestamp(), decided_reason = v_reason
   where q.tenant_id = v_payment.tenant_id and q.payment_id = p_payment and q.status = 'asked';
  perform sales.tell(v_payment, 'payment.refund_declined', 'Refund of ' || v_payment.number || ' declined', v_reason);
  return query update sales.payment p set stage = '', decided_reason = v_reason
    where p.tenant_id = v_payment.tenant_id and p.id = p_payment returning p.id, p.number, p.version;
end $$;
comment on function sales.decline_refund(uuid, int, text) is 'Keeps a payment whose refund was asked for.';

grant execute on function sales.refund_payment(uuid, int, bigint, text), sales.ask_refund(uuid, int, text, bigint),
    sales.decline_refund(uuid, int, text) to kontor_app;
commit;
