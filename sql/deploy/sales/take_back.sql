-- Deploy kontor:sales/take_back to pg
-- Take back what was entered by mistake: a payment, or a deal with its payments, as long as nobody else has acted on it.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- The payment keeps its number, so that there is no gap; it counts for nothing (report.payment_facts), and its reference is free again.
create function sales.withdraw(p_payment sales.payment) returns sales.payment
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_me uuid := core.me();
  v_holder uuid;
  v_payment sales.payment;
begin
  if p_payment.created_by <> v_me then
    raise exception using errcode = 'KO006', message = 'somebody else recorded it', constraint = 'payment_withdraw_own';
  elsif p_payment.status <> 'pending' or p_payment.approval_round > 1
     or exists (select from sales.payment_approval a where a.tenant_id = p_payment.tenant_id and a.payment_id = p_payment.id) then
    raise exception using errcode = 'KO006', message = 'somebody decided about it', constraint = 'payment_withdraw_decided';
  end if;
  select c.claimed_by into v_holder from sales.payment_claim c
   where c.tenant_id = p_payment.tenant_id and c.payment_id = p_payment.id and c.claimed_by <> v_me and c.claimed_until > clock_timestamp();
  if found then
    raise exception using errcode = 'KO005', message = coalesce(sales.name_of(v_holder), '');
  end if;
  update sales.payment p set status = 'rejected', stage = '', is_replaced = true, decided_by = v_me, decided_at = clock_timestamp(),
      decided_reason = 'Taken back by whoever recorded it'
   where p.tenant_id = p_payment.tenant_id and p.id = p_payment.id returning * into v_payment;
  return v_payment;
end $$;
comment on function sales.withdraw(sales.payment) is 'Takes back a payment that this person recorded and nobody else has acted on.';

create function sales.take_back_payment(p_payment uuid) returns table (payment_id uuid, number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_payment sales.payment := sales.withdraw(sales.lock_payment(p_payment, null, 'payment.record'));
begin
  return query select v_payment.id, v_payment.number, v_payment.version;
end $$;
comment on function sales.take_back_payment(uuid) is 'Takes back a payment that I recorded, as long as nobody else has acted on it.';

create function sales.take_back_deal(p_deal uuid) returns table (deal_id uuid, number text, status text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_deal sales.deal := sales.lock_deal(p_deal, null, 'deal.write');
  v_payment sales.payment;
begin
  if v_deal.created_by <> core.me() then
    raise exception using errcode = 'KO006', message = 'somebody else entered it', constraint = 'deal_take_back_own';
  elsif v_deal.status not in ('draft', 'pending') or v_deal.deleted_at is not null or v_deal.refunded_minor > 0 then
    raise exception using errcode = 'KO006', message = v_deal.status, constraint = 'deal_take_back_touched';
  end if;
  for v_payment in select * from sales.payment p where p.tenant_id = v_deal.tenant_id and p.deal_id = p_deal
      and not (p.status = 'rejected' and p.decided_by = p.created_by) order by p.id for no key update
  loop
    perform sales.withdraw(v_payment);
  end loop;
  if v_deal.status <> 'draft' then
    perform sales.set_deal_status(v_deal, 'cancelled', 'Taken back by whoever entered it');
    update sales.daily_streak s set deals_created = s.deals_created - 1
      from core.tenant t
     where t.id = v_deal.tenant_id and s.tenant_id = v_deal.tenant_id and s.user_id = v_deal.owner_id
       and s.day = (v_deal.created_at at time zone t.timezone)::date and s.deals_created > 0;
  end if;
  return query update sales.deal d set deleted_at = clock_timestamp() where d.tenant_id = v_deal.tenant_id and d.id = p_deal
    returning d.id, d.number, d.status, d.version;
end $$;
comment on function sales.take_back_deal(uuid) is
    'Puts a deal that I entered in the trash, with its payments taken back, as long as nobody else has acted on them.';

grant execute on function sales.take_back_payment(uuid), sales.take_back_deal(uuid) to kontor_app;
commit;
