-- Deploy kontor:sales/payment_entry to pg
-- Record payments with their receipts. The id comes from the program that records, so that sending it again changes nothing;
-- other contents under the same id are refused (KO021), not thrown away.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- What was sent when a row was entered is kept as a digest in the row's metadata: what was changed in the row since makes the same call no other one.
create function sales.sent_digest(p_values jsonb, p_receipt bytea) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(convert_to(p_values::text, 'UTF8') || coalesce(sha256(p_receipt), '')), 'hex')
$$;
comment on function sales.sent_digest(jsonb, bytea) is 'Tells what was sent apart from anything else that may be sent under the same id.';

create function sales.refuse_other_contents(p_column text, p_name text, p_metadata jsonb, p_sent text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if p_metadata ->> 'sent' is distinct from p_sent then
    raise exception using errcode = 'KO021', message = p_name, column = p_column;
  end if;
end $$;
comment on function sales.refuse_other_contents(text, text, jsonb, text) is
  'Refuses (KO021) what differs from what was entered under the same id, and names that.';

-- A receipt is new, or one that this person brought and nobody uses: an id that was guessed opens nobody's file.
create function sales.take_receipt(p_id uuid, p_name text, p_type text, p_content bytea) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_content is not null then
    return core.add_attachment(coalesce(p_id, core.new_id()), p_name, p_type, p_content);
  elsif p_id is not null and not exists (select from core.attachment a where a.tenant_id = (select core.tenant_id()) and a.id = p_id
                                            and a.created_by = (select core.me())) then
    raise exception using errcode = 'KO002', message = 'no such receipt', column = 'receipt_id';
  end if;
  return p_id;
end $$;
comment on function sales.take_receipt(uuid, text, text, bytea) is 'Keeps a receipt, or checks that it is this person''s.';

create function sales.stage_of(p_method text, p_receipt uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return case when p_receipt is not null or p_method = 'cash' or core.house_setting('payment.receipt_required', 'true') = 'false'
    then 'in_verification' else 'receipt_missing' end;
end $$;
comment on function sales.stage_of(text, uuid) is 'Where a payment begins: cash needs no receipt.';

-- A violated reference says which one; everything else keeps the constraint's own name.
create function sales.refuse_duplicate(p_constraint text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  raise exception using errcode = 'KO018', constraint = p_constraint,
    message = case p_constraint when 'payment_cheque_number_once' then 'the cheque number was recorded before'
      when 'payment_bank_reference_once' then 'the bank reference was recorded before' else 'the receipt belongs to another payment' end,
    column = case p_constraint
      when 'payment_cheque_number_once' then 'cheque_number'
      when 'payment_bank_reference_once' then 'bank_reference' else 'receipt_id' end;
end $$;
comment on function sales.refuse_duplicate(text) is 'Refuses (KO018) what was recorded before, and names the field.';

create function sales.put_payment(p_deal sales.deal, p_id uuid, p_amount_minor bigint, p_currency text, p_method text, p_received_on date,
    p_cheque_number text, p_bank_reference text, p_notes text, p_receipt uuid, p_sent text default null) returns sales.payment
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_payment sales.payment;
  v_left bigint := p_deal.amount_minor - p_deal.paid_minor - p_deal.waiting_minor;
  v_constraint text;
begin
  if p_deal.status in ('draft', 'cancelled') or p_deal.deleted_at is not null then
    raise exception using errcode = 'KO006', message = case when p_deal.deleted_at is not null then 'deleted' else p_deal.status end;
  elsif p_currency is distinct from p_deal.currency then
    raise exception using errcode = 'KO019', message = p_deal.currency, column = 'currency';
  elsif p_amount_minor > v_left then
    raise exception using errcode = 'KO007', message = v_left::text, column = 'amount_minor', constraint = 'deal_balance';
  elsif p_received_on > sales.today(p_deal.tenant_id) then
    raise exception using errcode = 'KO009', message = 'not received yet', hint = 'received_on', column = 'received_on',
        constraint = 'payment_received_in_future';
  end if;
  begin
    insert into sales.payment (tenant_id, id, number_seq, deal_id, owner_id, amount_minor, currency, method, stage, receipt_id,
        cheque_number, bank_reference, notes, received_on, approval_slots, metadata, created_by)
    values (p_deal.tenant_id, coalesce(p_id, core.new_id()), core.reserve_numbers(p_deal.tenant_id, 'payment', 1), p_deal.id, p_deal.owner_id,
        p_amount_minor, p_currency, p_method, sales.stage_of(p_method, p_receipt), p_receipt, btrim(coalesce(p_cheque_number, '')),
        btrim(coalesce(p_bank_reference, '')), coalesce(p_notes, ''), p_received_on,
        sales.payment_slots(p_deal.tenant_id, p_deal.id, p_amount_minor, p_currency), jsonb_strip_nulls(jsonb_build_object('sent', p_sent)), core.me())
    returning * into v_payment;
  exception when unique_violation then
    get stacked diagnostics v_constraint = constraint_name;
    if v_constraint = 'payment_pkey' then
      raise exception using errcode = 'KO009', message = 'the id is taken', hint = 'id', column = 'id';
    end if;
    perform sales.refuse_duplicate(v_constraint);
  end;
  if p_deal.rejected_count > 0 then      -- an update that finds nothing runs every trigger all the same
    update sales.payment p set is_replaced = true
     where p.tenant_id = p_deal.tenant_id and p.deal_id = p_deal.id and p.status = 'rejected' and not p.is_replaced;
  end if;
  return v_payment;
end $$;
comment on function sales.put_payment(sales.deal, uuid, bigint, text, text, date, text, text, text, uuid, text) is
  'Records a payment of a deal that is locked (KO006, KO007, KO009, KO018, KO019).';

create function sales.record_payment(p_id uuid, p_deal_id uuid, p_amount_minor bigint, p_currency text, p_method text, p_received_on date,
    p_cheque_number text default '', p_bank_reference text default '', p_notes text default '', p_receipt_id uuid default null,
    p_receipt_name text default null, p_receipt_type text default null, p_receipt bytea default null)
returns table (payment_id uuid, number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_deal sales.deal := sales.lock_deal(p_deal_id, null, 'payment.record');
  v_payment sales.payment;
  v_sent text := sales.sent_digest(jsonb_build_array(p_deal_id, p_amount_minor, p_currency, p_method, p_received_on, p_cheque_number,
      p_bank_reference, p_notes, p_receipt_id, p_receipt_name, p_receipt_type), p_receipt);
begin
  select * into v_payment from sales.payment p where p.tenant_id = v_deal.tenant_id and p.id = p_id;
  if not found then
    v_payment := sales.put_payment(v_deal, p_id, p_amount_minor, p_currency, p_method, p_received_on, p_cheque_number, p_bank_reference,
      p_notes, sales.take_receipt(p_receipt_id, p_receipt_name, p_receipt_type, p_receipt), v_sent);
  elsif v_payment.created_by is distinct from core.me() then
    raise exception using errcode = 'KO009', message = 'the id is taken', hint = 'id', column = 'id';
  else
    perform sales.refuse_other_contents('id', v_payment.number, v_payment.metadata, v_sent);
  end if;
  return query select v_payment.id, v_payment.number, v_payment.version;
end $$;
comment on function sales.record_payment(uuid, uuid, bigint, text, text, date, text, text, text, uuid, text, text, bytea) is
  'Records a payment of a deal, with its receipt; the same again returns what was recorded, other contents under its id are refused (KO021).';

create function sales.replace_receipt(p_payment uuid, p_version int, p_receipt_name text, p_receipt_type text, p_receipt bytea,
    p_receipt_id uuid default null) returns table (payment_id uuid, number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_payment sales.payment := sales.lock_payment(p_payment, p_version, 'payment.record');
  v_constraint text;
begin
  if v_payment.status <> 'pending' then
    raise exception using errcode = 'KO006', message = v_payment.status;
  end if;
  begin   -- what was approved was another receipt: approval begins anew
    update sales.payment p set receipt_id = sales.take_receipt(p_receipt_id, p_receipt_name, p_receipt_type, p_receipt), stage = 'in_verification',
        approval_round = p.approval_round + case when p.approvals_given > 0 then 1 else 0 end, approvals_given = 0
     where p.tenant_id = v_payment.tenant_id and p.id = p_payment returning * into v_payment;
  exception when unique_violation then
    get stacked diagnostics v_constraint = constraint_name;
    perform sales.refuse_duplicate(v_constraint);
  end;
  if v_payment.receipt_id is null then
    raise exception using errcode = 'KO016', message = 'a receipt is needed', column = 'receipt_id';
  end if;
  return query select v_payment.id, v_payment.number, v_payment.version;
end $$;
comment on function sales.replace_receipt(uuid, int, text, text, bytea, uuid) is
    'Brings a payment''s receipt, or another one, and puts it back into the queue.';

grant execute on function sales.record_payment(uuid, uuid, bigint, text, text, date, text, text, text, uuid, text, text, bytea),
  sales.replace_receipt(uuid, int, text, text, bytea, uuid) to kontor_app;
commit;
