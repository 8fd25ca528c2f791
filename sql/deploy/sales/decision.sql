-- Deploy kontor:sales/decision to pg
-- Reject a payment, send it back, and take back a decision within ten minutes.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function sales.put_decision(p_payment sales.payment, p_status text, p_comments text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into sales.payment_approval (tenant_id, payment_id, payment_created_by, owner_id, approver_id, round, status, comments, created_by)
  values (p_payment.tenant_id, p_payment.id, p_payment.created_by, p_payment.owner_id, core.me(), p_payment.approval_round, p_status, p_comments, core.me());
end $$;
comment on function sales.put_decision(sales.payment, text, text) is 'Keeps a decision about a payment.';

create function sales.reject_payment(p_payment uuid, p_version int, p_reason text) returns table (status text, number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_payment sales.payment := sales.take_decision(p_payment, p_version);
  v_reason text := sales.reason(p_reason);
begin
  perform sales.put_decision(v_payment, 'rejected', v_reason);
  update sales.payment p set status = 'rejected', stage = '', decided_by = core.me(), decided_at = clock_timestamp(), decided_reason = v_reason
   where p.tenant_id = v_payment.tenant_id and p.id = p_payment returning * into v_payment;
  perform sales.tell(v_payment, 'payment.rejected', 'Payment ' || v_payment.number || ' rejected', v_reason);
  return query select v_payment.status, v_payment.number, v_payment.version;
end $$;
comment on function sales.reject_payment(uuid, int, text) is 'Rejects a payment with a reason; the deal waits for another one.';

create function sales.send_back_payment(p_payment uuid, p_version int, p_remark text) returns table (status text, number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_payment sales.payment := sales.take_decision(p_payment, p_version);
  v_remark text := sales.reason(p_remark);
begin
  perform sales.put_decision(v_payment, 'sent_back', v_remark);
  update sales.payment p set stage = 'sent_back', approval_round = p.approval_round + 1, approvals_given = 0,
      decided_by = core.me(), decided_at = clock_timestamp(), decided_reason = v_remark
   where p.tenant_id = v_payment.tenant_id and p.id = p_payment returning * into v_payment;
  perform sales.tell(v_payment, 'payment.sent_back', 'Payment ' || v_payment.number || ' sent back', v_remark);
  return query select v_payment.status, v_payment.number, v_payment.version;
end $$;
comment on function sales.send_back_payment(uuid, int, text) is 'Sends a payment back to whoever recorded it; approval begins anew.';

-- The lines of a payment whose approval is taken back; refused once one is paid.
create function sales.drop_commission(p_payment sales.payment) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_line sales.commission;
begin
  for v_line in select * from sales.commission k where k.tenant_id = p_payment.tenant_id and k.payment_id = p_payment.id
      and k.status <> 'clawed_back'
  loop
    if v_line.status = 'paid' then
      raise exception using errcode = 'KO006', message = 'its commission is paid';
    end if;
  end loop;
  update sales.commission k set status = 'clawed_back', is_on_hold = false
   where k.tenant_id = p_payment.tenant_id and k.payment_id = p_payment.id and k.status <> 'clawed_back';
end $$;
comment on function sales.drop_commission(sales.payment) is 'Takes the unpaid commission of a payment back.';

-- A bonus stays only while its month still reaches the target without the payment; refused once it is paid.
create function sales.drop_bonus(p_payment sales.payment) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_month date := (select date_trunc('month', p_payment.verified_at at time zone t.timezone)::date from core.tenant t where t.id = p_payment.tenant_id);
  v_bonus sales.commission;
  v_rule sales.commission_rule;
begin
  select * into v_bonus from sales.commission k where k.tenant_id = p_payment.tenant_id and k.user_id = p_payment.owner_id
    and k.period = v_month and k.kind = 'bonus' and k.status <> 'clawed_back' for update;
  if not found then
    return;
  end if;
  select * into v_rule from sales.commission_rule r where r.tenant_id = v_bonus.tenant_id and r.id = v_bonus.rule_id;
  if sales.verified_in(v_bonus.tenant_id, v_bonus.user_id, v_month, v_rule.currency) < v_rule.target_minor then
    if v_bonus.status = 'paid' then
      raise exception using errcode = 'KO006', message = 'its commission is paid';
    end if;
    update sales.commission k set status = 'clawed_back', is_on_hold = false where k.tenant_id = v_bonus.tenant_id and k.id = v_bonus.id;
  end if;
end $$;
comment on function sales.drop_bonus(sales.payment) is 'Takes a bonus back that was not reached without a payment whose approval was undone.';

create function sales.undo_decision(p_payment uuid) returns table (status text, number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_me uuid := core.me();
  v_payment sales.payment := sales.lock_payment(p_payment, null, 'payment.verify');
  v_last sales.payment_approval;
  v_minutes int := least(1440, greatest(0, core.house_number('verification.undo_minutes', 10)))::int;
  v_deal sales.deal;
  v_was sales.payment := v_payment;
  v_slots text[] := v_payment.approval_slots;
begin
  select * into v_last from sales.payment_approval a where a.tenant_id = v_payment.tenant_id and a.payment_id = p_payment and a.status <> 'undone'
   order by a.decided_at desc, a.id desc limit 1;
  select * into v_deal from sales.deal d where d.tenant_id = v_payment.tenant_id and d.id = v_payment.deal_id;
  if not found or v_last.id is null or v_last.approver_id <> v_me then
    raise exception using errcode = 'KO006', message = 'the last decision is not yours';
  elsif v_last.decided_at < clock_timestamp() - make_interval(mins => v_minutes) then
    raise exception using errcode = 'KO006', message = format('decided more than %s minutes ago', v_minutes);
  elsif v_payment.refunded_minor > 0 or v_payment.stage = 'refund_asked' then
    raise exception using errcode = 'KO006', message = 'refunded';
  elsif v_payment.status = 'rejected' and (v_payment.is_replaced or v_deal.status = 'cancelled' or v_deal.deleted_at is not null) then
    raise exception using errcode = 'KO006', message = case when v_payment.is_replaced then 'replaced' else 'cancelled' end;
  elsif v_payment.status = 'rejected' and v_payment.amount_minor > v_deal.amount_minor - v_deal.paid_minor - v_deal.waiting_minor then
    raise exception using errcode = 'KO007', message = (v_deal.amount_minor - v_deal.paid_minor - v_deal.waiting_minor)::text, column = 'amount_minor';
  elsif v_last.status = 'sent_back' and v_payment.stage <> 'sent_back'
     or v_payment.approval_round <> v_last.round + (v_last.status = 'sent_back')::int then   -- else approvals of another receipt would count again
    raise exception using errcode = 'KO006', message = 'answered';
  end if;
  update sales.payment_approval a set status = 'undone' where a.tenant_id = v_payment.tenant_id and a.id = v_last.id;
  if v_payment.status = 'verified' then
    perform sales.lock_lines(v_payment);
    perform sales.drop_commission(v_payment);
    update sales.invoice i set status = 'void', void_reason = 'Approval undone'
     where i.tenant_id = v_payment.tenant_id and i.payment_id = p_payment and i.status <> 'void';
    perform sales.uncount_payment(v_payment);
  end if;
  if v_was.status = 'rejected' then   -- what the deal got meanwhile was not counted with it
    v_slots := sales.payment_slots(v_was.tenant_id, v_was.deal_id, v_was.amount_minor, v_was.currency);
    if cardinality(v_slots) <= cardinality(v_was.approval_slots) then
      v_slots := v_was.approval_slots;
    end if;
  end if;
  begin
    update sales.payment p set status = 'pending', stage = 'in_verification', verified_by = null, verified_at = null,
        approval_slots = v_slots, approval_round = v_last.round, decided_by = null, decided_at = null, decided_reason = '',
        approvals_given = (select count(*) from sales.payment_approval a where a.tenant_id = p.tenant_id and a.payment_id = p.id
                              and a.round = v_last.round and a.status = 'approved')
     where p.tenant_id = v_payment.tenant_id and p.id = p_payment returning * into v_payment;
  exception when unique_violation then
    raise exception using errcode = 'KO018', message = 'its reference was recorded again';
  end;
  if v_was.status = 'verified' then   -- when it counts no more
    perform sales.drop_bonus(v_was);
  end if;
  perform sales.tell(v_payment, 'payment.undone', 'Decision on ' || v_payment.number || ' undone', '');
  return query select v_payment.status, v_payment.number, v_payment.version;
end $$;
comment on function sales.undo_decision(uuid) is 'Takes my last decision on a payment back, for ten minutes and while its commission is not paid.';

grant execute on function sales.reject_payment(uuid, int, text), sales.send_back_payment(uuid, int, text), sales.undo_decision(uuid) to kontor_app;
commit;
