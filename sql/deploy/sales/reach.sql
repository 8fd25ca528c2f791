-- Deploy kontor:sales/reach to pg
-- What every step of the workflow asks first: may this person, do they see the row, is it still as they saw it.
-- Locks are always taken in the order deal, payment, commission, counters, streak.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function sales.reaches(p_permission text, p_owner uuid) returns boolean
language plpgsql stable security definer cost 20 set search_path = pg_catalog, pg_temp as $$
begin
  return core.sees_all(p_permission) or p_owner = any (core.seen_owners(p_permission));
end $$;
comment on function sales.reaches(text, uuid) is 'Whether a permission of this person reaches a row of that owner.';

create function sales.lock_deal(p_deal uuid, p_version int, p_permission text) returns sales.deal
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_deal sales.deal;
begin
  perform core.require(p_permission);
  select * into v_deal from sales.deal d where d.tenant_id = v_tenant and d.id = p_deal for no key update;
  if not found or not sales.reaches('deal.read', v_deal.owner_id) then
    raise exception using errcode = 'KO002', message = 'no such deal', column = 'deal_id';
  elsif not sales.reaches(p_permission, v_deal.owner_id) then
    raise exception using errcode = 'KO001', message = format('the permission %s does not reach this deal', p_permission), hint = p_permission;
  elsif v_deal.deleted_at is not null and p_permission <> 'deal.write' then
    raise exception using errcode = 'KO006', message = 'the deal is deleted';
  elsif p_version is distinct from v_deal.version and p_version is not null then
    raise exception using errcode = 'KO003', message = 'the deal changed since you looked';
  end if;
  return v_deal;
end $$;
comment on function sales.lock_deal(uuid, int, text) is 'The deal, locked, as this person may act on it (KO001, KO002, KO003).';

create function sales.lock_payment(p_payment uuid, p_version int, p_permission text) returns sales.payment
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_payment sales.payment;
begin
  perform core.require(p_permission);
  perform from sales.deal d where d.tenant_id = v_tenant
      and d.id = (select p.deal_id from sales.payment p where p.tenant_id = v_tenant and p.id = p_payment) for no key update;
  select * into v_payment from sales.payment p where p.tenant_id = v_tenant and p.id = p_payment for no key update;
  if not found or not sales.reaches('payment.read', v_payment.owner_id) then
    raise exception using errcode = 'KO002', message = 'no such payment', column = 'payment_id';
  elsif not sales.reaches(p_permission, v_payment.owner_id) then
    raise exception using errcode = 'KO001', message = format('the permission %s does not reach this payment', p_permission), hint = p_permission;
  elsif p_version is distinct from v_payment.version and p_version is not null then
    raise exception using errcode = 'KO003', message = 'the payment changed since you looked';
  end if;
  return v_payment;
end $$;
comment on function sales.lock_payment(uuid, int, text) is 'The payment, locked after its deal, as this person may act on it (KO001, KO002, KO003).';

create function sales.my_role_key() returns text
language plpgsql stable security definer cost 10 set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
begin
  return (select r.key from core.membership m join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id
           where m.tenant_id = v_tenant and m.user_id = v_me);
end $$;
comment on function sales.my_role_key() is 'The role of this person here.';

create function sales.name_of(p_user uuid) returns text
language plpgsql stable security definer cost 10 set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
begin
  return (select m.display_name from core.membership m where m.tenant_id = v_tenant and m.user_id = p_user);
end $$;
comment on function sales.name_of(uuid) is 'What a colleague is called.';

create function sales.reason(p_reason text) returns text
language plpgsql immutable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if btrim(coalesce(p_reason, '')) = '' then
    raise exception using errcode = 'KO009', message = 'a reason is needed', hint = 'reason', column = 'reason';
  elsif char_length(p_reason) > 500 then
    raise exception using errcode = 'KO009', message = 'a reason has 500 characters at most', hint = 'reason', column = 'reason';
  end if;
  return btrim(p_reason);
end $$;
comment on function sales.reason(text) is 'A reason that says something, in 500 characters at most (KO009).';

create function sales.approval_slots(p_tenant uuid, p_amount_minor bigint, p_currency text) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select r.slots from sales.rules_reached(p_tenant, p_amount_minor, p_currency) r);
end $$;
comment on function sales.approval_slots(uuid, bigint, text) is 'The approvals that a payment of an amount needs, by role.';

-- A payment that is split must not come past the second approver. With it counts whatever else of the deal waits, or came in within a
-- day, whoever recorded it, and is approved by fewer people: so what fewer people approve stays below the threshold, deal by deal.
-- What was taken back came in when it was brought back: else pieces kept in the trash for a day would come past one after the other.
-- From the rule for all of it downwards: what was approved as that rule asks is left out, until the rule asks for what it was chosen by.
create function sales.payment_slots(p_tenant uuid, p_deal uuid, p_amount_minor bigint, p_currency text) returns text[]
language plpgsql stable security definer cost 50 set search_path = pg_catalog, pg_temp as $$
declare
  v_left_out text[] := '{}';
  v_slots text[];
  v_next text[];
  v_sum bigint;
begin
  loop
    select p_amount_minor + coalesce(sum(p.amount_minor), 0) into v_sum from sales.payment p
     where p.tenant_id = p_tenant and p.deal_id = p_deal and p.refund_of is null
       and (p.status = 'pending' or p.status <> 'rejected' and coalesce(p.brought_back_at, p.created_at) > clock_timestamp() - interval '24 hours')
       and p.approval_slots::text <> all (v_left_out) and (v_slots is null or cardinality(p.approval_slots) <= cardinality(v_slots));
    v_next := sales.approval_slots(p_tenant, v_sum, p_currency);
    if v_next = v_slots or v_slots is null and v_sum = p_amount_minor then
      return v_next;
    end if;
    v_slots := v_next;
    v_left_out := v_left_out || v_slots::text;
  end loop;
end $$;
comment on function sales.payment_slots(uuid, uuid, bigint, text) is
  'The approvals that a payment needs: by its amount and by those of the deal that wait or came within 24 hours and fewer people approve.';

commit;
