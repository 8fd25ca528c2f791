-- Deploy kontor:sales/payment_correction to pg
-- What a verifier does besides deciding: putting the receipt's reference in the place of a mistyped one, and asking for a payment that a colleague has.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- Of a payment that waits, by somebody who may verify it; the trail keeps both, and the person who recorded it is told.
create function sales.correct_reference(p_payment uuid, p_version int, p_reference text) returns table (number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_payment sales.payment := sales.lock_payment(p_payment, p_version, 'payment.verify');
  v_reference text := btrim(coalesce(p_reference, ''));
  v_constraint text;
begin
  if sales.is_mine(v_payment) then
    raise exception using errcode = 'KO004', message = 'you recorded this payment', constraint = 'payment_approval_four_eyes';
  elsif v_payment.status <> 'pending' or v_payment.stage = 'sent_back' then
    raise exception using errcode = 'KO006', message = case v_payment.status when 'pending' then v_payment.stage else v_payment.status end;
  elsif v_reference = '' then
    raise exception using errcode = 'KO009', message = 'a reference is needed', hint = 'bank_reference', column = 'bank_reference';
  elsif exists (select from sales.payment_claim c where c.tenant_id = v_payment.tenant_id and c.payment_id = p_payment
                   and c.claimed_by <> core.me() and c.claimed_until > clock_timestamp()) then
    raise exception using errcode = 'KO005',
        message = coalesce((select sales.name_of(c.claimed_by) from sales.payment_claim c
                             where c.tenant_id = v_payment.tenant_id and c.payment_id = p_payment), '');
  end if;
  begin
    -- what was approved had another reference: approval begins anew
    update sales.payment p set bank_reference = v_reference, approvals_given = case when p.bank_reference = v_reference then p.approvals_given else 0 end,
        approval_round = p.approval_round + case when p.approvals_given > 0 and p.bank_reference <> v_reference then 1 else 0 end
     where p.tenant_id = v_payment.tenant_id and p.id = p_payment returning * into v_payment;
  exception when unique_violation then
    get stacked diagnostics v_constraint = constraint_name;
    perform sales.refuse_duplicate(v_constraint);
  end;
  perform core.notify_user(v_payment.tenant_id, v_payment.created_by, 'payment.corrected',
      v_payment.number || ' has the reference of its receipt now', v_reference, 'sales.payment', p_payment);
  return query select v_payment.number, v_payment.version;
end $$;
comment on function sales.correct_reference(uuid, int, text) is
    'Puts the receipt''s reference in the place of the one that was recorded (KO003 to KO006, KO009, KO018).';

-- Tells whoever has a payment that somebody else would take it, who may decide about it; twice within a minute tells once.
-- Answers their name, or nothing when it is free.
create function sales.ask_for_payment(p_payment uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
  v_payment sales.payment;
  v_holder uuid;
begin
  perform core.require('payment.verify');
  select * into v_payment from sales.payment p where p.tenant_id = v_tenant and p.id = p_payment;
  if not found or not sales.reaches('payment.verify', v_payment.owner_id) then
    raise exception using errcode = 'KO002', message = 'no such payment';
  elsif sales.is_mine(v_payment) then
    raise exception using errcode = 'KO004', message = 'you recorded this payment', constraint = 'payment_approval_four_eyes';
  elsif v_payment.status <> 'pending' then
    raise exception using errcode = 'KO006', message = v_payment.status;
  elsif exists (select from sales.payment_approval a where a.tenant_id = v_tenant and a.payment_id = p_payment
                   and a.round = v_payment.approval_round and a.approver_id = v_me and a.status = 'approved') then
    raise exception using errcode = 'KO010', message = 'you approved this payment already';
  end if;
  update sales.payment_claim c set asked_by = v_me
   where c.tenant_id = v_tenant and c.payment_id = p_payment and c.claimed_until > clock_timestamp() and c.claimed_by <> v_me
  returning c.claimed_by into v_holder;
  if not found then
    return '';
  end if;
  if not exists (select from core.notification n where n.tenant_id = v_tenant and n.user_id = v_holder and n.created_by = v_me
                    and n.notification_type = 'payment.asked_for'
                    and n.record_id = p_payment and n.created_at > clock_timestamp() - interval '1 minute') then
    perform core.notify_user(v_tenant, v_holder, 'payment.asked_for', sales.name_of(v_me) || ' asks for ' || v_payment.number, '', 'sales.payment',
        p_payment, jsonb_build_object('number', v_payment.number));
  end if;
  return coalesce(sales.name_of(v_holder), '');
end $$;
comment on function sales.ask_for_payment(uuid) is
    'Asks whoever has a payment to leave it; their name, or nothing when nobody has it (KO001, KO002, KO004, KO006, KO010).';

-- To whoever asked last, who has it for a minute: their program renews that while they look at it. Not to somebody who has left meanwhile,
-- nor what has lapsed or was decided: nobody asks for that any more.
create function sales.hand_over_payment(p_payment uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
  v_asker uuid;
  v_number text;
begin
  perform core.require('payment.verify');
  update sales.payment_claim c set claimed_by = c.asked_by, asked_by = null, claimed_until = clock_timestamp() + interval '1 minute'
   where c.tenant_id = v_tenant and c.payment_id = p_payment and c.claimed_by = v_me and c.claimed_until > clock_timestamp()
     and exists (select from core.membership m where m.tenant_id = v_tenant and m.user_id = c.asked_by and m.status = 'active')
     and exists (select from sales.payment p where p.tenant_id = v_tenant and p.id = p_payment and p.status = 'pending')
  returning c.claimed_by into v_asker;
  if not found then
    update sales.payment_claim c set asked_by = null
     where c.tenant_id = v_tenant and c.payment_id = p_payment and c.claimed_by = v_me and c.asked_by is not null;
    return '';
  end if;
  select p.number into v_number from sales.payment p where p.tenant_id = v_tenant and p.id = p_payment;
  perform core.notify_user(v_tenant, v_asker, 'payment.handed_over', sales.name_of(v_me) || ' hands ' || v_number || ' over to you', '', 'sales.payment',
      p_payment, jsonb_build_object('number', v_number));
  return coalesce(sales.name_of(v_asker), '');
end $$;
comment on function sales.hand_over_payment(uuid) is 'Gives a payment that I have to whoever asked for it; their name, or nothing when nobody did.';

grant execute on function sales.correct_reference(uuid, int, text), sales.ask_for_payment(uuid), sales.hand_over_payment(uuid) to kontor_app;
commit;
