-- Deploy kontor:sales/verification to pg
-- Claim and approve payments: never by who recorded them, by as many people as the rule asks, with all that follows in one transaction.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- Recorded by me, of my own deal (whoever recorded it, I earn its commission), or proved by a file that I brought:
-- somebody else has to decide about it.
create function sales.is_mine(p_payment sales.payment) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_me uuid := core.me();
begin
  return v_me in (p_payment.created_by, p_payment.owner_id)
    or exists (select from core.attachment a where a.tenant_id = p_payment.tenant_id and a.id = p_payment.receipt_id and a.created_by = v_me);
end $$;
comment on function sales.is_mine(sales.payment) is 'Whether a payment is this person''s own work: recorded, owned or proved by them.';

create function sales.claim_payment(p_payment uuid) returns table (claimed_by uuid, claimed_by_name text, claimed_until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
  v_payment sales.payment;
  v_until timestamptz := clock_timestamp() + make_interval(mins => least(60, greatest(1, core.house_number('verification.claim_minutes', 10)))::int);
  v_holder uuid;
begin
  perform core.require('payment.verify');
  select * into v_payment from sales.payment p where p.tenant_id = v_tenant and p.id = p_payment;
  if not found or not sales.reaches('payment.verify', v_payment.owner_id) then
    raise exception using errcode = 'KO002', message = 'no such payment';
  elsif v_payment.status <> 'pending' then
    raise exception using errcode = 'KO006', message = v_payment.status;
  elsif sales.is_mine(v_payment) then
    raise exception using errcode = 'KO004', message = 'you recorded this payment';
  end if;
  insert into sales.payment_claim as c (tenant_id, payment_id, claimed_by, claimed_until) values (v_tenant, p_payment, v_me, v_until)
  on conflict on constraint payment_claim_once do update set claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until,
        asked_by = case when c.claimed_by = excluded.claimed_by and c.claimed_until > clock_timestamp() then c.asked_by end
    where c.claimed_by = excluded.claimed_by or c.claimed_until <= clock_timestamp();
  if not found then
    select c.claimed_by into v_holder from sales.payment_claim c where c.tenant_id = v_tenant and c.payment_id = p_payment;
    raise exception using errcode = 'KO005', message = coalesce(sales.name_of(v_holder), '');
  end if;
  return query select v_me, sales.name_of(v_me), v_until;
end $$;
comment on function sales.claim_payment(uuid) is 'Takes a payment for ten minutes, or renews that; refused (KO005) while somebody else has it.';

create function sales.release_payment(p_payment uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform core.require('payment.verify');
  delete from sales.payment_claim c where c.tenant_id = (select core.tenant_id()) and c.payment_id = p_payment and c.claimed_by = (select core.me());
end $$;
comment on function sales.release_payment(uuid) is 'Gives a payment that I took back to the others.';

-- What holds for approving, rejecting and sending back alike.
create function sales.take_decision(p_payment uuid, p_version int) returns sales.payment
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_me uuid := core.me();
  v_payment sales.payment := sales.lock_payment(p_payment, p_version, 'payment.verify');
  v_holder uuid;
begin
  if sales.is_mine(v_payment) then
    raise exception using errcode = 'KO004', message = 'you recorded this payment', constraint = 'payment_approval_four_eyes';
  elsif v_payment.status <> 'pending' or v_payment.stage = 'sent_back' then
    raise exception using errcode = 'KO006', message = case v_payment.status when 'pending' then v_payment.stage else v_payment.status end;
  end if;
  -- a delete that finds nothing runs every trigger all the same
  if exists (select from sales.payment_claim c where c.tenant_id = v_payment.tenant_id and c.payment_id = p_payment) then
    delete from sales.payment_claim c where c.tenant_id = v_payment.tenant_id and c.payment_id = p_payment
      and (c.claimed_by = v_me or c.claimed_until <= clock_timestamp());
    select c.claimed_by into v_holder from sales.payment_claim c where c.tenant_id = v_payment.tenant_id and c.payment_id = p_payment;
    if found then
      raise exception using errcode = 'KO005', message = coalesce(sales.name_of(v_holder), '');
    end if;
  end if;
  return v_payment;
end $$;
comment on function sales.take_decision(uuid, int) is 'The payment, locked, as this person may decide about it now (KO001 to KO006).';

-- Which of the approvals still asked for this person can give: their role's, else anybody's.
create function sales.open_slot(p_payment sales.payment) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_given text[] := array(select a.role_key from sales.payment_approval a where a.tenant_id = p_payment.tenant_id
    and a.payment_id = p_payment.id and a.round = p_payment.approval_round and a.status = 'approved');
  v_open text[] := array(
    select s.role_key from (select u.role_key, row_number() over (partition by u.role_key) as n from unnest(p_payment.approval_slots) u (role_key)) s
     where s.n > (select count(*) from unnest(v_given) g (role_key) where g.role_key = s.role_key));
  v_mine text := sales.my_role_key();
begin
  if v_mine = any (v_open) then
    return v_mine;
  elsif '' = any (v_open) then
    return '';
  end if;
  raise exception using errcode = 'KO011', message = coalesce(v_open[1], ''), hint = coalesce(v_open[1], '');
end $$;
comment on function sales.open_slot(sales.payment) is 'The role of the approval that this person can give; refused (KO011) where the rule asks for others.';

create function sales.approve_payment(p_payment uuid, p_version int, p_comments text default '')
returns table (status text, number text, invoice_number text, commission_minor bigint, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_me uuid := core.me();
  v_payment sales.payment := sales.take_decision(p_payment, p_version);
  v_slot text;
  v_invoice text;
  v_commission bigint;
  v_last boolean := v_payment.approvals_given + 1 >= v_payment.approvals_needed;
begin
  if v_payment.stage = 'receipt_missing' then
    raise exception using errcode = 'KO016', message = 'the receipt is missing', column = 'receipt_id';
  elsif exists (select from sales.payment_approval a where a.tenant_id = v_payment.tenant_id and a.payment_id = p_payment
                   and a.round = v_payment.approval_round and a.approver_id = v_me and a.status = 'approved') then
    raise exception using errcode = 'KO010', message = 'you approved this payment already';
  end if;
  v_slot := sales.open_slot(v_payment);
  insert into sales.payment_approval (tenant_id, payment_id, payment_created_by, owner_id, approver_id, round, role_key, status, comments, created_by)
  values (v_payment.tenant_id, p_payment, v_payment.created_by, v_payment.owner_id, v_me, v_payment.approval_round, v_slot, 'approved',
      coalesce(p_comments, ''), v_me);
  if not v_last then
    update sales.payment p set approvals_given = p.approvals_given + 1
     where p.tenant_id = v_payment.tenant_id and p.id = p_payment returning * into v_payment;
    return query select 'pending', v_payment.number, null::text, null::bigint, v_payment.version;
    return;
  end if;
  update sales.payment p set status = 'verified', stage = '', approvals_given = p.approvals_given + 1, verified_by = v_me,
      verified_at = clock_timestamp(), decided_by = v_me, decided_at = clock_timestamp(), decided_reason = ''
   where p.tenant_id = v_payment.tenant_id and p.id = p_payment returning * into v_payment;
  v_invoice := sales.issue_invoice(v_payment, 'invoice');
  v_commission := sales.earn_commission(v_payment);
  perform sales.count_day(v_payment.tenant_id, v_payment.owner_id, sales.today(v_payment.tenant_id), 0, 1,
    coalesce(sales.convert(v_payment.tenant_id, v_payment.amount_minor, v_payment.currency, t.currency, sales.today(t.id)), 0))
    from core.tenant t where t.id = v_payment.tenant_id;
  perform sales.tell(v_payment, 'payment.verified', 'Payment ' || v_payment.number || ' verified', coalesce(p_comments, ''));
  return query select 'verified', v_payment.number, v_invoice, v_commission, v_payment.version;
end $$;
comment on function sales.approve_payment(uuid, int, text) is
  'Approves a payment: pending while another person has to; else verified, with invoice, commission, streak and notification.';

-- Each row in a savepoint of its own: one that is refused leaves the others done. All deals are locked first, in order: whoever
-- holds the invoice counter must not wait for a deal that somebody else holds who waits for the counter.
create function sales.approve_payments(p_payments uuid[], p_versions int[]) returns table (id uuid, number text, ok boolean, sqlstate text, message text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_id uuid;
  v_version int;
  v_number text;
  v_state text;
  v_message text;
begin
  perform core.require('payment.verify');
  if cardinality(p_payments) > 1000 then
    raise exception using errcode = 'KO009', message = '1000 payments at once at most', hint = 'payments', column = 'payments';
  elsif cardinality(p_versions) is distinct from cardinality(p_payments) then
    raise exception using errcode = 'KO009', message = 'a version for each payment is needed', hint = 'versions', column = 'versions';
  end if;
  perform from sales.deal d where d.tenant_id = (select core.tenant_id())
      and d.id = any (array(select p.deal_id from sales.payment p where p.tenant_id = (select core.tenant_id()) and p.id = any (p_payments)))
    order by d.id for no key update;
  for v_id, v_version in
    select x.id, x.version from (select u.id, min(u.version) as version from unnest(p_payments, p_versions) u (id, version) group by u.id) x
      left join sales.payment p on p.tenant_id = (select core.tenant_id()) and p.id = x.id order by p.deal_id, x.id
  loop
    id := v_id;
    v_number := null;
    v_state := '';
    v_message := '';
    begin
      select a.number into v_number from sales.approve_payment(v_id, coalesce(v_version, -1)) a;
    exception when others then
      -- a deadlock or a full disk is not one row's fault
      if sqlstate !~ '^(KO|23)' then
        raise;
      end if;
      get stacked diagnostics v_state = returned_sqlstate, v_message = message_text;
      if v_state <> 'KO002' then
        select p.number into v_number from sales.payment p where p.tenant_id = (select core.tenant_id()) and p.id = v_id;
      end if;
    end;
    number := v_number;
    ok := v_state = '';
    sqlstate := v_state;
    message := v_message;
    return next;
  end loop;
end $$;
comment on function sales.approve_payments(uuid[], int[]) is
    'Approves many payments as this person saw them (their versions); says for each whether it was, and why not.';

grant execute on function sales.claim_payment(uuid), sales.release_payment(uuid), sales.approve_payment(uuid, int, text),
  sales.approve_payments(uuid[], int[]) to kontor_app;
commit;
